package acct.model;

import java.util.List;
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
 * @param administrative bounced recipients that PowerMTA itself gave up; no ISP answered for them, so no share counts them
 */
public record Counts(
        long delivered,
        long bounced,
        @Nullable Long deferred,
        @Nullable Long notSent,
        @Nullable Long complaints,
        @Nullable Long queueEvents,
        @Nullable Long remoteBounces,
        Logged deliveries,
        long administrative) {

    /** So many deliveries in a store that has not one bounce are no luck; bounces are not logged. */
    public static final long NEVER_WITHOUT_BOUNCES = 1_000;

    /** Whether the files can know a number. */
    public enum Logged {
        /** At least one row of this kind is stored for the period. */
        YES,
        /** No row of this kind is stored, so "none happened" and "none was written" look the same. */
        NO,
        /** Neither is any bounce stored, or none any more: nothing tells what became of recipients. */
        NEITHER
    }

    /** Counts of a cell whose bounces were all answers. */
    public Counts(
            long delivered,
            long bounced,
            @Nullable Long deferred,
            @Nullable Long notSent,
            @Nullable Long complaints,
            @Nullable Long queueEvents,
            @Nullable Long remoteBounces,
            Logged deliveries) {
        this(delivered, bounced, deferred, notSent, complaints, queueEvents, remoteBounces, deliveries, 0);
    }

    /** What is known of rows that were stored and have gone: nothing, which is not zero. */
    public static Counts noLongerStored() {
        return new Counts(0, 0, null, null, null, null, null, Logged.NEITHER);
    }

    /** Delivered, bounced and deferred of several cells of one period together; nothing is known of what else they had. */
    public static Counts sum(List<Counts> cells) {
        long delivered = 0;
        long bounced = 0;
        long administrative = 0;
        Long deferred = null;
        Logged deliveries = Logged.NEITHER;
        for (Counts cell : cells) {
            delivered += cell.delivered;
            bounced += cell.bounced;
            administrative += cell.administrative;
            deferred =
                    cell.deferred == null ? deferred : Long.valueOf((deferred == null ? 0 : deferred) + cell.deferred);
            deliveries = cell.deliveries == Logged.NEITHER ? deliveries : cell.deliveries;
        }
        return new Counts(delivered, bounced, deferred, null, null, null, null, deliveries, administrative);
    }

    /** {@link #delivered}; null where deliveries are not logged. */
    public @Nullable Long knownDelivered() {
        return deliveries == Logged.YES ? Long.valueOf(delivered) : null;
    }

    /** {@link #bounced}; null where neither deliveries nor bounces are logged. */
    public @Nullable Long knownBounced() {
        return deliveries == Logged.NEITHER ? null : Long.valueOf(bounced);
    }

    /** {@link #recipients}; null where deliveries are not logged. */
    public @Nullable Long knownRecipients() {
        return deliveries == Logged.YES ? Long.valueOf(recipients()) : null;
    }

    /** Recipients that reached an end: delivered or bounced. */
    public long recipients() {
        return delivered + bounced;
    }

    /** Recipients that an ISP answered for: all but those that PowerMTA itself gave up. Shares are of these. */
    public long answered() {
        return recipients() - administrative;
    }

    /** {@link #answered}; null where deliveries are not logged. */
    public @Nullable Long knownAnswered() {
        return deliveries == Logged.YES ? Long.valueOf(answered()) : null;
    }

    /** Attempts to hand a recipient over: delivered, bounced and deferred; null where one of them is not logged. */
    public @Nullable Long attempts() {
        return deferred == null || deliveries != Logged.YES ? null : Long.valueOf(recipients() + deferred);
    }

    /** Delivered of the recipients that an ISP answered for, 0..1. */
    public @Nullable Double deliveredShare() {
        return deliveries != Logged.YES ? null : share(delivered, answered());
    }

    /** Turned away of the recipients that an ISP answered for, 0..1. */
    public @Nullable Double bouncedShare() {
        return deliveries != Logged.YES ? null : share(bounced - administrative, answered());
    }

    /** Deferred of attempts that an ISP answered, 0..1; null where deferrals are not logged. */
    public @Nullable Double deferredShare() {
        return deferred == null || deliveries != Logged.YES ? null : share(deferred, answered() + deferred);
    }

    /** Complaints of delivered, 0..1; null where one of them is not logged, or more complained than there are deliveries. */
    public @Nullable Double complaintShare() {
        // Such complaints are about mail that stands elsewhere, as on a day before.
        boolean isShare = complaints != null && deliveries == Logged.YES && complaints <= delivered;
        return complaints == null || !isShare ? null : share(complaints, delivered);
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : Double.valueOf((double) part / whole);
    }
}
