package acct.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import acct.config.Config;
import acct.config.MailAddress;
import acct.config.MailRecipient;
import acct.model.Course;
import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Severity;
import acct.report.Report;
import acct.report.ReportSamples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who wants mail only where something is open gets it on these nights. */
final class OpenLettersTest {
    private static boolean isMailed(Report report) {
        Config.Mail mail = ReportMailTest.config(0, Config.Tls.NONE, null, null, "acct@example.com", "ops@example.com");
        MailRecipient open = new MailRecipient(
                MailAddress.parse("ops@example.com"), MailRecipient.When.OPEN, List.of(), List.of(), List.of());
        LetterIds ids = LetterIds.of("a store", mail.from());
        return new ReportLetters(report, List.of(), mail, ids, ReportMailTest.CLOCK.instant())
                .to(open, "l1", List.of())
                .isPresent();
    }

    private static Report muted(Report report) {
        Course course = new Course("i1", Course.State.MUTED, ReportSamples.DAY, null, 3);
        return ReportSamples.with(
                report,
                report.urgent().stream().map(finding -> finding.in(course)).toList(),
                0,
                10);
    }

    @Test
    void noneOfACalmOne() {
        assertThat(isMailed(ReportSamples.quiet())).isFalse();
    }

    @Test
    void noneOfTroublesThatAreMuted() {
        assertThat(isMailed(muted(ReportSamples.busy()))).isFalse();
    }

    @Test
    void oneOfOthers() {
        assertThat(isMailed(ReportSamples.busy())).isTrue();
    }

    @Test
    void oneWithoutRows() {
        assertThat(isMailed(ReportSamples.empty())).isTrue();
    }

    @Test
    void oneInWhichMostWasDeferredThoughNoRuleSaysSo() {
        assertThat(isMailed(ReportSamples.deferred(1_000))).isFalse();
        assertThat(isMailed(ReportSamples.deferred(1_001))).isTrue();
    }

    @Test
    void oneWithHoursThatAreMissingBesideWhatIsMuted() {
        Finding silent = Finding.ofFiles(
                        "hours-silent",
                        Severity.WARNING,
                        "mta1",
                        ReportSamples.DAY,
                        ReportSamples.DAY,
                        "mta1 wrote no row from 10:00 to 23:59.",
                        "See whether PowerMTA ran.")
                .of(FindingKind.MISSING_ROWS);
        assertThat(isMailed(ReportSamples.finding(ReportSamples.quiet(), silent)))
                .isTrue();
        assertThat(isMailed(ReportSamples.finding(muted(ReportSamples.busy()), silent)))
                .isTrue();
    }
}
