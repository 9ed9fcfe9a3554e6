package acct.chance;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.numbers.gamma.LogBeta;
import org.junit.jupiter.api.Test;

/** How often the interval holds the true rate: summed over all counts there can be, without chance. */
final class IntervalCoverageTest {
    private static final long[] N = {20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000};
    private static final double[] RATES = {0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2};
    private static final double NOMINAL = 0.9;
    private static final int AROUND = 20;

    private static double probability(long x, long n, double p) {
        double choose = -Math.log1p((double) n) - LogBeta.value(x + 1.0, n - x + 1.0);
        return Math.exp(choose + x * Math.log(p) + (n - x) * Math.log1p(-p));
    }

    /** The chance that the interval holds the rate; and that the rate is not below it, which is what alerts rest on. */
    private static double[] coverage(long n, double p) {
        double sd = Math.sqrt(n * p * (1 - p));
        long first = Math.max(0, (long) (n * p - 12 * sd - 20));
        long last = Math.min(n, (long) (n * p + 12 * sd + 20));
        double both = 0;
        double lower = 0;
        for (long x = first; x <= last; x++) {
            Wilson interval = Wilson.of(x, n);
            double chance = probability(x, n, p);
            both += interval.low() <= p && p <= interval.high() ? chance : 0;
            lower += interval.low() <= p ? chance : 0;
        }
        return new double[] {both, lower};
    }

    /** The mean over rates from a fifth less to a fifth more. */
    private static double[] around(long n, double rate) {
        double both = 0;
        double lower = 0;
        for (int i = -AROUND; i <= AROUND; i++) {
            double[] one = coverage(n, rate * (1 + 0.2 * i / AROUND));
            both += one[0];
            lower += one[1];
        }
        return new double[] {both / (2 * AROUND + 1), lower / (2 * AROUND + 1)};
    }

    private static double leastAround(long n, double rate) {
        double least = 1;
        for (int i = -AROUND; i <= AROUND; i++) {
            least = Math.min(least, coverage(n, rate * (1 + 0.2 * i / AROUND))[0]);
        }
        return least;
    }

    @Test
    void withFiveExpectedEventsItIsNominalOnAverageAndNeverFarBelow() {
        for (double rate : RATES) {
            for (long n : N) {
                if (n * rate >= 5) {
                    String where = rate + " of " + n;
                    double[] mean = around(n, rate);
                    assertThat(mean[0]).as(where).isBetween(NOMINAL - 0.001, NOMINAL + 0.01);
                    assertThat(leastAround(n, rate)).as(where).isGreaterThan(NOMINAL - 0.05);
                    assertThat(mean[1]).as("lower end, " + where).isBetween(0.937, 0.9505);
                }
            }
        }
    }

    @Test
    void withFewerItIsAFewPointsOffAndATenthAtWorst() {
        for (double rate : RATES) {
            for (long n : N) {
                if (n * rate < 5) {
                    String where = rate + " of " + n;
                    assertThat(around(n, rate)[0]).as(where).isGreaterThan(NOMINAL - 0.05);
                    // Where less than one event is expected, the first one decides alone.
                    assertThat(leastAround(n, rate)).as(where).isGreaterThan(NOMINAL - (n * rate < 1 ? 0.102 : 0.061));
                }
            }
        }
    }

    @Test
    void fromHundredExpectedEventsOnEveryRateIsWithinOneAndAQuarterPoints() {
        for (double rate : RATES) {
            for (long n : N) {
                if (n * rate >= 100) {
                    assertThat(leastAround(n, rate)).as("%s of %s", rate, n).isGreaterThan(NOMINAL - 0.0125);
                }
            }
        }
    }
}
