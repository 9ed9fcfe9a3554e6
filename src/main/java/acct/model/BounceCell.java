package acct.model;

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
 * @param hardBounces bounces that say the address is dead: bad-mailbox, inactive-mailbox, bad-domain
 * @param blockBounces bounces that say the mail is unwanted: spam-, policy-, content-, virus-related
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
