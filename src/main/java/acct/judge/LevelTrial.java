package acct.judge;

import acct.model.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A rule about the level of a rate, tried with other limits than its own: what would it have said? */
public final class LevelTrial {
    /** The steps of a decade. */
    private static final double[] STEPS = {1, 1.5, 2, 3, 5, 7};

    /** A limit of less than so small a part of the present one is none. */
    private static final double LEAST_PART = 0.02;

    private final LimitedRule rule;
    private final Limits limits;
    private final RateLevel level;
    private final Map<Double, LevelRule> byLimit = new HashMap<>();

    private LevelTrial(LimitedRule rule, Limits limits, RateLevel level) {
        this.rule = rule;
        this.limits = limits;
        this.level = level;
    }

    /**
     * Every rule about a level.
     *
     * @param limits by the rule's name; what is not there keeps its own
     */
    public static List<LevelTrial> of(Map<String, Limits> limits) {
        List<LevelTrial> trials = new ArrayList<>();
        for (LimitedRule rule : Rules.LIMITED) {
            Limits set = limits.getOrDefault(rule.name(), Limits.NONE);
            if (rule.make().apply(set) instanceof LevelRule made) {
                trials.add(new LevelTrial(rule, set, made.criteria().level()));
            }
        }
        return trials;
    }

    /** The rule's name. */
    public String rule() {
        return level.name();
    }

    /** The limit of a warning as it is. */
    public double now() {
        return level.warning();
    }

    /** Limits worth trying, the largest first: round ones up to that of a critical alert, and the present one. */
    public List<Double> limits() {
        List<Double> tried = new ArrayList<>(List.of(level.warning()));
        for (int decade = -6; decade < 0; decade++) {
            for (double step : STEPS) {
                // As a text, so that a limit reads as it is written.
                double limit = Double.parseDouble(step + "e" + decade);
                if (limit >= LEAST_PART * level.warning() && limit <= level.critical()) {
                    tried.add(limit);
                }
            }
        }
        tried.add(level.critical());
        return tried.stream()
                .distinct()
                .sorted((one, other) -> Double.compare(other, one))
                .toList();
    }

    /** What of a day is above its level if a warning begins at this limit. */
    public List<Finding> above(double limit, DayFacts facts) {
        LevelRule tried = byLimit.computeIfAbsent(limit, this::made);
        return tried == null
                ? List.of()
                : tried.unexplained(facts).stream().filter(Finding::hasLimit).toList();
    }

    private LevelRule made(double limit) {
        Map<LimitKey, Double> values = new HashMap<>(limits.values());
        values.put(LimitKey.WARNING, limit);
        return (LevelRule) rule.make().apply(new Limits(values));
    }
}
