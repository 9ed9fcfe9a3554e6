package acct.report.road;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * One column of the figure from top to bottom, before anything has a size.
 *
 * @param stops the stops, in order
 * @param attempts all attempts of each
 * @param leaks attempts of each that are leaks; a stop without is not in it
 */
record RoadColumn(List<RoadStop> stops, Map<RoadStop, Long> attempts, Map<RoadStop, Long> leaks) {

    /**
     * All columns. ISPs stand by volume; every other stop stands where most of its mail goes, so that few roads cross.
     * Those that stand for several are last.
     */
    static List<RoadColumn> of(List<RoadFlow> flows) {
        List<RoadColumn> columns = new ArrayList<>();
        int last = Roads.STOPS.size() - 1;
        for (int place = last; place >= 0; place--) {
            int column = place;
            RoadColumn counted = counted(flows, column);
            ToDoubleFunction<RoadStop> where = column == last
                    ? stop -> 0
                    : middle(flows, column, columns.get(0).stops());
            columns.add(0, counted.sorted(where));
        }
        return columns;
    }

    private static RoadColumn counted(List<RoadFlow> flows, int column) {
        Map<RoadStop, Long> attempts = new LinkedHashMap<>();
        Map<RoadStop, Long> leaks = new LinkedHashMap<>();
        for (RoadFlow flow : flows) {
            RoadStop stop = flow.stops().get(column);
            attempts.merge(stop, flow.attempts(), Long::sum);
            if (flow.leak()) {
                leaks.merge(stop, flow.attempts(), Long::sum);
            }
        }
        return new RoadColumn(List.copyOf(attempts.keySet()), attempts, leaks);
    }

    /** The mean place of the next stops, by attempts. */
    private static ToDoubleFunction<RoadStop> middle(List<RoadFlow> flows, int column, List<RoadStop> next) {
        Map<RoadStop, Double> sums = new LinkedHashMap<>();
        Map<RoadStop, Long> weights = new LinkedHashMap<>();
        for (RoadFlow flow : flows) {
            RoadStop stop = flow.stops().get(column);
            double place = next.indexOf(flow.stops().get(column + 1));
            sums.merge(stop, place * flow.attempts(), Double::sum);
            weights.merge(stop, flow.attempts(), Long::sum);
        }
        return stop -> sums.getOrDefault(stop, 0.0) / weights.getOrDefault(stop, 1L);
    }

    private RoadColumn sorted(ToDoubleFunction<RoadStop> where) {
        Comparator<RoadStop> order = Comparator.comparing((RoadStop stop) -> stop.kind() == RoadStop.Kind.OTHERS)
                .thenComparingDouble(where)
                .thenComparing(Comparator.comparing((RoadStop stop) -> -attempts(stop)))
                .thenComparing(RoadStop::name)
                .thenComparing(RoadStop::kind);
        return new RoadColumn(stops.stream().sorted(order).toList(), attempts, leaks);
    }

    /** Attempts of one stop. */
    long attempts(RoadStop stop) {
        return attempts.getOrDefault(stop, 0L);
    }
}
