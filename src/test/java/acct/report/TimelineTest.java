package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.report.chart.Strip;
import acct.report.chart.Strips;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Incidents as bars along some days. */
final class TimelineTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    @Test
    void aBarReachesFromTheFirstDayToTheLastAndNoFurther() {
        Strip strip = Strips.spans(
                "Incidents by day",
                MONDAY,
                MONDAY.plusDays(9),
                List.of(
                        new Strips.Span("a", "block", MONDAY.minusDays(3), MONDAY.plusDays(1), "critical"),
                        new Strips.Span("b", "block", MONDAY.plusDays(9), MONDAY.plusDays(20), "warning"),
                        new Strips.Span("c", "block", MONDAY, MONDAY.plusDays(9), "warning")));

        assertThat(strip.marks()).extracting(Strip.Mark::width).containsExactly(99, 49, 499);
        assertThat(strip.marks()).extracting(Strip.Mark::x).containsExactly(260, 710, 260);
        assertThat(strip.marks())
                .allSatisfy(mark -> assertThat(mark.x() + mark.width()).isLessThanOrEqualTo(strip.width()));
        assertThat(strip.marks().get(0).title()).isEqualTo("a, block: 2026-11-13 to 2026-11-17");
    }

    @Test
    void aReportOfOneDayHasNone() {
        SectionFacts facts = new SectionFacts(ReportSamples.busy(), List.of());

        assertThat(new TimelineSection().blocks(facts)).isEmpty();
        assertThat(new MoversSection().blocks(facts)).isEmpty();
    }

    @Test
    void withoutAnIncidentItSaysSo() {
        SectionFacts facts = new SectionFacts(ReportSamples.unlogged(), List.of());

        assertThat(PlainText.of(List.of(new Passage("id", "Title", "Heading", List.of((Block.Kind)
                        ((Block.Only) new TimelineSection().blocks(facts).get(0)).block())))))
                .contains("No incident was open in these days.");
    }
}
