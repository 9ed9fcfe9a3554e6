package acct.report.road;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Roads that look the same in the figure, together.
 *
 * @param stops one for each of {@link Roads#STOPS}
 * @param leak whether it is what leaked of them
 * @param attempts logged attempts
 */
record RoadFlow(List<RoadStop> stops, boolean leak, long attempts) {

    private record Key(List<RoadStop> stops, boolean leak) {}

    /**
     * All roads, with at most so many stops in each column: the small ones are one stop together, so every column still
     * has all attempts. A stop with a leak stays before any without.
     */
    static List<RoadFlow> of(Roads roads, int most) {
        List<Map<RoadStop, RoadStop>> shown = new ArrayList<>();
        for (int column = 0; column < Roads.STOPS.size(); column++) {
            shown.add(shown(roads, column, most));
        }
        Map<Key, Long> together = new LinkedHashMap<>();
        for (Roads.Road road : roads.roads()) {
            List<RoadStop> stops = new ArrayList<>();
            for (int column = 0; column < shown.size(); column++) {
                stops.add(shown.get(column).get(stop(road, column)));
            }
            together.merge(new Key(stops, false), road.attempts() - road.leaked(), Long::sum);
            together.merge(new Key(stops, true), road.leaked(), Long::sum);
        }
        together.merge(
                new Key(Collections.nCopies(shown.size(), RoadStop.others()), false),
                roads.attemptsLeftOut(),
                Long::sum);
        return together.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry ->
                        new RoadFlow(entry.getKey().stops(), entry.getKey().leak(), entry.getValue()))
                .toList();
    }

    /** Each stop of a column, and what stands for it in the figure. */
    private static Map<RoadStop, RoadStop> shown(Roads roads, int column, int most) {
        Map<RoadStop, Long> all = new HashMap<>();
        Set<RoadStop> leaks = new HashSet<>();
        for (Roads.Road road : roads.roads()) {
            all.merge(stop(road, column), road.attempts(), Long::sum);
            if (road.leaked() > 0) {
                leaks.add(stop(road, column));
            }
        }
        List<RoadStop> ranked = all.keySet().stream()
                .sorted(Comparator.comparing((RoadStop stop) -> !leaks.contains(stop))
                        .thenComparing(stop -> -all.getOrDefault(stop, 0L))
                        .thenComparing(RoadStop::name)
                        .thenComparing(RoadStop::kind))
                .toList();
        boolean isCut = !roads.rest().isEmpty();
        int named = ranked.size() <= (isCut ? most - 1 : most) ? ranked.size() : most - 1;
        RoadStop others = isCut ? RoadStop.others() : RoadStop.others(ranked.size() - named);
        Set<RoadStop> kept = Set.copyOf(ranked.subList(0, named));
        Map<RoadStop, RoadStop> shown = new HashMap<>();
        ranked.forEach(stop -> shown.put(stop, kept.contains(stop) ? stop : others));
        return shown;
    }

    private static RoadStop stop(Roads.Road road, int column) {
        return RoadStop.of(road.row().key().get(column));
    }
}
