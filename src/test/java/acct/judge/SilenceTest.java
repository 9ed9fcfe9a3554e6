package acct.judge;

import static org.assertj.core.api.Assertions.assertThat;

import acct.judge.JudgedDay.Hearing;
import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Metric;
import acct.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What missing rows do to the other findings of their day. */
final class SilenceTest {
    private static Finding finding(String rule, FindingKind kind) {
        return Finding.of(rule, Severity.WARNING, "", "Look.").of(kind);
    }

    @Test
    void onlyMissingRowsSilenceADay() {
        assertThat(Silence.of(List.of(finding("idle-vmta", FindingKind.CONFIGURATION))))
                .isEqualTo(Hearing.HEARD);
        assertThat(Silence.of(List.of(finding("no-data", FindingKind.DATA)))).isEqualTo(Hearing.SILENCED);
    }

    @Test
    void aVirtualMtaWithoutMailIsNoFaultOfTheConfigurationWhereRowsAreMissing() {
        Finding idle = finding("idle-vmta", FindingKind.CONFIGURATION);
        assertThat(Silence.hushes(Hearing.SILENCED, idle)).isTrue();
        assertThat(Silence.hushes(Hearing.HEARD, idle)).isFalse();
        assertThat(Silence.hushes(Hearing.SILENCED, finding("source-twice", FindingKind.CONFIGURATION)))
                .isFalse();
        assertThat(Silence.hushes(
                        Hearing.SILENCED, finding("volume", FindingKind.MAIL).measuring(Metric.VOLUME)))
                .isTrue();
    }
}
