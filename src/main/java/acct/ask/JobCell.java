package acct.ask;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What one job had from one source IP at one ISP on one day; counted as {@link MailCounts} are.
 *
 * @param job the job; null is unknown
 * @param day the local day
 * @param sourceIp the address; null is unknown
 * @param isp the destination; null is unknown
 * @param recipients delivered and bounced
 * @param hard bounces that say the address is dead
 * @param block bounces that turn the sender away
 * @param attempts recipients and those that were put off
 * @param deferred attempts that were put off
 * @param connection bounced or deferred as no conversation came about
 * @param authentication bounced or deferred for the sender's papers
 * @param firstBad when the first of its hard or block bounces and deferrals was logged; null where there are none
 */
public record JobCell(
        @Nullable String job,
        LocalDate day,
        @Nullable String sourceIp,
        @Nullable String isp,
        long recipients,
        long hard,
        long block,
        long attempts,
        long deferred,
        long connection,
        long authentication,
        @Nullable OffsetDateTime firstBad) {}
