package acct.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chances of counts whose rate moves, against sums of fractions. */
final class BetaBinomialTest {
    private static final MathContext DIGITS = new MathContext(60);
    private static final int MOST = 40;

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, 1", "NaN, 1", "1, NaN"})
    void refusesWhatIsNoDistribution(double a, double b) {
        assertThatThrownBy(() -> new BetaBinomial(a, b)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsWhatCannotBe() {
        BetaBinomial rate = new BetaBinomial(2, 198);
        assertThat(rate.probability(-1, 10)).isZero();
        assertThat(rate.probability(11, 10)).isZero();
        assertThat(rate.atLeast(0, 10)).isEqualTo(1);
        assertThat(rate.atLeast(11, 10)).isZero();
        assertThat(rate.atMost(-1, 10)).isZero();
        assertThat(rate.atMost(10, 10)).isEqualTo(1);
    }

    @Test
    void isAroundItsRate() {
        BetaBinomial rate = BetaBinomial.around(0.01, 200);
        assertThat(rate.a()).isCloseTo(2, within(1e-12));
        assertThat(rate.b()).isCloseTo(198, within(1e-12));
        assertThat(rate.mean()).isCloseTo(0.01, within(1e-12));
    }

    /** How likely k of n are: choose(n, k) · B(k + a, n − k + b) / B(a, b), as products of fractions. */
    private static BigDecimal exactly(int k, int n, double a, double b) {
        BigDecimal product = BigDecimal.ONE;
        for (int i = 0; i < k; i++) {
            product = product.multiply(new BigDecimal(a).add(new BigDecimal(i)), DIGITS)
                    .multiply(new BigDecimal(n - i), DIGITS)
                    .divide(new BigDecimal(i + 1), DIGITS);
        }
        for (int i = 0; i < n - k; i++) {
            product = product.multiply(new BigDecimal(b).add(new BigDecimal(i)), DIGITS);
        }
        for (int i = 0; i < n; i++) {
            product = product.divide(new BigDecimal(a).add(new BigDecimal(b)).add(new BigDecimal(i)), DIGITS);
        }
        return product;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0.5, 0.5", "2, 198", "0.05, 9.95", "20, 1.5", "300, 29700", "0.002, 200"})
    void tailsAreTheSumsOfTheirTerms(double a, double b) {
        BetaBinomial rate = new BetaBinomial(a, b);
        for (int n = 1; n <= MOST; n++) {
            BigDecimal below = BigDecimal.ZERO;
            for (int k = 0; k <= n; k++) {
                BigDecimal term = exactly(k, n, a, b);
                double upper = BigDecimal.ONE.subtract(below, DIGITS).doubleValue();
                below = below.add(term, DIGITS);
                assertThat(rate.probability(k, n))
                        .as("%s of %s", k, n)
                        .isCloseTo(term.doubleValue(), near(term.doubleValue()));
                assertThat(rate.atLeast(k, n)).as("%s of %s or more", k, n).isCloseTo(upper, near(upper));
                assertThat(rate.atMost(k, n))
                        .as("%s of %s or fewer", k, n)
                        .isCloseTo(below.doubleValue(), near(below.doubleValue()));
            }
        }
    }

    /** Relative, so that the smallest chances are right as well. */
    private static org.assertj.core.data.Offset<Double> near(double value) {
        return within(1e-9 * value + 1e-14);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 200, 5000", "0.0004, 100000, 2000000", "0.3, 60, 900", "0.00001, 20, 100000"})
    void bothTailsTogetherAreAll(double mean, double precision, long n) {
        BetaBinomial rate = BetaBinomial.around(mean, precision);
        for (long k = 1; k <= n; k += Math.max(1, n / 50)) {
            assertThat(rate.atLeast(k, n) + rate.atMost(k - 1, n))
                    .as("%s of %s", k, n)
                    .isCloseTo(1, within(1e-9));
            assertThat(rate.atLeast(k, n)).isBetween(0.0, rate.atLeast(k - 1, n) + 1e-12);
        }
    }

    @Test
    void aMovingRateMakesTheSameNightLessSurprising() {
        double steady = BetaBinomial.around(0.01, 1e7).atLeast(40, 2_000);
        double moving = BetaBinomial.around(0.01, 200).atLeast(40, 2_000);
        assertThat(steady).isBetween(1e-5, 1e-4);
        assertThat(moving).isGreaterThan(0.05);
    }
}
