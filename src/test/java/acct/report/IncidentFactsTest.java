package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.incident.KnownIncident;
import acct.model.Finding;
import acct.model.Metric;
import acct.model.Period;
import acct.model.RateEvidence;
import acct.model.Severity;
import acct.model.Subject;
import acct.report.chart.Strips;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was usual before an incident. */
final class IncidentFactsTest {
    private static final LocalDate DAY = ReportSamples.DAY;

    /** Noticed on this day, by what was counted over so many days up to it. */
    private static IncidentFacts noticed(int days) {
        Finding finding = Finding.of("complaint", Severity.CRITICAL, "", "Find the job.")
                .measuring(Metric.COMPLAINT)
                .about(Subject.ofIp("198.51.100.20").withIsp("yahoo"))
                .over(new Period(DAY.minusDays(days - 1L), DAY))
                .with(RateEvidence.of(7, 700, 0.005, 0.02));
        KnownIncident known = IncidentSamples.of("bcd23", finding, finding.evidence(), List.of(), 1);
        return IncidentFacts.of(known, DAY);
    }

    /** One complaint on each of the last seven days, and none before. */
    private static List<Strips.Point> days(int n) {
        return IntStream.rangeClosed(0, 28)
                .mapToObj(ago -> new Strips.Point(DAY.minusDays(ago).toString(), n, ago < 7 ? 1 : 0, null))
                .toList();
    }

    @Test
    void tooLittleMailSaysNothing() {
        assertThat(noticed(1).before(days(7))).isNull();
        assertThat(noticed(1).before(days(8))).isEqualTo(6.0 / (28 * 8));
    }

    @Test
    void theDaysThatItWasCountedOverAreNotTheDaysBefore() {
        assertThat(noticed(7).before(days(100))).isZero();
        assertThat(noticed(6).before(days(100))).isEqualTo(1.0 / 2_300);
    }

    /** What was not seen on the last day stands below what was, however large it had been. */
    @Test
    void theWorstThatWereSeenLastComeFirst() {
        KnownIncident over = IncidentSamples.of("large", "192.0.2.1", 900, 1_000, 0.001, DAY.minusDays(1), 1);
        KnownIncident small = IncidentSamples.of("small", "192.0.2.2", 30, 200, 0.001, DAY, 1);
        KnownIncident most = IncidentSamples.of("most", "192.0.2.3", 300, 1_000, 0.001, DAY, 2);
        Finding warning = Finding.of("hard-bounce", Severity.WARNING, "", "Suppress them.")
                .measuring(Metric.HARD)
                .about(Subject.ofIp("192.0.2.4"))
                .on(DAY)
                .with(RateEvidence.of(900, 1_000, 0.8, 0.95));
        KnownIncident less = IncidentSamples.of("less", warning, warning.evidence(), List.of(), 1);
        assertThat(Stream.of(less, over, small, most).sorted(IncidentFacts.BY_TROUBLE))
                .extracting(KnownIncident::id)
                .containsExactly("most", "small", "large", "less");
    }
}
