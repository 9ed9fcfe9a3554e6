package acct.audit;

import acct.model.Counts;
import acct.model.Period;
import acct.pmta.snapshot.ConfigChange;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A change of a PowerMTA configuration beside what the log counted before and after it.
 *
 * @param day when it was first read; null where two files are compared
 * @param change what changed
 * @param counted which mail was counted, such as {@code vmta=gmail-1 isp=gmail}; null if the log cannot tell which mail it
 *     concerns
 * @param before the days with the old configuration
 * @param after the days with the new one
 */
public record CountedChange(
        @Nullable LocalDate day,
        ConfigChange change,
        @Nullable String counted,
        @Nullable Side before,
        @Nullable Side after) {

    /**
     * One side of a change.
     *
     * @param days which; at most seven
     * @param counts of these days
     */
    public record Side(Period days, Counts counts) {}

    /** A change without anything to count. */
    public static CountedChange of(ConfigChange change) {
        return new CountedChange(null, change, null, null, null);
    }
}
