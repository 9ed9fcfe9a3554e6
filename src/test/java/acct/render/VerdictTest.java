package acct.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void saysWhenThereIsNothingToJudge() {
        assertThat(Verdict.of(ReportSamples.empty()).headline()).isEqualTo("No data");
        assertThat(Verdict.subject(ReportSamples.empty())).isEqualTo("acct 2026-11-19: no data");
    }

    @Test
    void doesNotCallFewRowsGood() {
        assertThat(Verdict.of(ReportSamples.few()).level()).isEqualTo(Verdict.Level.TOO_FEW);
        assertThat(Verdict.subject(ReportSamples.few())).isEqualTo("acct 2026-11-19: too few to judge");
    }

    @Test
    void saysHowMuchWasJudgedWhenNothingWasFound() {
        Verdict verdict = Verdict.of(ReportSamples.quiet());

        assertThat(verdict.headline()).isEqualTo("Nothing to worry about");
        assertThat(verdict.detail())
                .isEqualTo("Of 42 pairs of source IP and ISP, 33 were large enough to judge; none is above a limit.");
    }

    @Test
    void namesTheWorstFinding() {
        Verdict verdict = Verdict.of(ReportSamples.busy());

        assertThat(verdict.level()).isEqualTo(Verdict.Level.CRITICAL);
        assertThat(verdict.headline())
                .isEqualTo("1 critical finding, 1 warning, the worst: 198.51.100.20 at microsoft");
        assertThat(verdict.detail()).isEqualTo("hard-bounce on 2026-11-19: 7.90 % (2,370 of 30,000), limit 5.00 %.");
    }

    @Test
    void subjectCountsAndNames() {
        assertThat(Verdict.subject(ReportSamples.busy()))
                .isEqualTo("acct 2026-11-19: 1 critical, 1 warning – 198.51.100.20 at microsoft");
    }

    @Test
    void aHostileNameStaysOnOneLine() {
        assertThat(Verdict.subject(ReportSamples.hostile())).doesNotContain("\r", "\n", "\u001b", "\u202e");
    }
}
