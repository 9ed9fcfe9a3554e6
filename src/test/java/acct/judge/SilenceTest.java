package acct.judge;

import static org.assertj.core.api.Assertions.assertThat;

import acct.judge.JudgedDay.Hearing;
import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Metric;
import acct.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rows that are not there do to the other findings of their day. */
final class SilenceTest {
    private static final Finding IDLE = finding("idle-vmta", FindingKind.CONFIGURATION);
    private static final Finding VOLUME = finding("volume", FindingKind.MAIL).measuring(Metric.VOLUME);

    private static Finding finding(String rule, FindingKind kind) {
        return Finding.of(rule, Severity.WARNING, "", "Look.").of(kind);
    }

    private static Silence silence(boolean isOver, Finding... findings) {
        return Silence.of(List.of(findings), NightOf.of(List.of()).with(DayFacts.IS_OVER, isOver));
    }

    @Test
    void onlyMissingRowsSilenceADayThatIsOver() {
        assertThat(silence(true, IDLE, VOLUME)).isEqualTo(Silence.NONE);
        assertThat(silence(true, finding("no-data", FindingKind.DATA))).isEqualTo(Silence.ROWS_MISSING);
        assertThat(silence(false, IDLE)).isEqualTo(Silence.NOT_OVER);
        assertThat(silence(false, finding("no-data", FindingKind.DATA))).isEqualTo(Silence.ROWS_MISSING);
        Finding goingOn = Finding.of("no-data", Severity.INFO, "", "").of(FindingKind.NOT_OVER);
        assertThat(silence(true, goingOn)).isEqualTo(Silence.ROWS_MISSING);
        assertThat(silence(true, Finding.of("no-data", Severity.INFO, "", "").of(FindingKind.DATA)))
                .isEqualTo(Silence.NONE);
        DayFacts gap = NightOf.of(List.of()).with(DayFacts.LACKS_HOURS, true);
        assertThat(Silence.of(List.of(IDLE), gap)).isEqualTo(Silence.ROWS_MISSING);
        assertThat(Silence.of(List.of(IDLE), gap.with(DayFacts.IS_OVER, false))).isEqualTo(Silence.NOT_OVER);
        assertThat(Silence.NONE.hearing()).isEqualTo(Hearing.HEARD);
        assertThat(Silence.NOT_OVER.hearing()).isEqualTo(Hearing.SILENCED);
        assertThat(Silence.ROWS_MISSING.hearing()).isEqualTo(Hearing.SILENCED);
    }

    @Test
    void aVirtualMtaWithoutMailIsNoFaultOfTheConfigurationWhereRowsAreMissingOrToCome() {
        assertThat(Silence.NONE.hushes(IDLE)).isFalse();
        assertThat(Silence.NOT_OVER.hushes(IDLE)).isTrue();
        assertThat(Silence.ROWS_MISSING.hushes(IDLE)).isTrue();
        assertThat(Silence.ROWS_MISSING.hushes(finding("source-twice", FindingKind.CONFIGURATION)))
                .isFalse();
    }

    @Test
    void tenTimesTheMailIsToldAlsoBeforeTheDayIsOver() {
        assertThat(Silence.NOT_OVER.hushes(VOLUME)).isFalse();
        assertThat(Silence.ROWS_MISSING.hushes(VOLUME)).isTrue();
    }
}
