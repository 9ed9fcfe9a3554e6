package acct.audit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How much left from one address on one local day.
 *
 * @param vmta the virtual MTA
 * @param sourceIp the address
 * @param day the local day
 * @param rows its rows
 */
public record SentDay(@Nullable String vmta, String sourceIp, LocalDate day, long rows) {}
