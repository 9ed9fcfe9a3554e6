package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.judge.Coverage;
import acct.judge.Past;
import acct.model.Course;
import acct.model.Finding;
import acct.model.Metric;
import acct.model.Severity;
import acct.model.Subject;
import acct.print.WrappedText;
import acct.report.Judgements.Judged;
import acct.report.Judgements.Looked;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a screen says of findings, by hand. */
final class AlertsScreenTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);

    private static Finding finding(Subject subject) {
        return Finding.of("block-bounce", Severity.CRITICAL, "", "Stop the job.")
                .measuring(Metric.BLOCK)
                .about(subject)
                .on(DAY)
                .in(new Course("bcd23", Course.State.WORSE, DAY.minusDays(1), null, 2));
    }

    private static String screen(Finding... findings) {
        StringWriter out = new StringWriter();
        AlertsScreen.print(
                new Judged(
                        List.of(findings),
                        Looked.AT_ROWS,
                        List.of(IncidentScreenTest.full()),
                        new Coverage(10, 0, 1_000, 0),
                        new Past(28, 26, 8),
                        1,
                        List.of()),
                DAY.toString(),
                new AlertsScreen.Extent(0, AlertsScreen.Infos.SHOWN),
                WrappedText.of(100),
                new PrintWriter(out));
        return out.toString();
    }

    @Test
    void whatIsSeenAtAllSendersIsToldOfTheJobThatIsToBlame() {
        assertThat(screen(finding(Subject.ALL)))
                .startsWith("Critical: job news\\x1b[2J")
                .contains("; the worst: job news\\x1b[2J")
                .doesNotContain("all mail");
    }

    @Test
    void aNarrowerPlaceStands() {
        assertThat(screen(finding(Subject.ofIp("192.0.2.1").withIsp("gmail"))))
                .startsWith("Critical: 192.0.2.1 at gmail\n")
                .endsWith("2026-11-18: 1 critical, 0 warnings; the worst: 192.0.2.1 at gmail\n");
    }
}
