package acct.report;

import acct.model.Counts;
import acct.model.Measure;
import acct.print.Numbers;
import org.jspecify.annotations.Nullable;

/** One value of a block, as it is; each writer makes it readable, and harmless, in its own way. */
public sealed interface Cell {
    /**
     * A text, maybe of a log.
     *
     * @param value the text; null is unknown
     */
    record Text(@Nullable String value) implements Cell {}

    /**
     * A whole number.
     *
     * @param count the number
     */
    record Count(long count) implements Cell {}

    /**
     * A fraction.
     *
     * @param share 0..1
     */
    record Share(double share) implements Cell {}

    /**
     * A difference of two fractions.
     *
     * @param points the later one less the earlier
     */
    record Change(double points) implements Cell {}

    /**
     * A time within which something happened.
     *
     * @param seconds the longest time of its bucket; what took longer than 12 hours has no longest one
     */
    record Within(long seconds) implements Cell {}

    /** There is no number, and why. */
    enum Missing implements Cell {
        /** The files cannot know it. */
        NOT_LOGGED(Numbers.NOT_LOGGED),
        /** Nothing to divide by, or nothing to tell. */
        NOTHING(Numbers.NOTHING),
        /** A share of so few that it tells little. */
        FEW("few");

        private final String text;

        Missing(String text) {
            this.text = text;
        }

        /** What people read. */
        String text() {
            return text;
        }
    }

    /** One measure of some counts. */
    static Cell of(Measure measure, Counts counts) {
        Number value = measure.of(counts);
        if (!Numbers.logged(measure, counts)) {
            return Missing.NOT_LOGGED;
        }
        if (value == null) {
            return Missing.NOTHING;
        }
        return measure.kind() == Measure.Kind.COUNT ? new Count(value.longValue()) : new Share(value.doubleValue());
    }

    /** A time that may not be known. */
    static Cell within(@Nullable Long seconds) {
        return seconds == null ? Missing.NOTHING : new Within(seconds);
    }

    /** A text that may be unknown. */
    static Cell of(@Nullable String text) {
        return new Text(text);
    }

    /** The number behind a cell; null if it has none. */
    default @Nullable Number number() {
        if (this instanceof Count count) {
            return count.count();
        }
        if (this instanceof Change change) {
            return change.points;
        }
        if (this instanceof Within within) {
            return within.seconds;
        }
        return this instanceof Share share ? Double.valueOf(share.share()) : null;
    }

    /** Whether there should be a number and is none. */
    default boolean isMissing() {
        return this instanceof Missing;
    }
}
