package acct.report;

import acct.model.Counts;
import acct.print.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Source IP × ISP in one respect. It is ordered by trouble, so that what is wrong is never left out for being small.
 *
 * @param id names it in the page’s address
 * @param title the respect
 * @param kind what it is about
 * @param lead what the cells say
 * @param isps the columns, that with the worst cell first
 * @param lines source IPs with something to see, by pool, the worst first
 * @param quiet source IPs of which no cell is unusual, as far as they are shown
 * @param quietIps how many of those there are
 * @param calm what was looked at, where no source IP has anything to see
 * @param note what was left out; empty if nothing was
 * @param worst how far its worst cell is from the usual; 0 (nothing to see) to 4
 */
public record MatrixPanel(
        String id,
        String title,
        Kind kind,
        String lead,
        List<String> isps,
        List<Line> lines,
        List<Line> quiet,
        int quietIps,
        String calm,
        String note,
        int worst) {
    private static final int MOST_LINES = 60;
    private static final int MOST_ISPS = 14;

    public MatrixPanel {
        isps = List.copyOf(isps);
        lines = List.copyOf(lines);
        quiet = List.copyOf(quiet);
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
     * @param share what it met with a sign beside it, or "few", or a dash where nothing was sent
     * @param n how much mail there was; empty where nothing was sent
     * @param style its class
     */
    public record Cell(String isp, String share, String n, String style) {}

    /** What a grid is about. */
    public enum Kind {
        /** What goes wrong. */
        TROUBLE,
        /** What is otherwise than it was, which may be as meant. */
        COURSE
    }

    /** Whether a list of pairs names all. */
    enum Pairs {
        ALL,
        LARGEST
    }

    /**
     * The grid of some pairs.
     *
     * @param told source IPs of which an incident tells the same: what lasts for days is usual by now, and no calm
     */
    static MatrixPanel of(
            MatrixView view,
            List<PairMeasure> measures,
            Map<List<String>, Counts> counts,
            Pairs known,
            Set<String> told) {
        List<String> isps = ranked(measures, measure -> measure.pair().isp());
        List<String> ips =
                byPool(measures, ranked(measures, measure -> measure.pair().sourceIp()));
        List<String> columns = Words.first(isps, MOST_ISPS);
        Map<List<String>, PairMeasure> cells = new HashMap<>();
        measures.forEach(measure ->
                cells.put(List.of(measure.pair().sourceIp(), measure.pair().isp()), measure));
        Map<String, String> pools = pools(measures);
        Set<String> troubled = measures.stream()
                .filter(measure ->
                        measure.shade() > 0 || told.contains(measure.pair().sourceIp()))
                .map(measure -> measure.pair().sourceIp())
                .collect(Collectors.toSet());
        Function<String, Line> line = ip -> new Line(
                ip,
                pools.getOrDefault(ip, ""),
                columns.stream()
                        .map(isp -> cell(isp, cells.get(List.of(ip, isp)), counts.get(List.of(ip, isp)), known))
                        .toList());
        List<Line> lines = ips.stream()
                .filter(troubled::contains)
                .limit(MOST_LINES)
                .map(line)
                .toList();
        List<Line> quiet = ips.stream()
                .filter(ip -> !troubled.contains(ip))
                .limit(view.quietLines())
                .map(line)
                .toList();
        int worst = measures.stream().mapToInt(PairMeasure::shade).max().orElse(0);
        return new MatrixPanel(
                "matrix-" + view.title().toLowerCase(Locale.ROOT),
                view.title(),
                view.kind(),
                view.lead(),
                columns,
                lines,
                quiet,
                ips.size() - troubled.size(),
                calm(measures),
                note(lines.size() + quiet.size(), ips.size(), isps.size(), worst),
                worst);
    }

    /** Names by their worst pair. */
    private static List<String> ranked(List<PairMeasure> measures, Function<PairMeasure, String> name) {
        Map<String, Double> worst = new LinkedHashMap<>();
        Map<String, Long> size = new HashMap<>();
        measures.forEach(measure -> {
            worst.merge(name.apply(measure), measure.shade() == 0 ? 0.0 : measure.excess(), Math::max);
            size.merge(name.apply(measure), measure.n(), Long::sum);
        });
        return worst.keySet().stream()
                .sorted(Comparator.comparing((String one) -> worst.getOrDefault(one, 0.0))
                        .reversed()
                        .thenComparing(one -> size.getOrDefault(one, 0L), Comparator.reverseOrder())
                        .thenComparing(one -> one))
                .toList();
    }

    /** The order stays, but source IPs of one pool stand together, where the worst of them stands. */
    private static List<String> byPool(List<PairMeasure> measures, List<String> ips) {
        Map<String, String> pools = pools(measures);
        Map<String, List<String>> grouped = new LinkedHashMap<>();
        ips.forEach(ip -> grouped.computeIfAbsent(pools.getOrDefault(ip, ""), pool -> new ArrayList<>())
                .add(ip));
        return grouped.values().stream().flatMap(List::stream).toList();
    }

    private static Map<String, String> pools(List<PairMeasure> measures) {
        Map<String, String> pools = new HashMap<>();
        Set<String> several = new HashSet<>();
        for (PairMeasure measure : measures) {
            String pool = measure.pair().pool() == null ? "" : measure.pair().pool();
            String known = pools.putIfAbsent(measure.pair().sourceIp(), pool);
            if (known != null && !known.equals(pool)) {
                several.add(measure.pair().sourceIp());
            }
        }
        several.forEach(ip -> pools.put(ip, ""));
        return pools;
    }

    private static Cell cell(String isp, @Nullable PairMeasure measure, @Nullable Counts counts, Pairs known) {
        if (measure == null || counts == null) {
            // Where the list of pairs was cut, one that it does not name may have been left out.
            return new Cell(isp, known == Pairs.LARGEST ? "…" : Numbers.NOTHING, "", "s0");
        }
        if (ReportVerdict.isEmpty(counts)) {
            return new Cell(isp, Numbers.NOTHING, "", "s0");
        }
        if (!measure.isLogged()) {
            return new Cell(isp, Numbers.NOT_LOGGED, "", "s0");
        }
        String n = "n " + Numbers.count(measure.n());
        if (measure.isThin()) {
            return new Cell(isp, "few", n, "s0 hatched");
        }
        String arrow = measure.arrow();
        return new Cell(isp, (arrow.isEmpty() ? "" : arrow + " ") + measure.text(), n, "s" + measure.shade());
    }

    /** Pairs with little mail were not compared with anything. */
    private static String calm(List<PairMeasure> measures) {
        long compared = measures.stream()
                .filter(measure -> measure.isLogged() && !measure.isThin())
                .count();
        return compared == 0
                ? "Too little mail to compare any pair with its past."
                : "None of " + Numbers.count(compared, "pair", "pairs")
                        + " with enough mail is far from its past; there are " + Numbers.count(measures.size()) + ".";
    }

    private static String note(int shown, int ips, int isps, int worst) {
        return shown == ips && isps <= MOST_ISPS
                ? ""
                : "Shown: " + Numbers.count(shown) + " of " + Numbers.count(ips, "source IP", "source IPs") + ", "
                        + Math.min(isps, MOST_ISPS) + " of " + Numbers.count(isps, "ISP", "ISPs")
                        + (worst == 0 ? ", the largest first." : ", the worst first.");
    }
}
