package acct.report.road;

import acct.print.LogText;
import acct.print.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figure of the roads as a template writes it: every number as SVG reads it, every text as people do.
 *
 * @param width of the whole
 * @param height of the whole
 * @param text what it shows, for who cannot see it
 * @param headings the names of the columns
 * @param bands the mail between two stops
 * @param thin outlines of what is only a hairline
 * @param stops the stops with their names
 */
public record RoadPicture(
        String width,
        String height,
        String text,
        List<Word> headings,
        List<Band> bands,
        List<String> thin,
        List<Stop> stops) {

    /** The word at a stop with a leak. */
    public static final String LEAK = "leak";

    private static final List<String> ONE = List.of("source IP", "vMTA", "pool", "ISP");
    private static final List<String> MANY = List.of("source IPs", "vMTAs", "pools", "ISPs");
    /** How many letters of a name there is room for in each column, beside the share. */
    private static final int[] LETTERS = {23, 20, 18, 18};

    private static final int LETTERS_OF_LEAK = 5;
    private static final int LEAK_COLUMN = 1;
    private static final double SPACE = 7;
    private static final double SHARE = 60;
    private static final double BASELINE = 4;
    private static final double HEADING = 14;
    private static final int TITLE_LENGTH = 80;

    /**
     * A text at its place.
     *
     * @param x where it begins, or ends if it ends there
     * @param y its baseline
     * @param ends where it stands: {@code start} or {@code end}
     * @param text the text
     * @param length forced width; null if the font decides
     */
    public record Word(
            String x,
            String y,
            String ends,
            String text,
            @Nullable String length) {
        /** What may change to reach the forced width; null if the font decides. */
        public @Nullable String adjust() {
            return length == null ? null : "spacingAndGlyphs";
        }
    }

    /**
     * The mail between two stops.
     *
     * @param kind name in the style sheet
     * @param outline the shape
     * @param title what a pointer is told
     */
    public record Band(String kind, String outline, String title) {}

    /**
     * A stop.
     *
     * @param kind name in the style sheet
     * @param x left edge of the bar
     * @param y upper edge
     * @param width of the bar
     * @param height of the bar
     * @param title what a pointer is told
     * @param name its name
     * @param share of all attempts
     * @param leak the word that says so; empty if there is none
     */
    public record Stop(
            String kind,
            String x,
            String y,
            String width,
            String height,
            String title,
            Word name,
            Word share,
            List<Word> leak) {}

    /** The picture of some roads; there must be one. */
    public static RoadPicture of(Roads roads) {
        RoadFigure figure = RoadFigure.of(roads);
        double all = roads.attempts();
        return new RoadPicture(
                number(figure.width()),
                number(figure.height()),
                text(roads),
                headings(figure, roads),
                figure.bands().stream().map(RoadPicture::band).toList(),
                figure.thin().stream().filter(outline -> !outline.isEmpty()).toList(),
                figure.stops().stream().map(stop -> stop(stop, all)).toList());
    }

    private static String text(Roads roads) {
        List<String> counts = new ArrayList<>();
        for (int column = 0; column < ONE.size(); column++) {
            counts.add(names(roads, column));
        }
        Roads.Road largest = roads.roads().stream()
                .max((a, b) -> Long.compare(a.attempts(), b.attempts()))
                .orElseThrow();
        long leaks = roads.roads().stream().filter(Roads.Road::isLeak).count();
        return String.join(", ", counts) + "; " + Numbers.count(roads.count(), "road", "roads")
                + ". The largest: "
                + RoadTable.words(largest) + ", " + attempts(largest.attempts()) + ". "
                + (leaks == 0 ? "No leak." : Numbers.count(leaks, "road has a leak.", "roads have a leak."));
    }

    /** How many names a column has; nobody counted those of roads that are left out. */
    private static String names(Roads roads, int column) {
        long names = roads.roads().stream()
                .map(road -> RoadStop.of(road.row().key().get(column)))
                .distinct()
                .count();
        return (roads.rest().isEmpty() ? "" : "at least ") + Numbers.count(names, ONE.get(column), MANY.get(column));
    }

    private static List<Word> headings(RoadFigure figure, Roads roads) {
        List<Word> headings = new ArrayList<>();
        for (int column = 0; column < ONE.size(); column++) {
            int place = column;
            double x = figure.stops().stream()
                    .filter(stop -> stop.column() == place)
                    .mapToDouble(RoadFigure.Stop::x)
                    .findFirst()
                    .orElse(0);
            String text = names(roads, column);
            headings.add(
                    column == 0
                            ? word(x - SPACE, HEADING, "end", text, null)
                            : word(x + RoadFigure.BAR + SPACE, HEADING, "start", text, null));
        }
        return headings;
    }

    private static Band band(RoadFigure.Band band) {
        String title = name(band.from().stop()) + " → " + name(band.to().stop()) + ": " + attempts(band.attempts());
        return new Band(band.leak() ? "road leak" : "road", band.outline(), band.leak() ? title + " leaked" : title);
    }

    private static Stop stop(RoadFigure.Stop stop, double all) {
        boolean leak = stop.column() == LEAK_COLUMN && stop.leaks() > 0;
        RoadLabel name = RoadLabel.of(stop.stop().name(), LETTERS[stop.column()] - (leak ? LETTERS_OF_LEAK : 0));
        String share = Numbers.share(stop.attempts() / all);
        double y = stop.middle() + BASELINE;
        boolean left = stop.column() == 0;
        double near = left ? stop.x() - SPACE : stop.x() + RoadFigure.BAR + SPACE;
        double shareAt = left ? near : near + name.width() + SPACE;
        String ends = left ? "end" : "start";
        return new Stop(
                stop.stop().kind() == RoadStop.Kind.NAMED ? "stop" : "stop unnamed",
                number(stop.x()),
                number(stop.y()),
                number(RoadFigure.BAR),
                number(stop.height()),
                ONE.get(stop.column()) + " " + name(stop.stop()) + ": " + attempts(stop.attempts()) + ", " + share
                        + (stop.leaks() == 0 ? "" : "; " + Numbers.count(stop.leaks()) + " of them leaked"),
                word(
                        left ? near - SHARE : near,
                        y,
                        ends,
                        name.text(),
                        name.fitted() == RoadLabel.Fitted.YES ? number(name.width()) : null),
                word(shareAt, y, ends, share, null),
                leak ? List.of(word(shareAt + SHARE - SPACE, y, "start", LEAK, null)) : List.of());
    }

    private static Word word(double x, double y, String ends, String text, @Nullable String length) {
        return new Word(number(x), number(y), ends, text, length);
    }

    private static String name(RoadStop stop) {
        return LogText.cutMiddle(stop.name(), TITLE_LENGTH);
    }

    private static String attempts(long attempts) {
        return Numbers.count(attempts, "attempt", "attempts");
    }

    private static String number(double value) {
        return RoadLayout.number(value);
    }
}
