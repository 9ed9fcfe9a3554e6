package acct.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The interval against a table that was computed apart from this code. */
final class WilsonTest {
    private static final long[] N = {50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000};

    @ParameterizedTest
    @CsvSource({"1,0", "-1,10", "11,10", "0,-1"})
    void refusesWhatIsNoShare(long x, long n) {
        assertThatThrownBy(() -> Wilson.of(x, n)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0.001, 1 1 1 2 3 5 9 16 62",
        "0.003, 1 2 2 4 6 11 22 39 171",
        "0.02, 3 5 8 16 28 51 117 224 1052",
        "0.05, 6 9 16 34 62 117 276 536 2581",
        "0.10, 9 15 27 62 116 223 535 1050 5111"
    })
    void exceedsALimitFromExactlySoManyEventsOn(double limit, String smallest) {
        String[] expected = smallest.split(" ", -1);
        for (int i = 0; i < N.length; i++) {
            long x = Long.parseLong(expected[i]);
            assertThat(Wilson.of(x, N[i]).low()).as("%s of %s", x, N[i]).isGreaterThan(limit);
            assertThat(Wilson.of(x - 1, N[i]).low()).as("%s of %s", x - 1, N[i]).isLessThanOrEqualTo(limit);
        }
    }

    @Test
    void noEventsInFewCasesSayLittle() {
        assertThat(Wilson.of(0, 100).high()).isCloseTo(0.026, within(0.0005));
        assertThat(Wilson.of(0, 1_000).high()).isCloseTo(0.0027, within(0.00005));
        assertThat(Wilson.of(0, 10_000).high()).isCloseTo(0.00027, within(0.000005));
    }

    @Test
    void reachesNoneAndAllExactly() {
        for (int n = 1; n <= 10_000; n++) {
            assertThat(Wilson.of(0, n).low()).as("0 of %s", n).isZero();
            assertThat(Wilson.of(n, n, 0, 1.96).high()).as("%s of %s", n, n).isEqualTo(1);
        }
    }

    @Test
    void staysWithinZeroAndOneAndHoldsTheRate() {
        for (long n = 1; n <= 60; n++) {
            for (long x = 0; x <= n; x++) {
                Wilson interval = Wilson.of(x, n);
                double rate = (double) x / n;
                assertThat(interval.low()).isBetween(0.0, rate + 1e-12);
                assertThat(interval.high()).isBetween(rate - 1e-12, 1.0);
            }
        }
    }

    @Test
    void isSymmetricAndSoundForHugeNumbers() {
        assertThat(Wilson.of(3, 10).low()).isCloseTo(1 - Wilson.of(7, 10).high(), within(1e-12));
        Wilson huge = Wilson.of(40_000_000_000L, 2_000_000_000_000L);
        assertThat(huge.low()).isLessThan(0.02).isCloseTo(0.02, within(1e-6));
    }

    @Test
    void casesThatMoveTogetherSayAsMuchAsFewer() {
        Wilson alone = Wilson.of(20, 1_000);
        assertThat(Wilson.of(20, 1_000, 0, Wilson.Z)).isEqualTo(alone);
        // Kish: 1000 / (1 + 999 * 0.004) are 200.2 cases.
        Wilson together = Wilson.of(20, 1_000, 0.004, Wilson.Z);
        assertThat(together.low())
                .isCloseTo(Wilson.of(4, 200).low(), within(1e-4))
                .isLessThan(alone.low());
        assertThat(together.high())
                .isCloseTo(Wilson.of(4, 200).high(), within(1e-4))
                .isGreaterThan(alone.high());
        assertThat(Wilson.of(500, 1_000, 1, Wilson.Z).low())
                .isCloseTo(Wilson.of(1, 2).low(), within(0.2));
        // However many mails there are, one night tells no more.
        assertThat(Wilson.of(2_000_000, 100_000_000, 0.004, Wilson.Z).low())
                .isCloseTo(Wilson.of(5, 250).low(), within(1e-4));
        assertThat(Wilson.of(20, 1_000, 0, 2.576).low()).isLessThan(alone.low());
    }
}
