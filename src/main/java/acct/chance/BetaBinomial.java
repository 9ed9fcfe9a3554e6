package acct.chance;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * How many events there will be in n cases whose rate moves from day to day as a Beta distribution does.
 *
 * @param a above 0
 * @param b above 0; the rate is {@code a / (a + b)} on average
 */
public record BetaBinomial(double a, double b) {
    /** A term that adds less than this part to the sum ends it. */
    private static final double NEGLIGIBLE = 1e-13;

    public BetaBinomial {
        if (!(a > 0) || !(b > 0)) {
            throw new IllegalArgumentException(a + ", " + b);
        }
    }

    /**
     * By what is usual.
     *
     * @param rate on average, above 0 and below 1
     * @param precision how many cases the knowledge is worth, above 0: the smaller, the more days differ
     */
    public static BetaBinomial around(double rate, double precision) {
        return new BetaBinomial(rate * precision, (1 - rate) * precision);
    }

    /** The rate on average. */
    public double mean() {
        return a / (a + b);
    }

    /** How likely exactly k of n are. */
    public double probability(long k, long n) {
        if (k < 0 || k > n) {
            return 0;
        }
        double choose = -Math.log1p((double) n) - LogBeta.value(k + 1.0, n - k + 1.0);
        return Math.exp(choose + LogBeta.value(k + a, n - k + b) - LogBeta.value(a, b));
    }

    /** How likely k of n or more are. */
    public double atLeast(long k, long n) {
        if (k <= 0) {
            return 1;
        }
        if (k > n) {
            return 0;
        }
        // The shorter tail is summed, from its largest term outwards.
        return k > n * mean() ? Math.min(1, upwards(k, n)) : Math.max(0, 1 - downwards(k - 1, n));
    }

    /** How likely k of n or fewer are. */
    public double atMost(long k, long n) {
        if (k < 0) {
            return 0;
        }
        return k >= n ? 1 : Math.min(1, k < n * mean() ? downwards(k, n) : 1 - upwards(k + 1, n));
    }

    private double upwards(long k, long n) {
        double term = probability(k, n);
        double sum = term;
        for (long j = k; j < n && term > sum * NEGLIGIBLE; j++) {
            term *= (n - j) * (j + a) / ((j + 1) * (n - j - 1 + b));
            sum += term;
        }
        return sum;
    }

    private double downwards(long k, long n) {
        double term = probability(k, n);
        double sum = term;
        for (long j = k; j > 0 && term > sum * NEGLIGIBLE; j--) {
            term *= j * (n - j + b) / ((n - j + 1.0) * (j - 1 + a));
            sum += term;
        }
        return sum;
    }
}
