package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportVerdictTest {
    @Test
    void saysWhenThereIsNothingToJudge() {
        assertThat(ReportVerdict.of(ReportSamples.empty()).headline()).isEqualTo("No data");
    }

    @Test
    void doesNotCallFewRowsGood() {
        assertThat(ReportVerdict.of(ReportSamples.few()).level()).isEqualTo(ReportVerdict.Level.TOO_FEW);
    }

    @Test
    void saysHowMuchWasJudgedWhenNothingWasFound() {
        ReportVerdict verdict = ReportVerdict.of(ReportSamples.quiet());

        assertThat(verdict.headline()).isEqualTo("Nothing is worse than usual");
        assertThat(verdict.detail())
                .isEqualTo("Watched: 33 pairs, 4 IPs, 8 ISPs; bounces, deferrals, complaints, volume."
                        + " Could not judge: 21.4 % of the mail, 9 pairs.");
    }

    @Test
    void isNotGreenIfMoreThanATenthOfTheMailWasNotJudged() {
        Report quiet = ReportSamples.quiet();

        assertThat(ReportVerdict.of(ReportSamples.with(quiet, List.of(), 10, 100))
                        .level())
                .isEqualTo(ReportVerdict.Level.FINE);
        assertThat(ReportVerdict.of(ReportSamples.with(quiet, List.of(), 11, 100))
                        .level())
                .isEqualTo(ReportVerdict.Level.TOO_FEW);
    }

    @Test
    void saysWhatWasNotWatchedWhenNothingElseWasFound() {
        assertThat(ReportVerdict.of(ReportSamples.unlogged()).detail())
                .isEqualTo("Watched: 1 pair on 2 days, 1 IP, 1 ISP; bounces, volume."
                        + " Not logged, so not watched: deferrals, complaints.");
    }

    @Test
    void doesNotCallANightGoodInWhichMostAttemptsWereDeferred() {
        ReportVerdict half = ReportVerdict.of(ReportSamples.deferred(1_000));
        assertThat(half.headline()).isEqualTo("Nothing is worse than usual");
        ReportVerdict most = ReportVerdict.of(ReportSamples.deferred(1_001));
        assertThat(most.level()).isEqualTo(ReportVerdict.Level.WARNING);
        assertThat(most.headline()).isEqualTo("Most attempts were deferred");
        assertThat(most.detail()).startsWith("50.0 % (1,001 of 2,001 attempts). Watched: 33 pairs,");
    }

    @Test
    void namesTheDaysThatAFindingCounts() {
        assertThat(ReportVerdict.of(ReportSamples.complaints()).detail())
                .isEqualTo(
                        "1 critical finding. Complaint from 2026-11-13 to 2026-11-19: 1.40 % (140 of 10,000), limit 0.30 %.");
    }

    @Test
    void namesTheWorstFinding() {
        ReportVerdict verdict = ReportVerdict.of(ReportSamples.busy());

        assertThat(verdict.level()).isEqualTo(ReportVerdict.Level.CRITICAL);
        assertThat(verdict.headline())
                .isEqualTo("198.51.100.20 (mixed-ip-3) mails dead addresses at microsoft: 2,370 of 30,000 bounced hard;"
                        + " limit 5.0 %");
        assertThat(verdict.detail())
                .isEqualTo(
                        "1 critical finding, 1 warning. Hard bounce on 2026-11-19: 7.90 % (2,370 of 30,000), limit 5.00 %.");
    }
}
