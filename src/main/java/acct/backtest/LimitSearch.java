package acct.backtest;

import acct.judge.DayFacts;
import acct.judge.LevelTrial;
import acct.judge.Limits;
import acct.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the smallest limits that disturb nobody: each rule about a level is held with each limit against each night, until
 * that limit has raised more false alerts than one a week. What a smaller limit raises is at least as much.
 */
final class LimitSearch {
    private static final int WEEK = 7;

    private final int nights;
    private final @Nullable List<PastIncident> past;
    private final List<Trial> trials = new ArrayList<>();

    /**
     * A search.
     *
     * @param limits as they are now, by the rule's name
     * @param nights how many will be looked at
     * @param past what people know of; null takes every alert for false
     */
    LimitSearch(Map<String, Limits> limits, int nights, @Nullable List<PastIncident> past) {
        this.nights = nights;
        this.past = past;
        LevelTrial.of(limits).forEach(rule -> trials.add(new Trial(rule)));
    }

    /** One more night. */
    void take(DayFacts facts) {
        trials.forEach(trial -> trial.take(facts));
    }

    List<Suggestion> suggestions() {
        return trials.stream().map(Trial::suggestion).toList();
    }

    private boolean isFalse(Finding alert) {
        return past == null || past.stream().noneMatch(one -> one.is(alert));
    }

    /** One rule. */
    private final class Trial {
        private final LevelTrial rule;
        private final List<Double> limits;
        private final long[] alerts;
        private int alive;

        Trial(LevelTrial rule) {
            this.rule = rule;
            this.limits = rule.limits();
            this.alerts = new long[limits.size()];
            this.alive = limits.size();
        }

        void take(DayFacts facts) {
            for (int place = 0; place < alive; place++) {
                alerts[place] += rule.above(limits.get(place), facts).stream()
                        .filter(LimitSearch.this::isFalse)
                        .count();
                if (alerts[place] * WEEK > nights) {
                    alive = place;
                }
            }
        }

        Suggestion suggestion() {
            int best = alive - 1;
            return nights == 0 || best < 0
                    ? new Suggestion(rule.rule(), null, rule.now(), null)
                    : new Suggestion(rule.rule(), limits.get(best), rule.now(), Outcome.aWeek(alerts[best], nights));
        }
    }
}
