package acct.model;

import org.jspecify.annotations.Nullable;

/**
 * What happened in one cell (an IP, an ISP, a day, …): whole numbers as counted, and the rates that follow from them.
 * This is the only place where a rate is computed. Null means "not logged", which is not zero.
 *
 * @param delivered recipients delivered ({@code d})
 * @param bounced recipients given up ({@code b})
 * @param deferred failed attempts that will be retried ({@code t}); null where no {@code t} row is stored
 * @param notSent {@code d}, {@code b} and {@code t} rows that were discarded, filed or piped instead of sent
 * @param complaints feedback-loop reports ({@code f})
 * @param queueEvents failures of whole queues ({@code tq})
 * @param remoteBounces bounce messages that came later ({@code rb})
 * @param deliveries whether deliveries are logged at all; without them no share of recipients can be given
 */
public record Counts(
        long delivered,
        long bounced,
        @Nullable Long deferred,
        @Nullable Long notSent,
        @Nullable Long complaints,
        @Nullable Long queueEvents,
        @Nullable Long remoteBounces,
        Logged deliveries) {

    /** Whether the files can know a number. */
    public enum Logged {
        /** At least one row of this kind is stored for the period. */
        YES,
        /** No row of this kind is stored, so "none happened" and "none was written" look the same. */
        NO,
        /** Rows were stored and have gone since; nothing can be said. */
        NO_LONGER
    }

    /** What is known of rows that were stored and have gone: nothing, which is not zero. */
    public static Counts noLongerStored() {
        return new Counts(0, 0, null, null, null, null, null, Logged.NO_LONGER);
    }

    /** A number of {@code d} or {@code b} rows; null if those have gone. */
    @Nullable
    Long known(long count) {
        return deliveries == Logged.NO_LONGER ? null : Long.valueOf(count);
    }

    /** Recipients that reached an end: delivered or bounced. */
    public long recipients() {
        return delivered + bounced;
    }

    /** Attempts to hand a recipient over: delivered, bounced and deferred; null where deferrals are not logged. */
    public @Nullable Long attempts() {
        return deferred == null ? null : Long.valueOf(recipients() + deferred);
    }

    /** Delivered of recipients, 0..1. */
    public @Nullable Double deliveredShare() {
        return deliveries != Logged.YES ? null : share(delivered, recipients());
    }

    /** Bounced of recipients, 0..1. */
    public @Nullable Double bouncedShare() {
        return deliveries != Logged.YES ? null : share(bounced, recipients());
    }

    /** Deferred of attempts, 0..1; null where deferrals are not logged. */
    public @Nullable Double deferredShare() {
        Long attempts = attempts();
        return deferred == null || attempts == null ? null : share(deferred, attempts);
    }

    /** Complaints of delivered, 0..1; null where complaints are not logged. */
    public @Nullable Double complaintShare() {
        return complaints == null ? null : share(complaints, delivered);
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : Double.valueOf((double) part / whole);
    }
}
