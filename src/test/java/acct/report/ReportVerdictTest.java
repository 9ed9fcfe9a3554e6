package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportVerdictTest {
    @Test
    void saysWhenThereIsNothingToJudge() {
        assertThat(ReportVerdict.of(ReportSamples.empty()).headline()).isEqualTo("No data");
        assertThat(ReportVerdict.subject(ReportSamples.empty())).isEqualTo("acct 2026-11-19: no data");
    }

    @Test
    void doesNotCallFewRowsGood() {
        assertThat(ReportVerdict.of(ReportSamples.few()).level()).isEqualTo(ReportVerdict.Level.TOO_FEW);
        assertThat(ReportVerdict.subject(ReportSamples.few())).isEqualTo("acct 2026-11-19: too few to judge");
    }

    @Test
    void saysHowMuchWasJudgedWhenNothingWasFound() {
        ReportVerdict verdict = ReportVerdict.of(ReportSamples.quiet());

        assertThat(verdict.headline()).isEqualTo("Nothing to worry about");
        assertThat(verdict.detail())
                .isEqualTo(
                        "Of 42 pairs of source IP and ISP, 33 were judged, thin ones together with others; none is above a"
                                + " limit or worse than usual. Could not judge: 21.4 % of the mail, 9 pairs.");
    }

    @Test
    void saysThatDeferralsAreNotLoggedWhenNothingElseWasFound() {
        assertThat(ReportVerdict.of(ReportSamples.unlogged()).detail())
                .endsWith(
                        "none is above a limit or worse than usual. Deferrals are not logged, so nothing can be said of mail"
                                + " that waits.");
    }

    @Test
    void doesNotCallANightGoodInWhichMostAttemptsWereDeferred() {
        ReportVerdict half = ReportVerdict.of(ReportSamples.deferred(1_000));
        assertThat(half.headline()).isEqualTo("Nothing to worry about");
        ReportVerdict most = ReportVerdict.of(ReportSamples.deferred(1_001));
        assertThat(most.level()).isEqualTo(ReportVerdict.Level.WARNING);
        assertThat(most.headline()).isEqualTo("Most attempts were deferred");
        assertThat(most.detail()).startsWith("50.0 % (1,001 of 2,001 attempts). Of 42 pairs of source IP and ISP,");
        assertThat(ReportVerdict.subject(ReportSamples.deferred(9_000)))
                .isEqualTo("acct 2026-11-19: most attempts were deferred");
    }

    @Test
    void namesTheDaysThatAFindingCounts() {
        assertThat(ReportVerdict.of(ReportSamples.complaints()).detail())
                .isEqualTo("complaint from 2026-11-13 to 2026-11-19: 1.40 % (140 of 10,000), limit 0.30 %.");
    }

    @Test
    void namesTheWorstFinding() {
        ReportVerdict verdict = ReportVerdict.of(ReportSamples.busy());

        assertThat(verdict.level()).isEqualTo(ReportVerdict.Level.CRITICAL);
        assertThat(verdict.headline())
                .isEqualTo("1 critical finding, 1 warning, the worst: 198.51.100.20 at microsoft");
        assertThat(verdict.detail()).isEqualTo("hard-bounce on 2026-11-19: 7.90 % (2,370 of 30,000), limit 5.00 %.");
    }

    @Test
    void subjectCountsAndNames() {
        assertThat(ReportVerdict.subject(ReportSamples.busy()))
                .isEqualTo("acct 2026-11-19: 1 critical, 1 warning – 198.51.100.20 at microsoft");
    }

    @Test
    void aHostileNameStaysOnOneLine() {
        assertThat(ReportVerdict.subject(ReportSamples.hostile())).doesNotContain("\r", "\n", "\u001b", "\u202e");
    }
}
