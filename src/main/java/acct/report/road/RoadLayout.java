package acct.report.road;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Works out where the parts of a {@link RoadFigure} lie. */
final class RoadLayout {
    private static final double WIDTH = 1120;
    /** Left edge of the bars of each column; the first column's labels are left of them, the others' right. */
    private static final double[] LEFT = {240, 468, 696, 910};

    private static final double GAP = 6;
    private static final double HAIR = 1.5;
    private static final double LEAK_HAIR = 3;
    private static final double THINNEST_BAND = 0.6;
    private static final double BOTTOM = 8;
    private static final double MOST_BARS = 380;
    private static final double FIRST_BARS = 50;
    private static final double BARS_PER_STOP = 40;

    private final List<RoadFlow> flows;
    private final List<RoadColumn> columns;
    private final double scale;
    private final double height;
    private final List<Map<RoadStop, RoadFigure.Stop>> placed = new ArrayList<>();
    private final List<RoadFigure.Band> bands = new ArrayList<>();
    private final List<String> thin = new ArrayList<>();

    private record Ends(RoadFigure.Stop from, RoadFigure.Stop to, boolean leak) {}

    RoadLayout(List<RoadFlow> flows) {
        this.flows = flows;
        this.columns = RoadColumn.of(flows);
        long attempts = flows.stream().mapToLong(RoadFlow::attempts).sum();
        int most = columns.stream().mapToInt(c -> c.stops().size()).max().orElse(1);
        this.scale = Math.min(MOST_BARS, FIRST_BARS + BARS_PER_STOP * most) / attempts;
        this.height = columns.stream().mapToDouble(this::room).max().orElse(0);
    }

    RoadFigure figure() {
        for (int column = 0; column < columns.size(); column++) {
            placed.add(place(column));
        }
        for (int column = 0; column + 1 < columns.size(); column++) {
            join(column);
        }
        bands.sort(Comparator.comparing(RoadFigure.Band::leak));
        return new RoadFigure(
                WIDTH,
                RoadFigure.TOP + height + BOTTOM,
                placed.stream().flatMap(column -> column.values().stream()).toList(),
                bands,
                thin);
    }

    private double bar(long attempts) {
        return Math.max(HAIR, attempts * scale);
    }

    private double slot(long attempts) {
        return Math.max(RoadFigure.LABEL, bar(attempts) + GAP);
    }

    private double room(RoadColumn column) {
        return column.stops().stream()
                .mapToDouble(stop -> slot(column.attempts(stop)))
                .sum();
    }

    /** Each stop has a slot that is high enough for its label; what a column does not need is shared out. */
    private Map<RoadStop, RoadFigure.Stop> place(int place) {
        RoadColumn column = columns.get(place);
        double spare = (height - room(column)) / column.stops().size();
        double y = RoadFigure.TOP;
        Map<RoadStop, RoadFigure.Stop> stops = new LinkedHashMap<>();
        for (RoadStop stop : column.stops()) {
            long attempts = column.attempts(stop);
            double slot = slot(attempts) + spare;
            double bar = bar(attempts);
            double middle = y + slot / 2;
            stops.put(
                    stop,
                    new RoadFigure.Stop(
                            place,
                            stop,
                            LEFT[place],
                            middle - bar / 2,
                            bar,
                            middle,
                            attempts,
                            column.leaks().getOrDefault(stop, 0L)));
            y += slot;
        }
        return stops;
    }

    /** Draws what lies between a column and the next. */
    private void join(int place) {
        Map<Ends, Long> attempts = new LinkedHashMap<>();
        for (RoadFlow flow : flows) {
            Ends ends = new Ends(stop(flow, place), stop(flow, place + 1), flow.leak());
            attempts.merge(ends, flow.attempts(), Long::sum);
        }
        Map<Ends, Double> starts = middles(attempts, Ends::from, Ends::to);
        Map<Ends, Double> stops = middles(attempts, Ends::to, Ends::from);
        StringBuilder hairlines = new StringBuilder();
        attempts.forEach((ends, count) -> {
            double x0 = ends.from().x() + RoadFigure.BAR;
            double x1 = ends.to().x();
            double y0 = starts.getOrDefault(ends, 0.0);
            double y1 = stops.getOrDefault(ends, 0.0);
            double thickness = count * scale;
            if (ends.leak() || thickness >= THINNEST_BAND) {
                double half = Math.max(thickness, ends.leak() ? LEAK_HAIR : 0) / 2;
                String outline =
                        curve('M', x0, y0 - half, x1, y1 - half) + curve('L', x1, y1 + half, x0, y0 + half) + "Z";
                bands.add(new RoadFigure.Band(ends.from(), ends.to(), ends.leak(), count, outline));
            } else {
                hairlines.append(curve('M', x0, y0, x1, y1));
            }
        });
        thin.add(hairlines.toString());
    }

    private RoadFigure.Stop stop(RoadFlow flow, int place) {
        return Objects.requireNonNull(placed.get(place).get(flow.stops().get(place)));
    }

    /** Where each band meets its stop at one end: in the order of their other ends, so that they do not cross there. */
    private Map<Ends, Double> middles(
            Map<Ends, Long> attempts, Function<Ends, RoadFigure.Stop> here, Function<Ends, RoadFigure.Stop> there) {
        Map<RoadFigure.Stop, Double> next = new HashMap<>();
        Map<Ends, Double> middles = new HashMap<>();
        attempts.keySet().stream()
                .sorted(Comparator.comparing((Ends ends) -> there.apply(ends).middle())
                        .thenComparing(Ends::leak))
                .forEach(ends -> {
                    RoadFigure.Stop stop = here.apply(ends);
                    double thickness = attempts.getOrDefault(ends, 0L) * scale;
                    double top = next.getOrDefault(stop, stop.middle() - stop.attempts() * scale / 2);
                    middles.put(ends, top + thickness / 2);
                    next.put(stop, top + thickness);
                });
        return middles;
    }

    /** A line that leaves and arrives level. */
    private static String curve(char begin, double x0, double y0, double x1, double y1) {
        double half = (x0 + x1) / 2;
        return begin + at(x0, y0) + "C" + at(half, y0) + " " + at(half, y1) + " " + at(x1, y1);
    }

    private static String at(double x, double y) {
        return number(x) + " " + number(y);
    }

    /** A number that is not negative, with one digit after the point: a screen cannot show more. */
    static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }
}
