package acct.report.road;

import acct.model.CountRow;
import acct.model.Measure;
import acct.print.LogText;
import acct.print.Numbers;
import acct.print.Sample;
import acct.print.Top;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The roads as a table. The lines add up to the last one.
 *
 * @param first the lines that are always shown: leaks, then the largest
 * @param rest the others, as far as a page can hold them; the last may stand for several
 * @param all all roads together
 */
public record RoadTable(List<Line> first, List<Line> rest, Line all) {
    private static final int FIRST_LINES = 10;
    private static final int MOST_LINES = 100;
    private static final int NAME_LENGTH = 40;
    private static final String ARROW = " → ";
    private static final int NO_BAR = -1;
    private static final int WHOLE = 100;

    /**
     * One road, or several together.
     *
     * @param stops the names of its stops; one text if it stands for several roads
     * @param attempts logged attempts
     * @param share of all attempts
     * @param bar percent of the largest road; -1 for no bar
     * @param delivered delivered share of its recipients
     * @param leaks the checks that speak of it; empty if none does
     */
    public record Line(List<String> stops, String attempts, String share, int bar, String delivered, String leaks) {}

    /** The table of a page. */
    public static RoadTable of(Roads roads) {
        return of(roads, FIRST_LINES, MOST_LINES);
    }

    /** What even the page leaves out; empty if nothing is. */
    public static String left(Roads roads) {
        if (!roads.rest().isEmpty()) {
            return " Each of the " + Numbers.count(roads.roads().size())
                    + " largest by itself is in summary.json. "
                    + Top.leftOut(roads.rest(), "road", "source_ip,vmta,pool,isp");
        }
        return roads.roads().size() <= MOST_LINES ? "" : " Each of them by itself is in summary.json.";
    }

    private static RoadTable of(Roads roads, int first, int most) {
        List<Roads.Road> all = roads.roads();
        List<CountRow> rest = roads.rest();
        int shown = all.size() + rest.size() <= most ? all.size() : most - 1;
        List<Line> lines = new ArrayList<>();
        all.subList(0, shown).forEach(road -> lines.add(line(roads, road)));
        if (shown < all.size() + rest.size()) {
            lines.add(several(roads, all.subList(shown, all.size()), "other road", "other roads"));
        }
        // One hidden line would take as much room as the words that hide it.
        int visible = lines.size() <= first + 1 ? lines.size() : first;
        return new RoadTable(
                lines.subList(0, visible), lines.subList(visible, lines.size()), several(roads, all, "road", "roads"));
    }

    private static Line line(Roads roads, Roads.Road road) {
        return line(
                roads,
                names(road),
                road.row(),
                road.attempts(),
                road.leaks().stream()
                        .map(place -> roads.leaks().get(place).rule())
                        .distinct()
                        .collect(Collectors.joining(", ")));
    }

    private static Line several(Roads roads, List<Roads.Road> some, String one, String many) {
        long leaks = some.stream().filter(Roads.Road::isLeak).count();
        List<CountRow> rows = Stream.concat(some.stream().map(Roads.Road::row), roads.rest().stream())
                .toList();
        return line(
                roads,
                List.of(Numbers.count(Top.count(rows), one, many)),
                new CountRow(List.of(), Top.sum(rows)),
                some.stream().mapToLong(Roads.Road::attempts).sum() + roads.attemptsLeftOut(),
                leaks == 0 ? "" : Numbers.count(leaks, "leak", "leaks"));
    }

    private static Line line(Roads roads, List<String> stops, CountRow row, long attempts, String leaks) {
        double share = (double) attempts / roads.attempts();
        long largest =
                roads.roads().stream().mapToLong(Roads.Road::attempts).max().orElse(attempts);
        boolean few = Numbers.logged(Measure.DELIVERED_SHARE, row.counts())
                && row.counts().answered() > 0
                && row.counts().answered() < Sample.FEW;
        return new Line(
                stops,
                Numbers.count(attempts),
                Numbers.share(share),
                attempts > largest ? NO_BAR : (int) (attempts * WHOLE / largest),
                few ? "few" : Numbers.measure(Measure.DELIVERED_SHARE, row.counts()),
                leaks);
    }

    private static List<String> names(Roads.Road road) {
        return IntStream.range(0, Roads.STOPS.size())
                .mapToObj(place -> LogText.cutMiddle(road.row().text(place), NAME_LENGTH))
                .toList();
    }

    /** The stops of a road in one line. */
    static String words(Roads.Road road) {
        return String.join(ARROW, names(road));
    }
}
