package acct.report;

import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Measure;
import acct.print.Numbers;
import acct.print.Top;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Source IP × ISP as a grid: which address has trouble where. It is ordered by trouble, so that what is wrong is never
 * left out for being small.
 *
 * @param isps the columns, that with the worst cell first
 * @param lines source IPs with something to see, by pool, the worst first
 * @param quiet source IPs of which no cell is worse than usual
 * @param worst the worst pairs, where there is no room for a grid
 * @param note what was left out; empty if nothing was
 */
public record Matrix(List<String> isps, List<Line> lines, List<Line> quiet, List<Pair> worst, String note) {
    static final SectionQuestion PAIRS = new SectionQuestion("report/pairs", Map.of());

    private static final int MOST_LINES = 60;
    private static final int MOST_ISPS = 14;
    private static final int MOST_PAIRS = 12;

    public Matrix {
        isps = List.copyOf(isps);
        lines = List.copyOf(lines);
        quiet = List.copyOf(quiet);
        worst = List.copyOf(worst);
    }

    /**
     * One source IP.
     *
     * @param sourceIp the address
     * @param pool its pool; empty if it had none or several
     * @param cells one per ISP
     */
    public record Line(String sourceIp, String pool, List<Cell> cells) {}

    /**
     * What one address met at one ISP.
     *
     * @param isp the ISP
     * @param share the share that bounced with a sign beside it, or "few", or a dash where nothing was sent
     * @param n how many recipients; empty where nothing was sent
     * @param style its class
     */
    public record Cell(String isp, String share, String n, String style) {}

    /**
     * One of the worst pairs.
     *
     * @param sourceIp the address
     * @param isp the ISP
     * @param text what it met
     */
    public record Pair(String sourceIp, String isp, String text) {}

    /** The grid of a report. */
    static Matrix of(SectionFacts facts) {
        Report report = facts.report();
        List<PairMeasure> pairs = pairs(facts);
        List<String> isps = ranked(pairs, PairMeasure::isp);
        List<String> ips = byPool(pairs, ranked(pairs, PairMeasure::sourceIp));
        List<String> columns = Words.first(isps, MOST_ISPS);
        Map<List<String>, PairMeasure> cells = new HashMap<>();
        pairs.forEach(pair -> cells.put(List.of(pair.sourceIp(), pair.isp()), pair));
        Set<String> troubled = pairs.stream()
                .filter(pair -> pair.shade() > 0)
                .map(PairMeasure::sourceIp)
                .collect(Collectors.toSet());
        boolean isCut = Top.rest(report.matrix()).isPresent();
        List<Line> lines = new ArrayList<>();
        List<Line> quiet = new ArrayList<>();
        for (String ip : ips) {
            List<Line> list = troubled.contains(ip) ? lines : quiet;
            if (list.size() < MOST_LINES) {
                list.add(line(ip, columns, cells, isCut));
            }
        }
        return new Matrix(columns, lines, quiet, worst(pairs), note(report, ips.size(), isps.size(), lines, quiet));
    }

    private static List<PairMeasure> pairs(SectionFacts facts) {
        Map<List<String>, SectionAnswers.Line> past = new HashMap<>();
        facts.rows(PAIRS)
                .forEach(row ->
                        past.put(List.of(Words.unknown(row.text("source_ip")), Words.unknown(row.text("isp"))), row));
        List<PairMeasure> pairs = new ArrayList<>();
        for (CountRow row : Top.named(facts.report().matrix())) {
            SectionAnswers.Line before = past.get(List.of(row.text(0), row.text(1)));
            long recipients = before == null ? 0 : before.count("before_recipients");
            pairs.add(new PairMeasure(
                    row.text(0),
                    row.text(1),
                    before == null ? null : before.text("pool"),
                    row.counts(),
                    recipients,
                    before == null ? 0 : recipients - before.count("before_delivered")));
        }
        return pairs;
    }

    /** Names by their worst pair. */
    private static List<String> ranked(List<PairMeasure> pairs, java.util.function.Function<PairMeasure, String> name) {
        Map<String, Double> worst = new LinkedHashMap<>();
        Map<String, Long> size = new HashMap<>();
        pairs.forEach(pair -> {
            worst.merge(name.apply(pair), pair.shade() == 0 ? 0.0 : pair.excess(), Math::max);
            size.merge(name.apply(pair), pair.counts().answered(), Long::sum);
        });
        return worst.keySet().stream()
                .sorted(Comparator.comparing((String one) -> worst.getOrDefault(one, 0.0))
                        .reversed()
                        .thenComparing(one -> size.getOrDefault(one, 0L), Comparator.reverseOrder())
                        .thenComparing(one -> one))
                .toList();
    }

    /** The order stays, but source IPs of one pool stand together, where the worst of them stands. */
    private static List<String> byPool(List<PairMeasure> pairs, List<String> ips) {
        Map<String, String> pools = pools(pairs);
        Map<String, List<String>> grouped = new LinkedHashMap<>();
        ips.forEach(ip -> grouped.computeIfAbsent(pools.getOrDefault(ip, ""), pool -> new ArrayList<>())
                .add(ip));
        return grouped.values().stream().flatMap(List::stream).toList();
    }

    private static Map<String, String> pools(List<PairMeasure> pairs) {
        Map<String, String> pools = new HashMap<>();
        Set<String> several = new HashSet<>();
        for (PairMeasure pair : pairs) {
            String pool = pair.pool() == null ? "" : pair.pool();
            String known = pools.putIfAbsent(pair.sourceIp(), pool);
            if (known != null && !known.equals(pool)) {
                several.add(pair.sourceIp());
            }
        }
        several.forEach(ip -> pools.put(ip, ""));
        return pools;
    }

    private static Line line(String ip, List<String> columns, Map<List<String>, PairMeasure> cells, boolean isCut) {
        List<PairMeasure> own = cells.values().stream()
                .filter(pair -> pair.sourceIp().equals(ip))
                .toList();
        return new Line(
                ip,
                pools(own).getOrDefault(ip, ""),
                columns.stream()
                        .map(isp -> cell(isp, cells.get(List.of(ip, isp)), isCut))
                        .toList());
    }

    private static Cell cell(String isp, @Nullable PairMeasure pair, boolean isCut) {
        if (pair == null) {
            // Where the list of pairs was cut, one that it does not name may have been left out.
            return new Cell(isp, isCut ? "…" : Numbers.NOTHING, "", "s0");
        }
        Counts counts = pair.counts();
        if (ReportVerdict.isEmpty(counts)) {
            return new Cell(isp, Numbers.NOTHING, "", "s0");
        }
        if (!Numbers.logged(Measure.RECIPIENTS, counts)) {
            return new Cell(isp, Numbers.NOT_LOGGED, "", "s0");
        }
        String n = "n " + Numbers.count(counts.answered());
        Double bounced = counts.bouncedShare();
        if (pair.isThin()) {
            return new Cell(isp, "few", n, "s0 hatched");
        }
        if (bounced == null) {
            return new Cell(isp, Numbers.NOT_LOGGED, n, "s0");
        }
        String arrow = pair.arrow();
        return new Cell(isp, (arrow.isEmpty() ? "" : arrow + " ") + Numbers.percent(bounced), n, "s" + pair.shade());
    }

    private static List<Pair> worst(List<PairMeasure> pairs) {
        return pairs.stream()
                .filter(pair -> !pair.isThin() && pair.isLogged())
                .sorted(Comparator.comparingDouble(PairMeasure::excess)
                        .reversed()
                        .thenComparing(PairMeasure::sourceIp)
                        .thenComparing(PairMeasure::isp))
                .limit(MOST_PAIRS)
                .map(pair -> new Pair(pair.sourceIp(), pair.isp(), (pair.arrow() + " " + pair.words()).strip()))
                .toList();
    }

    private static String note(Report report, int ips, int isps, List<Line> lines, List<Line> quiet) {
        String leftOut = Top.leftOut(report.matrix(), "pair", "source_ip,isp");
        int shown = lines.size() + quiet.size();
        if (leftOut.isEmpty()) {
            return shown == ips && isps <= MOST_ISPS
                    ? ""
                    : "Shown: " + Numbers.count(shown) + " of " + Numbers.count(ips, "source IP", "source IPs") + ", "
                            + Math.min(isps, MOST_ISPS) + " of " + Numbers.count(isps, "ISP", "ISPs")
                            + ", those with trouble first; summary.json has them all.";
        }
        return "Source IPs and ISPs with trouble are shown first; summary.json has the largest pairs. " + leftOut
                + " “…”: nothing was sent, or it is among these.";
    }
}
