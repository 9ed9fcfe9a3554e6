package acct.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import acct.config.Config;
import acct.config.MailAddress;
import acct.config.MailRecipient;
import acct.model.Course;
import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Letter;
import acct.model.Severity;
import acct.report.Report;
import acct.report.ReportSamples;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who wants mail only where something is open gets it on these nights. */
final class OpenLettersTest {
    private static boolean isMailed(Report report) {
        return letter(report, List.of()).isPresent();
    }

    private static Optional<Letter> letter(Report report, List<String> pools) {
        Config.Mail mail = ReportMailTest.config(0, Config.Tls.NONE, null, null, "acct@example.com", "ops@example.com");
        MailRecipient open = new MailRecipient(
                MailAddress.parse("ops@example.com"), MailRecipient.When.OPEN, pools, List.of(), List.of());
        LetterIds ids = LetterIds.of("a store", mail.from());
        return new ReportLetters(report, List.of(), mail, ids, ReportMailTest.CLOCK.instant())
                .to(open, "l1", List.of());
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
    void noneIfWhatIsMutedIsSomebodyElses() {
        Report deferred = ReportSamples.deferred(1_001);
        Report muted = muted(ReportSamples.with(deferred, ReportSamples.busy().alerts(), 0, 10));
        assertThat(letter(muted, List.of("another")))
                .as("deferred by what everybody who is told has muted")
                .isEmpty();
        assertThat(letter(deferred, List.of("another"))).isPresent();
    }

    private static Finding silent(String rule, LocalDate since) {
        return Finding.ofFiles(
                        rule,
                        Severity.WARNING,
                        "mta1",
                        since,
                        ReportSamples.DAY,
                        "mta1 wrote no row.",
                        "See whether PowerMTA ran.")
                .of(FindingKind.MISSING_ROWS);
    }

    @Test
    void oneWithHoursThatAreMissingBesideWhatIsMuted() {
        Finding silent = silent("hours-silent", ReportSamples.DAY);
        assertThat(isMailed(ReportSamples.finding(ReportSamples.quiet(), silent)))
                .isTrue();
        assertThat(letter(ReportSamples.finding(muted(ReportSamples.busy()), silent), List.of()))
                .hasValueSatisfying(
                        letter -> assertThat(letter.subject()).isEqualTo("[acct] UNKNOWN: rows are missing"));
    }

    @Test
    void noneOfAServerThatIsGoneForAWeek() {
        LocalDate since = ReportSamples.DAY.minusDays(6);
        assertThat(isMailed(ReportSamples.finding(ReportSamples.quiet(), silent("server-stopped", since))))
                .isTrue();
        assertThat(isMailed(ReportSamples.finding(ReportSamples.quiet(), silent("server-stopped", since.minusDays(1)))))
                .isFalse();
    }
}
