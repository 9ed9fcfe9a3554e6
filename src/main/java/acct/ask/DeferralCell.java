package acct.ask;

import org.jspecify.annotations.Nullable;

/**
 * What became of the attempts from one source IP at one ISP on one day.
 *
 * @param sourceIp the address; null is unknown
 * @param isp the destination; null is unknown
 * @param vmta the virtual MTA if there was only one
 * @param pool the pool if there was only one
 * @param attempts delivered, bounced and deferred
 * @param deferred of them
 * @param greylisted deferrals whose reply is greylisting
 */
public record DeferralCell(
        @Nullable String sourceIp,
        @Nullable String isp,
        @Nullable String vmta,
        @Nullable String pool,
        long attempts,
        long deferred,
        long greylisted) {

    /** Two cells of one ISP as one; it names no source IP. */
    public DeferralCell plus(DeferralCell other) {
        return new DeferralCell(
                null,
                isp,
                null,
                null,
                attempts + other.attempts,
                deferred + other.deferred,
                greylisted + other.greylisted);
    }
}
