package acct.report.chart;

import acct.print.LogText;
import acct.print.Numbers;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Draws strips: one bar for each day or hour, from zero. */
public final class Strips {
    /** Fewer cases than this make a bar hollow: it may be chance. */
    static final long THIN = 20;

    private static final int GAP = 1;
    private static final int SMALL_BAR = 4;
    private static final int SMALL_HEIGHT = 28;
    private static final int BAR = 18;
    private static final int LEFT = 52;
    private static final int TOP = 14;
    private static final int PLOT = 110;
    private static final int BELOW = 20;
    private static final int LETTERS = 4;
    private static final int SPAN_LEFT = 260;
    private static final int SPAN_WIDTH = 500;
    private static final int SPAN_LINE = 22;
    private static final int SPAN_NAME = 36;
    private static final double HEADROOM = 1.15;
    private static final double LEAST = 0.001;

    private Strips() {}

    /**
     * What is drawn as one bar.
     *
     * @param label the day or hour
     * @param n cases; 0 draws nothing
     * @param x events among them
     * @param usual the share that is usual here; null if it is not known
     */
    public record Point(
            String label, long n, long x, @Nullable Double usual) {
        double rate() {
            return n <= 0 ? 0 : (double) x / n;
        }

        /** The same named by its hour in full, {@code 09:00}, as a bare 9 beside other numbers is none. */
        Point ofHour() {
            return new Point(label + ":00", n, x, usual);
        }
    }

    /**
     * The range that is usual.
     *
     * @param low its lower end, in what the bars are drawn of
     * @param high its upper end
     * @param words both for people
     */
    public record Band(double low, double high, String words) {}

    /**
     * From when to when something was.
     *
     * @param label what it is
     * @param words what more is known of it
     * @param first its first day
     * @param last its last day
     * @param style the class of its bar
     */
    public record Span(String label, String words, LocalDate first, LocalDate last, String style) {}

    /** One line for each span, from its first to its last day; what begins before the days or ends after them is cut. */
    public static Strip spans(String title, LocalDate since, LocalDate until, List<Span> spans) {
        int days = (int) ChronoUnit.DAYS.between(since, until) + 1;
        int step = Math.max(1, SPAN_WIDTH / days);
        List<Strip.Mark> marks = new ArrayList<>();
        List<Strip.Label> labels = new ArrayList<>();
        int y = TOP + LETTERS;
        for (Span span : spans) {
            LocalDate first = span.first.isBefore(since) ? since : span.first;
            LocalDate last = span.last.isAfter(until) ? until : span.last;
            int from = (int) ChronoUnit.DAYS.between(since, first);
            int length = Math.max(1, (int) ChronoUnit.DAYS.between(first, last) + 1);
            labels.add(new Strip.Label(
                    SPAN_LEFT - LETTERS, y + SPAN_LINE / 2 + LETTERS, "end", LogText.cutMiddle(span.label, SPAN_NAME)));
            marks.add(new Strip.Mark(
                    "span " + span.style,
                    SPAN_LEFT + from * step,
                    y + LETTERS,
                    Math.max(2, length * step - 1),
                    SPAN_LINE - 2 * LETTERS,
                    span.label + ", " + span.words + ": " + span.first + " to " + span.last));
            y += SPAN_LINE;
        }
        labels.add(new Strip.Label(SPAN_LEFT, TOP, "start", since.toString()));
        labels.add(new Strip.Label(SPAN_LEFT + days * step, TOP, "end", until.toString()));
        return new Strip(
                title,
                Numbers.count(spans.size(), "incident", "incidents") + " from " + since + " to " + until + ".",
                SPAN_LEFT + days * step,
                y + LETTERS,
                marks,
                labels);
    }

    /** A line of days without axes, the last one marked; a line shows the limit where there is one. */
    public static Strip small(String title, List<Point> days, @Nullable Double limit) {
        return days(title, highest(days, limit), days, limit, null, Strips::words);
    }

    /** The same beside the range in which most days are. */
    public static Strip beside(String title, List<Point> days, @Nullable Band usual) {
        return days(title, highest(days, null) + inWords(usual), days, null, usual, Strips::words);
    }

    /** The same of numbers that are no shares: each day’s {@code x}, of any common {@code n}, as the range is. */
    public static Strip counts(String title, List<Point> days, @Nullable Band usual) {
        Point highest =
                days.stream().max(java.util.Comparator.comparingLong(Point::x)).orElseThrow();
        return days(
                title,
                "Highest: " + highest.label + " with " + Numbers.count(highest.x) + "." + inWords(usual),
                days,
                null,
                usual,
                day -> day.label + ": " + Numbers.count(day.x));
    }

    private static String inWords(@Nullable Band usual) {
        return usual == null ? "" : " Band: " + usual.words + ".";
    }

    private static Strip days(
            String title,
            String text,
            List<Point> days,
            @Nullable Double limit,
            @Nullable Band usual,
            Function<Point, String> words) {
        double most = most(days, usual == null ? limit : Double.valueOf(usual.high));
        int width = Math.max(1, days.size() * (SMALL_BAR + GAP));
        List<Strip.Mark> marks = new ArrayList<>();
        if (usual != null) {
            marks.add(band("band", usual, most, width));
        }
        for (int place = 0; place < days.size(); place++) {
            Point day = days.get(place);
            if (day.n > 0) {
                int height = Math.max(1, length(day.rate(), most, SMALL_HEIGHT));
                String style = place == days.size() - 1 ? "now" : day.n < THIN ? "thin" : "bar-of";
                marks.add(new Strip.Mark(
                        style, place * (SMALL_BAR + GAP), SMALL_HEIGHT - height, SMALL_BAR, height, words.apply(day)));
            }
        }
        if (usual != null) {
            // Its edge goes over the bars, which would hide it.
            marks.add(band("edge", usual, most, width));
        }
        if (limit != null) {
            marks.add(new Strip.Mark(
                    "limit", 0, SMALL_HEIGHT - Math.max(1, length(limit, most, SMALL_HEIGHT)), width, 1, ""));
        }
        return new Strip(title, text, width, SMALL_HEIGHT, marks, List.of());
    }

    private static Strip.Mark band(String style, Band usual, double most, int width) {
        int low = length(usual.low, most, SMALL_HEIGHT);
        int high = Math.max(low + 1, length(usual.high, most, SMALL_HEIGHT));
        return new Strip.Mark(style, 0, SMALL_HEIGHT - high, width, high - low, usual.words);
    }

    /** Bars of hours with axes, each with a line at what is usual there; labels are hours of the day, {@code 00} to {@code 23}. */
    public static Strip hours(String title, List<Point> points) {
        double most = most(points, null);
        List<Strip.Mark> marks = new ArrayList<>();
        List<Strip.Label> labels = new ArrayList<>(List.of(
                new Strip.Label(LEFT - LETTERS, TOP + LETTERS, "end", Numbers.percent(most)),
                new Strip.Label(LEFT - LETTERS, TOP + PLOT, "end", "0 %")));
        int width = LEFT + points.size() * (BAR + GAP);
        marks.add(new Strip.Mark("axis", LEFT, TOP, width - LEFT, 1, ""));
        marks.add(new Strip.Mark("axis", LEFT, TOP + PLOT, width - LEFT, 1, ""));
        int step = points.size() > 12 ? 3 : 1;
        for (int place = 0; place < points.size(); place++) {
            Point point = points.get(place);
            int x = LEFT + place * (BAR + GAP);
            if (point.n > 0) {
                int height = Math.max(1, length(point.rate(), most, PLOT));
                String style = point.n < THIN ? "thin" : "now";
                marks.add(new Strip.Mark(style, x, TOP + PLOT - height, BAR, height, words(point.ofHour())));
            }
            if (point.usual != null) {
                int above = length(point.usual, most, PLOT);
                marks.add(new Strip.Mark("usual", x, TOP + PLOT - above - 1, BAR, 2, ""));
            }
            if (place % step == 0) {
                labels.add(new Strip.Label(x + BAR / 2, TOP + PLOT + BELOW - LETTERS, "middle", point.label));
            }
        }
        String text = highest(points.stream().map(Point::ofHour).toList(), null);
        return new Strip(title, text, width, TOP + PLOT + BELOW, marks, labels);
    }

    private static double most(List<Point> points, @Nullable Double limit) {
        double most = limit == null ? LEAST : Math.max(LEAST, limit);
        for (Point point : points) {
            most = Math.max(most, Math.max(point.rate(), point.usual == null ? 0 : point.usual));
        }
        return Math.min(1, most * HEADROOM);
    }

    private static int length(double rate, double most, int whole) {
        return (int) Math.min(whole, Math.round(rate / most * whole));
    }

    private static String words(Point point) {
        return point.label + ": " + Numbers.percent(point.rate()) + ", " + Numbers.count(point.x) + " of "
                + Numbers.count(point.n)
                + (point.usual == null ? "" : "; usual " + Numbers.percent(point.usual));
    }

    private static String highest(List<Point> points, @Nullable Double limit) {
        Point highest = null;
        for (Point point : points) {
            if (point.x > 0 && (highest == null || point.rate() > highest.rate())) {
                highest = point;
            }
        }
        String line = limit == null ? "" : " Line: limit " + Numbers.percent(limit) + ".";
        return highest == null ? "None." + line : "Highest: " + words(highest) + "." + line;
    }
}
