package acct.warming;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a decision about a plan rests on.
 *
 * @param criterion what was counted
 * @param since first day that was counted; earlier than the day judged where that day alone was too small
 * @param x how many attempts had it
 * @param n how many could have had it
 * @param share {@code x / n}
 * @param low lower end of the interval of the true share
 * @param high its upper end
 * @param limit above which {@code low} is a reason to hold
 * @param reason the most frequent category among x; null where none is known
 * @param reasonCount how many of x it has
 */
public record WarmingEvidence(
        Criterion criterion,
        LocalDate since,
        long x,
        long n,
        double share,
        double low,
        double high,
        double limit,
        @Nullable String reason,
        long reasonCount) {

    /** What is counted. */
    public enum Criterion {
        /** Deferred attempts, those for greylisting left out. */
        DEFERRED,
        /** Bounces that count as a block, and deferrals for reputation. */
        TURNED_AWAY;

        /** The name in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
