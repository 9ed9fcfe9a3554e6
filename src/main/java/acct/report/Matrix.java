package acct.report;

import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Measure;
import acct.print.Numbers;
import acct.print.Sample;
import acct.print.Top;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Source IP × ISP as a grid: which address has trouble where.
 *
 * @param isps the columns, the largest first
 * @param lines one per source IP, the largest first
 * @param note what was left out; empty if nothing was
 */
public record Matrix(List<String> isps, List<Line> lines, String note) {
    private static final int MOST_LINES = 60;
    private static final int MOST_ISPS = 14;

    /**
     * One source IP.
     *
     * @param sourceIp the address
     * @param cells one per ISP
     */
    public record Line(String sourceIp, List<Cell> cells) {}

    /**
     * What one address met at one ISP.
     *
     * @param share the delivered share, or "few", or a dash where nothing was sent
     * @param n how many recipients; empty where nothing was sent
     * @param bounced the bounced share where it should be noticed, else empty
     * @param shade 0 (nothing to see) to 4, by bounced share
     */
    public record Cell(String share, String n, String bounced, int shade) {
        private static final Cell NOTHING = new Cell(Numbers.NOTHING, "", "", 0);

        /** Where the list of pairs was cut, one that it does not name may have been left out. */
        private static final Cell UNTOLD = new Cell("…", "", "", 0);
    }

    /** The grid of a report; rows and columns in the order of its own tables. */
    static Matrix of(Report report) {
        List<CountRow> pairs = Top.named(report.matrix());
        Set<String> isps = names(report.byIsp(), pairs, 1);
        Set<String> ips = names(report.bySourceIp(), pairs, 0);
        Cell missing = Top.rest(report.matrix()).isPresent() ? Cell.UNTOLD : Cell.NOTHING;
        Map<List<String>, Counts> cells = new HashMap<>();
        pairs.forEach(r -> cells.put(List.of(r.text(0), r.text(1)), r.counts()));
        List<String> columns = isps.stream().limit(MOST_ISPS).toList();
        List<Line> lines = new ArrayList<>();
        ips.stream()
                .limit(MOST_LINES)
                .forEach(ip -> lines.add(new Line(
                        ip,
                        columns.stream()
                                .map(isp -> cell(cells.get(List.of(ip, isp)), missing))
                                .toList())));
        String leftOut = Top.leftOut(report.matrix(), "pair", "source_ip,isp");
        return new Matrix(
                columns,
                lines,
                leftOut.isEmpty()
                        ? note(ips.size(), isps.size())
                        : "The largest source IPs and ISPs are shown; summary.json has the largest pairs. " + leftOut
                                + " “…”: nothing was sent, or it is among these.");
    }

    private static Set<String> names(List<CountRow> ranked, List<CountRow> matrix, int place) {
        Set<String> used = new LinkedHashSet<>();
        matrix.forEach(r -> used.add(r.text(place)));
        Set<String> result = new LinkedHashSet<>();
        Stream.concat(Top.named(ranked).stream().map(r -> r.text(0)), used.stream())
                .filter(used::contains)
                .forEach(result::add);
        return result;
    }

    private static String note(int ips, int isps) {
        return ips <= MOST_LINES && isps <= MOST_ISPS
                ? ""
                : "The " + Math.min(ips, MOST_LINES) + " largest of " + Numbers.count(ips, "source IP", "source IPs")
                        + " and the " + Math.min(isps, MOST_ISPS) + " largest of "
                        + Numbers.count(isps, "ISP", "ISPs") + " are shown; summary.json has them all.";
    }

    private static Cell cell(@Nullable Counts counts, Cell missing) {
        if (counts == null) {
            return missing;
        }
        if (ReportVerdict.isEmpty(counts)) {
            return Cell.NOTHING;
        }
        if (!Numbers.logged(Measure.RECIPIENTS, counts)) {
            return new Cell(Numbers.NOT_LOGGED, "", "", 0);
        }
        String n = "n " + Numbers.count(counts.answered());
        if (counts.answered() < Sample.FEW) {
            return new Cell("few", n, "", 0);
        }
        Double bounced = counts.bouncedShare();
        if (bounced == null) {
            return new Cell(Numbers.NOT_LOGGED, n, "", 0);
        }
        int shade = shade(bounced);
        String noticed = shade < 2 ? "" : "bounced " + Numbers.share(bounced);
        return new Cell(Numbers.share(counts.deliveredShare()), n, noticed, shade);
    }

    private static int shade(double bounced) {
        if (bounced < 0.01) {
            return 0;
        }
        if (bounced < 0.02) {
            return 1;
        }
        if (bounced < 0.05) {
            return 2;
        }
        return bounced < 0.1 ? 3 : 4;
    }
}
