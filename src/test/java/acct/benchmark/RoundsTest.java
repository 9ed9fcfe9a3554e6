package acct.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Medians, and ratios within a round. */
final class RoundsTest {
    private static final long SECOND = 1_000_000_000;

    private static Measured run(long seconds) {
        return new Measured(seconds * SECOND, seconds * 1500, 200_000_000, seconds);
    }

    private static Rounds rounds() {
        Rounds rounds = new Rounds();
        // The host was busy in the second round; both were slow, and their ratio says so.
        for (List<Integer> round : List.of(List.of(2, 4), List.of(40, 60), List.of(3, 9))) {
            rounds.add("base", run(round.get(0)));
            rounds.add("other", run(round.get(1)));
        }
        return rounds;
    }

    @Test
    void whoNeverRanHasNoMedian() {
        assertThatThrownBy(() -> rounds().median("nobody", Measured::wallNanos)).hasMessageContaining("nobody");
    }

    @Test
    void theMedianIsTheMiddleValue() {
        assertThat(rounds().median("other", Measured::wallNanos)).isEqualTo(9e9);
        assertThat(rounds().median("base", Measured::cpuMillis)).isEqualTo(4500);
    }

    @Test
    void anEvenNumberOfRunsHasTheMeanOfTheTwoInTheMiddle() {
        Rounds rounds = rounds();
        rounds.add("base", run(5));
        assertThat(rounds.median("base", Measured::wallNanos)).isEqualTo(4e9);
    }

    @Test
    void aRatioIsTakenWithinEachRound() {
        assertThat(rounds().medianRatio("other", "base")).isEqualTo(2.0);
        assertThat(rounds().medianRatio("base", "base")).isEqualTo(1.0);
    }

    @Test
    void theTableHasALineForEachContender() {
        assertThat(ResultTable.of(rounds(), 1, List.of("base")).markdown().lines())
                .containsExactly(
                        "|  | wall s (median) | from – to | × base | CPU s | peak MB | file MB | bytes per row |",
                        "|---|---:|---:|---:|---:|---:|---:|---:|",
                        "| base | 3.00 | 2.00 – 40.00 | 1.00 | 4.50 | 200 | 0 | 3 |",
                        "| other | 9.00 | 4.00 – 60.00 | 2.00 | 13.50 | 200 | 0 | 9 |");
    }
}
