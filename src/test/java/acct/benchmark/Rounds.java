package acct.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** What was measured, by contender and round. Each round runs all contenders once, so that ratios are of one moment. */
final class Rounds {
    private final Map<String, List<Measured>> runs = new LinkedHashMap<>();

    void add(String contender, Measured run) {
        runs.computeIfAbsent(contender, name -> new ArrayList<>()).add(run);
    }

    /** In the order of their first runs. */
    List<String> contenders() {
        return List.copyOf(runs.keySet());
    }

    /** The runs of one, in the order of the rounds. */
    List<Measured> of(String contender) {
        return List.copyOf(Objects.requireNonNull(runs.get(contender), contender));
    }

    /** The middle value of a contender's runs. */
    double median(String contender, ToDoubleFunction<Measured> value) {
        return median(of(contender).stream().mapToDouble(value).boxed().toList());
    }

    /** The middle of the ratios that each round gives by itself. */
    double medianRatio(String contender, String base) {
        List<Measured> above = of(contender);
        List<Measured> below = of(base);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(above.size(), below.size()); round++) {
            ratios.add((double) above.get(round).wallNanos() / below.get(round).wallNanos());
        }
        return median(ratios);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
