package acct.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Many tests at once, against the example of the paper. */
final class FalseDiscoveryTest {
    /** Benjamini and Hochberg 1995, section 3.3: fifteen comparisons of two treatments. */
    private static final double[] PAPER = {
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1
    };

    @Test
    void nothingIsNothing() {
        assertThat(FalseDiscovery.adjusted(new double[0])).isEmpty();
        assertThat(FalseDiscovery.adjusted(new double[] {0.2})).containsExactly(0.2);
    }

    @Test
    void asInThePaperFourOfFifteenAreFound() {
        double[] adjusted = FalseDiscovery.adjusted(PAPER);
        assertThat(Arrays.stream(adjusted).filter(chance -> chance <= 0.05)).hasSize(4);
        assertThat(adjusted[0]).isCloseTo(0.0015, within(1e-12));
        assertThat(adjusted[3]).isCloseTo(0.0095 * 15 / 4, within(1e-12));
        // The larger of two neighbours cannot be the surer one.
        assertThat(adjusted[5]).isCloseTo(0.0298 * 15 / 7, within(1e-12));
        assertThat(adjusted[14]).isEqualTo(1);
    }

    @Test
    void eachStaysInItsPlace() {
        double[] turned = new double[PAPER.length];
        for (int i = 0; i < PAPER.length; i++) {
            turned[i] = PAPER[PAPER.length - 1 - i];
        }
        double[] adjusted = FalseDiscovery.adjusted(turned);
        double[] inOrder = FalseDiscovery.adjusted(PAPER);
        for (int i = 0; i < PAPER.length; i++) {
            assertThat(adjusted[i]).isEqualTo(inOrder[PAPER.length - 1 - i]);
        }
    }

    @Test
    void isNeverSurerThanTheChanceItselfAndNeverAboveOne() {
        double[] adjusted = FalseDiscovery.adjusted(new double[] {1, 1, 0.9, 1e-9, 1e-9});
        assertThat(adjusted).containsExactly(1, 1, 1, 2.5e-9, 2.5e-9);
    }
}
