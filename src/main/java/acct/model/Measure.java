package acct.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The numbers that every answer carries, in the order in which they are printed. */
public enum Measure {
    DELIVERED(Kind.COUNT, Counts::knownDelivered),
    BOUNCED(Kind.COUNT, Counts::knownBounced),
    DEFERRED(Kind.COUNT, Counts::deferred),
    RECIPIENTS(Kind.COUNT, Counts::knownRecipients),
    ATTEMPTS(Kind.COUNT, Counts::attempts),
    NOT_SENT(Kind.COUNT, Counts::notSent),
    COMPLAINTS(Kind.COUNT, Counts::complaints),
    QUEUE_EVENTS(Kind.COUNT, Counts::queueEvents),
    REMOTE_BOUNCES(Kind.COUNT, Counts::remoteBounces),
    DELIVERED_SHARE(Kind.SHARE, Counts::deliveredShare),
    BOUNCED_SHARE(Kind.SHARE, Counts::bouncedShare),
    DEFERRED_SHARE(Kind.SHARE, Counts::deferredShare),
    COMPLAINT_SHARE(Kind.SHARE, Counts::complaintShare);

    /** How a measure is to be read. */
    public enum Kind {
        /** A whole number. */
        COUNT,
        /** A fraction 0..1. */
        SHARE
    }

    private final Kind kind;
    private final Function<Counts, ? extends @Nullable Number> value;

    Measure(Kind kind, Function<Counts, ? extends @Nullable Number> value) {
        this.kind = kind;
        this.value = value;
    }

    /** The name on the command line and in JSON, such as {@code deferred_share}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All labels, for messages. */
    public static String labels() {
        return Arrays.stream(values()).map(Measure::label).collect(Collectors.joining(" "));
    }

    /** Count or share. */
    public Kind kind() {
        return kind;
    }

    /** What a share is a share of; null for a count, and where the files cannot know. */
    public @Nullable Long whole(Counts counts) {
        return switch (this) {
            case DELIVERED_SHARE, BOUNCED_SHARE -> counts.knownAnswered();
            case DEFERRED_SHARE -> counts.attempts() == null ? null : counts.attempts() - counts.administrative();
            case COMPLAINT_SHARE -> counts.knownDelivered();
            default -> null;
        };
    }

    /** Whether the files can know it at all; if so, null is 0 of 0. */
    public boolean isLogged(Counts counts) {
        return switch (this) {
            case DELIVERED, RECIPIENTS, DELIVERED_SHARE, BOUNCED_SHARE -> counts.deliveries() == Counts.Logged.YES;
            case DEFERRED -> counts.deferred() != null;
            case ATTEMPTS, DEFERRED_SHARE -> counts.attempts() != null;
            case COMPLAINTS -> counts.complaints() != null;
            case COMPLAINT_SHARE -> counts.complaints() != null && counts.deliveries() == Counts.Logged.YES;
            case NOT_SENT -> counts.notSent() != null;
            case QUEUE_EVENTS -> counts.queueEvents() != null;
            case REMOTE_BOUNCES -> counts.remoteBounces() != null;
            case BOUNCED -> counts.deliveries() != Counts.Logged.NEITHER;
        };
    }

    /** A {@link Long} or {@link Double}, or null where the files cannot know. */
    public @Nullable Number of(Counts counts) {
        return value.apply(counts);
    }
}
