package acct.model;

import org.jspecify.annotations.Nullable;

/**
 * The rate that a finding rests on.
 *
 * @param n how many could have had the event
 * @param x how many had it
 * @param rate {@code x / n}
 * @param low lower end of the interval of the true rate
 * @param high its upper end
 * @param limit the limit that {@code low} is above; null if there is none
 * @param baseline the rate that is usual; null if none was looked for
 * @param pAdjusted how likely so many are by chance, given how often it was asked; null if it was not
 */
public record RateEvidence(
        long n,
        long x,
        double rate,
        double low,
        double high,
        @Nullable Double limit,
        @Nullable Double baseline,
        @Nullable Double pAdjusted) {

    /** What x of n say of the true rate, without any limit. */
    public static RateEvidence of(long x, long n, double low, double high) {
        return new RateEvidence(n, x, (double) x / n, low, high, null, null, null);
    }

    /** The same beside what is usual. */
    public RateEvidence beside(double usual) {
        return new RateEvidence(n, x, rate, low, high, limit, usual, pAdjusted);
    }

    /** The same, so likely by chance. */
    public RateEvidence likely(double chance) {
        return new RateEvidence(n, x, rate, low, high, limit, baseline, chance);
    }

    /** The same, above a limit. */
    public RateEvidence above(double exceeded) {
        return new RateEvidence(n, x, rate, low, high, exceeded, baseline, pAdjusted);
    }
}
