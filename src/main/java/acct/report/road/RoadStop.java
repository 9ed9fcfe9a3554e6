package acct.report.road;

import acct.model.Dimension;
import acct.print.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * One stop of a road in the figure. A virtual MTA that is called {@code unknown} is not the unknown one.
 *
 * @param kind what stands behind the name
 * @param name as people read it
 */
record RoadStop(Kind kind, String name) {
    private static final RoadStop UNKNOWN = new RoadStop(Kind.UNKNOWN, Dimension.UNKNOWN);

    /** What a stop can be. */
    enum Kind {
        NAMED,
        UNKNOWN,
        /** Several small ones together. */
        OTHERS
    }

    static RoadStop of(@Nullable String name) {
        return name == null ? UNKNOWN : new RoadStop(Kind.NAMED, name);
    }

    /** Stops of which nobody counted the names. */
    static RoadStop others() {
        return new RoadStop(Kind.OTHERS, "others");
    }

    static RoadStop others(int count) {
        return new RoadStop(Kind.OTHERS, Numbers.count(count) + " others");
    }
}
