package acct.ask;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one cell had on one day.
 *
 * @param day the local day
 * @param sourceIp the address; null is unknown
 * @param vmta the virtual MTA; null is unknown
 * @param pool the pool; null is unknown
 * @param isp the destination; null is unknown
 * @param counts how many
 */
public record CellDay(
        LocalDate day,
        @Nullable String sourceIp,
        @Nullable String vmta,
        @Nullable String pool,
        @Nullable String isp,
        MailCounts counts) {}
