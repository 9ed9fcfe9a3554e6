package acct.lake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was taken out of a server's part, and is not to be published again.
 *
 * @param load the key of a load; null if it was a stretch of days
 * @param before the first day that stayed; null if it was a load
 * @param at when
 */
record RemovedRows(@Nullable String load, @Nullable String before, Instant at) {
    boolean isOf(String key) {
        return key.equals(load);
    }

    /** Whether a day was taken out; what has no day stays. */
    boolean isOfDay(String day) {
        return before != null && !day.equals(LakeNames.UNDATED) && day.compareTo(before) < 0;
    }
}
