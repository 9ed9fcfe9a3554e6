package acct.ask;

import org.jspecify.annotations.Nullable;

/**
 * What one source IP met at one ISP on one day.
 *
 * @param sourceIp the address; null is unknown
 * @param isp the destination; null is unknown
 * @param vmta the virtual MTA if there was only one
 * @param pool the pool if there was only one
 * @param recipients delivered and bounced
 * @param delivered of them
 * @param hardBounces bounces that say the address is dead: their category counts as hard
 * @param blockBounces bounces that turn the sender away: their category counts as block
 */
public record BounceCell(
        @Nullable String sourceIp,
        @Nullable String isp,
        @Nullable String vmta,
        @Nullable String pool,
        long recipients,
        long delivered,
        long hardBounces,
        long blockBounces) {}
