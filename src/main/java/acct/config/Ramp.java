package acct.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How much mail a plan allows on each of its days, the first day first.
 *
 * @param aDay recipients on each day of the plan
 */
public record Ramp(List<Long> aDay) {
    /** No address takes longer to warm up; more days are a mistake. */
    public static final int MOST_DAYS = 1_000;

    public Ramp {
        aDay = List.copyOf(aDay);
        if (aDay.isEmpty() || aDay.size() > MOST_DAYS) {
            throw new IllegalArgumentException("a plan has 1 to " + MOST_DAYS + " days");
        }
    }

    /** Each number holds for so many days. */
    public static Ramp steps(List<Long> steps, int every) {
        List<Long> aDay = new ArrayList<>();
        for (Long step : steps) {
            for (int i = 0; i < every && aDay.size() <= MOST_DAYS; i++) {
                aDay.add(step);
            }
        }
        return new Ramp(aDay);
    }

    /**
     * Begins with a number and raises it until a highest one, which is held as long as the others.
     *
     * @param every how many days each number holds
     */
    public static Ramp raised(long first, LongUnaryOperator raise, int every, long until) {
        List<Long> steps = new ArrayList<>();
        long level = Math.min(first, until);
        while (level < until && steps.size() <= MOST_DAYS) {
            steps.add(level);
            long next = raise.applyAsLong(level);
            if (next <= level) {
                throw new IllegalArgumentException("a raise must give more than " + level);
            }
            level = Math.min(next, until);
        }
        steps.add(level);
        return steps(steps, every);
    }

    /** What is planned on a day, counted from 1; null when the plan is over. */
    public @Nullable Long planned(int planDay) {
        return planDay > aDay.size() ? null : aDay.get(planDay - 1);
    }

    /** How many days the plan has. */
    public int days() {
        return aDay.size();
    }
}
