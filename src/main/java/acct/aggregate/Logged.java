package acct.aggregate;

import acct.model.Counts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a period log at all; a number that they cannot know is null, not zero.
 *
 * @param loads how many loads have rows in the period
 * @param loadsWithDeferrals how many of them have {@code t} rows
 * @param loadsWithRecipients how many have {@code d} or {@code b} rows
 * @param d rows of this type; so are b, t, tq, f and rb
 * @param withoutTime rows without a time
 * @param dlvType whether any file has the column; so are pool, size and timeQueued
 */
public record Logged(
        long loads,
        long loadsWithDeferrals,
        long loadsWithRecipients,
        long d,
        long b,
        long t,
        long tq,
        long f,
        long rb,
        long withoutTime,
        boolean dlvType,
        boolean pool,
        boolean size,
        boolean timeQueued) {

    private static final String NO_DELIVERIES = "Deliveries are not logged, so no share of recipients can be given:"
            + " add `d` to `records` of the <acct-file>.";

    /** Whether deliveries are logged, without which no share of recipients means anything. */
    public Counts.Logged deliveries() {
        if (d > 0) {
            return Counts.Logged.YES;
        }
        return b > 0 ? Counts.Logged.NO : Counts.Logged.NEITHER;
    }

    @Nullable
    Long deferred(long counted) {
        return t > 0 ? Long.valueOf(counted) : null;
    }

    @Nullable
    Long notSent(long counted) {
        return dlvType ? Long.valueOf(counted) : null;
    }

    @Nullable
    Long complaints(long counted) {
        return f > 0 ? Long.valueOf(counted) : null;
    }

    @Nullable
    Long queueEvents(long counted) {
        return tq > 0 ? Long.valueOf(counted) : null;
    }

    @Nullable
    Long remoteBounces(long counted) {
        return rb > 0 ? Long.valueOf(counted) : null;
    }

    /** What a reader of counts must know: sums that are not whole, shares that cannot be given. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (t > 0 && loadsWithDeferrals < loadsWithRecipients) {
            remarks.add(partlyDeferred());
        }
        if (d == 0 && b > 0) {
            remarks.add(NO_DELIVERIES);
        }
        return remarks;
    }

    private String partlyDeferred() {
        return "Deferrals are logged in " + loadsWithDeferrals + " of " + loadsWithRecipients
                + " loads; the sums hold only these.";
    }
}
