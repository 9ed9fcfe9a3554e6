package acct.ask;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one cell had on one day, without what PowerMTA gave up by itself.
 *
 * @param day the local day
 * @param sourceIp the address; null is unknown
 * @param vmta the virtual MTA; null is unknown
 * @param pool the pool; null is unknown
 * @param isp the destination; null is unknown
 * @param delivered recipients that took it
 * @param recipients delivered and bounced
 * @param hard bounces that say the address is dead
 * @param block bounces that turn the sender away
 * @param attempts recipients and those that were put off
 * @param deferred attempts that were put off
 * @param greylisted of them, by greylisting
 * @param connection bounced or deferred as no conversation came about
 * @param authentication bounced or deferred for the sender's papers: SPF, DKIM, TLS, reverse DNS
 * @param complaints of recipients
 * @param timed deliveries of which is known how long they took
 * @param late of them, those that took more than half an hour
 */
public record CellDay(
        LocalDate day,
        @Nullable String sourceIp,
        @Nullable String vmta,
        @Nullable String pool,
        @Nullable String isp,
        long delivered,
        long recipients,
        long hard,
        long block,
        long attempts,
        long deferred,
        long greylisted,
        long connection,
        long authentication,
        long complaints,
        long timed,
        long late) {}
