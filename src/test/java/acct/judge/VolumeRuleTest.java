package acct.judge;

import static org.assertj.core.api.Assertions.assertThat;

import acct.ask.Cells;
import acct.judge.VolumeRule.Volume;
import acct.model.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A source IP that sends far more or far less than on this weekday. */
final class VolumeRuleTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-19");

    /** The day's recipients, then those of the same weekday, the latest first. */
    private static List<Volume> volumes(long now, long... before) {
        List<Volume> volumes = new ArrayList<>();
        volumes.add(new Volume("192.0.2.10", DAY, now));
        for (int week = 0; week < before.length; week++) {
            volumes.add(new Volume("192.0.2.10", DAY.minusWeeks(week + 1L), before[week]));
        }
        return volumes;
    }

    private static List<Finding> findings(Limits limits, List<Volume> volumes) {
        return findings(limits, volumes, true);
    }

    private static List<Finding> findings(Limits limits, List<Volume> volumes, boolean isOver) {
        return new VolumeRule(limits)
                .findings(DayFacts.given(DAY)
                        .with(VolumeRule.VOLUMES, Cells.of(volumes))
                        .with(DayFacts.IS_OVER, isOver));
    }

    private static List<Finding> findings(long now, long... before) {
        return findings(Limits.NONE, volumes(now, before));
    }

    @Test
    void withoutFourWeeksNothingIsUsual() {
        assertThat(findings(90_000)).isEmpty();
        assertThat(findings(90_000, 10, 10, 10)).isEmpty();
        List<Volume> otherDays = volumes(90_000, 10, 10, 10);
        otherDays.add(new Volume("192.0.2.10", DAY.minusDays(1), 10));
        otherDays.add(new Volume("192.0.2.10", DAY.minusWeeks(9), 10));
        assertThat(findings(Limits.NONE, otherDays)).isEmpty();
    }

    @Test
    void smallNumbersSayNothing() {
        assertThat(findings(199, 1, 1, 1, 1)).isEmpty();
        assertThat(findings(1, 199, 199, 199, 199)).isEmpty();
    }

    @Test
    void tenTimesTheUsualIsAWarning() {
        assertThat(findings(9_999, 1_000, 1_000, 1_000, 1_000)).isEmpty();
        assertThat(findings(10_000, 1_000, 900, 1_100, 1_000)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("volume");
            assertThat(finding.isUrgent()).isTrue();
            assertThat(finding.sourceIp()).isEqualTo("192.0.2.10");
            assertThat(finding.hasRate()).isFalse();
            assertThat(finding.message()).contains("10,000 recipients", "1,000 are usual", "4 weeks");
            assertThat(finding.advice()).contains("spread it");
        });
    }

    @Test
    void aTenthOfTheUsualIsAWarning() {
        assertThat(findings(101, 1_000, 1_000, 1_000, 1_000)).isEmpty();
        assertThat(findings(100, 1_000, 1_000, 1_000, 1_000))
                .singleElement()
                .satisfies(finding -> assertThat(finding.advice()).contains("feeder"));
    }

    @Test
    void aDayThatGoesOnMayStillBringTheRest() {
        assertThat(findings(Limits.NONE, volumes(100, 1_000, 1_000, 1_000, 1_000), false))
                .isEmpty();
        assertThat(findings(Limits.NONE, volumes(10_000, 1_000, 1_000, 1_000, 1_000), false))
                .hasSize(1);
    }

    /** A holiday and a campaign among the weeks do not decide. */
    @Test
    void theMedianIsUsual() {
        assertThat(findings(5_000, 1, 1_000, 1_000, 90_000)).isEmpty();
        assertThat(findings(12_000, 1, 1_000, 1_000, 90_000)).hasSize(1);
    }

    @Test
    void theOperatorsLimitsCount() {
        Limits doubled = new Limits(Map.of(VolumeRule.TIMES, 2.0, LimitKey.MIN_RECIPIENTS, 5.0));
        assertThat(findings(doubled, volumes(20, 10, 10, 10, 10))).hasSize(1);
        assertThat(findings(doubled, volumes(5, 10, 10, 10, 10))).hasSize(1);
        assertThat(findings(doubled, volumes(19, 10, 10, 10, 10))).isEmpty();
    }
}
