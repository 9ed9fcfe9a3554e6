package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.ask.SeenReplies;
import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Period;
import acct.print.Numbers;
import acct.report.chart.Chart;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sentences that a report once said and that were not true. */
final class TrueStatementsTest {
    @Test
    void pairsOfSeveralDaysAreSaidToBeCountedOnEach() {
        assertThat(Words.judged(ReportSamples.quiet()))
                .startsWith("Judged: 33 of 42 pairs of source IP and ISP, thin ones together with others.");
        assertThat(Words.judged(ReportSamples.unlogged()))
                .contains(" of source IP and ISP, each counted on each of 2 days, thin ones together with others.");
    }

    @Test
    void anEmptyListOfNewRepliesIsNotCalledTheFirst() {
        Section section = new NewRepliesSection();
        Report none = ReportSamples.empty();

        assertThat(none.newReplies()).isEqualTo(SeenReplies.NONE);
        assertThat(section.heading(none)).isEqualTo("New replies");
        assertThat(Pages.html(none, List.of()))
                .contains("Looked at every reply of 2026-11-19: no ISP answered what it had not answered before.");
    }

    @Test
    void whatIsNothingHasNoHighest() {
        Counts clean = CountSamples.counts(60_000, 0, 0, 0);
        Report report = split(clean, List.of(CountSamples.row(clean, "other")));
        Chart bounced = Charts.of(report).get(1);

        assertThat(bounced.text()).isEqualTo("Nothing bounced: looked at 60,000 recipients.");
        assertThat(bounced.picture()).isNull();
    }

    @Test
    void sharesOfAColumnHaveOneDecimalEach() {
        assertThat(List.of(0.421, 0.0421, 0.00042, 0.9999, 0.0, 1.0))
                .extracting(Numbers::percent)
                .containsExactly("42.1 %", "4.2 %", "< 0.1 %", "> 99.9 %", "0 %", "100 %");
    }

    @Test
    void aPlaceThatIsNotOneAloneIsNotCalledUnknown() {
        String html = Pages.html(ReportSamples.busy(), List.of());

        assertThat(html).doesNotContain("several or unknown");
    }

    /** Of 200 source IPs the one in trouble sends least. */
    @Test
    void aSmallSourceIpInTroubleIsTheFirstOfTheGrid() {
        List<CountRow> pairs = new ArrayList<>();
        for (int ip = 1; ip < 200; ip++) {
            pairs.add(CountSamples.row(CountSamples.counts(90_000 - ip, 100, 0, 0), "192.0.2." + ip, "gmail"));
        }
        pairs.add(CountSamples.row(CountSamples.counts(30, 60, 0, 0), "192.0.2.200", "microsoft"));
        Report report = matrix(pairs);

        Matrix matrix = Matrix.of(new SectionFacts(report, List.of()));

        MatrixPanel refused = matrix.panels().get(0);
        assertThat(refused.title()).isEqualTo("Refused");
        assertThat(refused.lines()).extracting(MatrixPanel.Line::sourceIp).containsExactly("192.0.2.200");
        assertThat(refused.isps()).startsWith("microsoft");
        assertThat(matrix.worst().get(0).sourceIp()).isEqualTo("192.0.2.200");
        assertThat(refused.quiet()).hasSize(60);
        assertThat(refused.note()).startsWith("Shown: 61 of 200 source IPs");
    }

    /** All that one source IP sends is put off, nothing is refused. */
    @Test
    void aStormOfDeferralsIsTheFirstGridAndTheFirstOfTheWorst() {
        List<CountRow> pairs = new ArrayList<>();
        for (int ip = 1; ip < 20; ip++) {
            pairs.add(CountSamples.row(CountSamples.counts(9_000, 100, 50, 0), "192.0.2." + ip, "gmail"));
        }
        pairs.add(CountSamples.row(CountSamples.counts(10, 0, 900, 0), "192.0.2.200", "microsoft"));

        Matrix matrix = Matrix.of(new SectionFacts(matrix(pairs), List.of()));

        assertThat(matrix.chosen()).isEqualTo("matrix-deferred");
        assertThat(matrix.panels().get(1).lines())
                .extracting(MatrixPanel.Line::sourceIp)
                .containsExactly("192.0.2.200");
        assertThat(matrix.panels().get(1).lines().get(0).cells().get(0))
                .isEqualTo(new MatrixPanel.Cell("microsoft", "98.9 %", "n 910", "s4"));
        assertThat(matrix.worst().get(0))
                .isEqualTo(new Matrix.Pair("192.0.2.200", "microsoft", "98.9 % put off; no past, n 910"));
    }

    /** What is not logged has no grid, and what has no past is new. */
    @Test
    void gridsAreOfWhatIsLogged() {
        List<CountRow> pairs = List.of(CountSamples.row(
                new Counts(9_000, 100, null, null, null, null, null, Counts.Logged.YES), "192.0.2.1", "gmail"));

        Matrix matrix = Matrix.of(new SectionFacts(matrix(pairs), List.of()));

        assertThat(matrix.panels()).extracting(MatrixPanel::title).containsExactly("Refused", "Volume", "Change");
        assertThat(matrix.panels().get(0).quiet().get(0).cells().get(0).share()).isEqualTo("1.1 %");
        assertThat(matrix.panels().get(0).quietIps()).isEqualTo(1);
        assertThat(matrix.panels().get(1).quietIps()).isEqualTo(1);
        assertThat(matrix.panels().get(0).calm())
                .isEqualTo("None of 1 pair with enough mail is far from its past; there are 1.");
        Matrix thin = Matrix.of(new SectionFacts(
                matrix(List.of(CountSamples.row(CountSamples.counts(9, 1, 0, 0), "192.0.2.1", "gmail"))), List.of()));
        assertThat(thin.panels().get(0).calm()).isEqualTo("Too little mail to compare any pair with its past.");
    }

    /** Three times the usual, and a tenth of it. */
    @Test
    void muchMoreAndMuchLessMailIsFarFromItsPast() {
        PairMeasure.MailPair pair = new PairMeasure.MailPair("192.0.2.1", "gmail", null);

        assertThat(new PairMeasure.Volume(pair, 300L, 1, 2_800, 28))
                .extracting(PairMeasure::text, PairMeasure::arrow, PairMeasure::shade)
                .containsExactly("×3.0", "▲", 1);
        assertThat(new PairMeasure.Volume(pair, 10L, 1, 2_800, 28))
                .extracting(PairMeasure::text, PairMeasure::arrow, PairMeasure::shade, PairMeasure::isThin)
                .containsExactly("×0.1", "▼", 3, false);
        assertThat(new PairMeasure.Volume(pair, 300L, 1, 300, 3))
                .extracting(PairMeasure::text, PairMeasure::arrow, PairMeasure::shade)
                .containsExactly("no usual", "", 0);
        assertThat(new PairMeasure.Volume(pair, 700L, 7, 2_800, 28).text()).isEqualTo("×1.0");
    }

    @Test
    void incidentsAreRankedByWhatGoesWrongAndNotByWhatIsSent() {
        List<String> ranked = List.of(
                        IncidentSamples.of("bcd23", "192.0.2.1", 300, 100_000, 0.0025, ReportSamples.DAY, 1),
                        IncidentSamples.of("bcd24", "192.0.2.2", 201, 515, 0.003, ReportSamples.DAY, 1))
                .stream()
                .sorted(IncidentFacts.BY_TROUBLE)
                .map(known -> String.valueOf(known.incident().subject().sourceIp()))
                .toList();

        assertThat(ranked).containsExactly("192.0.2.2", "192.0.2.1");
    }

    private static Report split(Counts total, List<CountRow> byIsp) {
        Report r = ReportSamples.empty();
        return report(r, total, byIsp, r.matrix());
    }

    private static Report matrix(List<CountRow> pairs) {
        Report r = ReportSamples.quiet();
        return report(r, r.total(), r.byIsp(), pairs);
    }

    private static Report report(Report r, Counts total, List<CountRow> byIsp, List<CountRow> pairs) {
        return new Report(
                Period.of(ReportSamples.DAY),
                r.version(),
                total,
                r.bySourceIp(),
                r.byVmta(),
                r.byPool(),
                byIsp,
                pairs,
                r.byHour(),
                r.replies(),
                r.newReplies(),
                r.alerts(),
                r.coverage(),
                r.past(),
                r.incidents(),
                r.closed(),
                r.notices(),
                r.findings(),
                r.rejected(),
                r.loads(),
                r.warming(),
                r.roads(),
                r.configuration(),
                SectionAnswers.NONE);
    }
}
