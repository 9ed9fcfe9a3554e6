package acct.warming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.config.Ramp;
import java.util.List;
import org.junit.jupiter.api.Test;

class RampTest {
    @Test
    void aPlanThatNeverRisesOrNeverEndsIsRefused() {
        assertThatThrownBy(() -> Ramp.raised(5, level -> level, 7, 9)).hasMessageContaining("more than 5");
        assertThatThrownBy(() -> Ramp.raised(1, level -> level + 1, 1, 1_001)).hasMessageContaining("1 to 1000 days");
        assertThatThrownBy(() -> Ramp.steps(List.of(), 7)).hasMessageContaining("1 to 1000 days");
        assertThat(Ramp.raised(1, level -> level + 1, 1, 1_000).days()).isEqualTo(1_000);
    }

    @Test
    void fiveHundredADayRaisedWeekly() {
        Ramp ramp = Ramp.raised(500, level -> level * 2, 7, 5_000);

        assertThat(ramp.days()).isEqualTo(5 * 7);
        assertThat(ramp.planned(1)).isEqualTo(500);
        assertThat(ramp.planned(7)).isEqualTo(500);
        assertThat(ramp.planned(8)).isEqualTo(1_000);
        assertThat(ramp.planned(28)).isEqualTo(4_000);
        assertThat(ramp.planned(29)).as("no more than the highest").isEqualTo(5_000);
        assertThat(ramp.planned(35)).isEqualTo(5_000);
        assertThat(ramp.planned(36)).isNull();
    }

    @Test
    void aFirstNumberAboveTheHighestIsTheHighest() {
        assertThat(Ramp.raised(500, level -> level * 2, 3, 200).aDay()).containsExactly(200L, 200L, 200L);
    }

    @Test
    void eachStepHolds() {
        assertThat(Ramp.steps(List.of(50L, 0L, 70L), 2).aDay()).containsExactly(50L, 50L, 0L, 0L, 70L, 70L);
    }
}
