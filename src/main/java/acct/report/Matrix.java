package acct.report;

import acct.incident.KnownIncident;
import acct.model.CountRow;
import acct.model.Counts;
import acct.print.Top;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Source IP × ISP as grids: which address has trouble where.
 *
 * @param panels one for each respect that is logged
 * @param worst the worst pairs, where there is no room for a grid
 * @param note what was left out; empty if nothing was
 */
public record Matrix(List<MatrixPanel> panels, List<Pair> worst, String note) {
    static final SectionQuestion PAIRS = new SectionQuestion("report/pairs", Map.of());

    private static final int MOST_PAIRS = 12;
    private static final List<PairRate> TROUBLES = List.of(PairRate.REFUSED, PairRate.DEFERRED, PairRate.COMPLAINED);

    public Matrix {
        panels = List.copyOf(panels);
        worst = List.copyOf(worst);
    }

    /**
     * One of the worst pairs.
     *
     * @param sourceIp the address
     * @param isp the ISP
     * @param text what it met
     */
    public record Pair(String sourceIp, String isp, String text) {}

    /** A pair with its past; null where there is none. */
    private record Known(PairMeasure.MailPair pair, CountRow row, SectionAnswers.@Nullable Line past) {}

    /** The grids of a report. */
    static Matrix of(SectionFacts facts) {
        Report report = facts.report();
        List<Known> pairs = pairs(facts);
        Map<List<String>, Counts> counts = new HashMap<>();
        pairs.forEach(known -> counts.put(
                List.of(known.pair().sourceIp(), known.pair().isp()),
                known.row().counts()));
        MatrixPanel.Pairs all =
                Top.rest(report.matrix()).isPresent() ? MatrixPanel.Pairs.LARGEST : MatrixPanel.Pairs.ALL;
        List<MatrixPanel> panels = new ArrayList<>();
        for (MatrixView view : MatrixView.values()) {
            List<PairMeasure> measures = pairs.stream()
                    .map(known -> view.of(known.pair(), known.row(), known.past()))
                    .toList();
            if (view == MatrixView.REFUSED || measures.stream().anyMatch(PairMeasure::isLogged)) {
                panels.add(MatrixPanel.of(view, measures, counts, all, told(view, report)));
            }
        }
        return new Matrix(panels, worst(pairs), note(report));
    }

    /** Source IPs of which an incident of the last day tells what is seen in this view. */
    private static Set<String> told(MatrixView view, Report report) {
        return report.incidents().stream()
                .map(KnownIncident::incident)
                .filter(incident -> view.shows(incident.family())
                        && incident.last().equals(report.period().until()))
                .flatMap(incident -> incident.trouble().cells().stream())
                .map(cell -> Words.unknown(cell.sourceIp()))
                .collect(Collectors.toSet());
    }

    /** Whether there is no pair at all. */
    public boolean isEmpty() {
        return panels.stream().allMatch(panel -> panel.isps().isEmpty());
    }

    /** That of what goes wrong which has the worst cell; it is shown first. */
    public String chosen() {
        return panels.stream()
                .filter(panel -> panel.kind() == MatrixPanel.Kind.TROUBLE)
                .max(Comparator.comparingInt(MatrixPanel::worst))
                .map(MatrixPanel::id)
                .orElse("");
    }

    private static List<Known> pairs(SectionFacts facts) {
        Map<List<String>, SectionAnswers.Line> past = new HashMap<>();
        facts.rows(PAIRS)
                .forEach(row ->
                        past.put(List.of(Words.unknown(row.text("source_ip")), Words.unknown(row.text("isp"))), row));
        List<Known> pairs = new ArrayList<>();
        for (CountRow row : Top.named(facts.report().matrix())) {
            SectionAnswers.Line before = past.get(List.of(row.text(0), row.text(1)));
            pairs.add(new Known(
                    new PairMeasure.MailPair(row.text(0), row.text(1), before == null ? null : before.text("pool")),
                    row,
                    before));
        }
        return pairs;
    }

    /** Of each pair what is worst of it; what is no worse than usual is not. */
    private static List<Pair> worst(List<Known> pairs) {
        Comparator<PairMeasure.Rated> byTrouble = Comparator.comparingInt(
                        (PairMeasure.Rated rated) -> Math.min(1, rated.shade()))
                .thenComparingDouble(PairMeasure.Rated::excess);
        Map<PairMeasure.MailPair, PairMeasure.Rated> worst = new LinkedHashMap<>();
        for (Known known : pairs) {
            for (PairRate rate : TROUBLES) {
                PairMeasure.Rated rated = new PairMeasure.Rated(
                        known.pair(),
                        rate,
                        PairMeasure.Told.SHARE,
                        rate.now(known.row().counts()),
                        known.past() == null ? PairPart.NOTHING : rate.before(known.past()));
                if (rated.isLogged() && !rated.isThin() && rated.excess() > 0) {
                    worst.merge(known.pair(), rated, (a, b) -> byTrouble.compare(a, b) >= 0 ? a : b);
                }
            }
        }
        return worst.values().stream()
                .sorted(byTrouble
                        .reversed()
                        .thenComparing(rated -> rated.pair().sourceIp())
                        .thenComparing(rated -> rated.pair().isp()))
                .limit(MOST_PAIRS)
                .map(rated -> new Pair(
                        rated.pair().sourceIp(), rated.pair().isp(), (rated.arrow() + " " + rated.words()).strip()))
                .toList();
    }

    private static String note(Report report) {
        String leftOut = Top.leftOut(report.matrix(), "pair", "source_ip,isp");
        return leftOut.isEmpty()
                ? "summary.json has all pairs."
                : "summary.json has the largest pairs. " + leftOut + " “…”: nothing was sent, or it is among these.";
    }
}
