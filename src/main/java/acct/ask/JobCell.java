package acct.ask;

import org.jspecify.annotations.Nullable;

/**
 * What one job had from one source IP at one ISP on the nights judged or on the days before; counted as {@link MailCounts} are.
 *
 * @param job whose mail
 * @param nights which of these
 * @param sourceIp the address; null is unknown
 * @param isp the destination; null is unknown
 * @param recipients delivered and bounced
 * @param hard bounces that say the address is dead
 * @param block bounces that turn the sender away
 * @param attempts recipients and those that were put off
 * @param deferred attempts that were put off
 * @param connection bounced or deferred as no conversation came about
 * @param authentication bounced or deferred for the sender's papers
 */
public record JobCell(
        MailJob job,
        Nights nights,
        @Nullable String sourceIp,
        @Nullable String isp,
        long recipients,
        long hard,
        long block,
        long attempts,
        long deferred,
        long connection,
        long authentication) {
    /** Of which nights. */
    public enum Nights {
        /** Those judged. */
        JUDGED,
        /** Some weeks before them. */
        BEFORE
    }

    /** Whether it is of the nights judged. */
    public boolean isNow() {
        return nights == Nights.JUDGED;
    }
}
