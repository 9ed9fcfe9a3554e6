package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.incident.KnownIncident;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which source IPs are shown as quiet. */
final class MatrixTest {
    private static final LocalDate LAST = LocalDate.of(2026, 11, 18);
    private static final String IP = "198.51.100.20";

    private static List<String> troubled(MatrixView view, LocalDate last) {
        KnownIncident blocked = IncidentSamples.of("bcd23", IP, 201, 515, null, last, 6);
        Report report = ReportSamples.withIncidents(ReportSamples.unlogged(1_000, 0), List.of(blocked), List.of());
        return Matrix.of(new SectionFacts(report, List.of())).panels().stream()
                .filter(panel -> panel.title().equals(view.title()))
                .flatMap(panel -> panel.lines().stream())
                .map(MatrixPanel.Line::sourceIp)
                .toList();
    }

    @Test
    void oneOfAnOpenIncidentNeverIs() {
        assertThat(troubled(MatrixView.REFUSED, LAST)).contains(IP);
    }

    @Test
    void oneOfAnIncidentThatTheLastDayDoesNotShowIs() {
        assertThat(troubled(MatrixView.REFUSED, LAST.minusDays(1))).doesNotContain(IP);
    }
}
