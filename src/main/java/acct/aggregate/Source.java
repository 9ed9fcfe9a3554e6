package acct.aggregate;

import acct.model.Dimension;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where counts are read: the smallest table that knows every dimension asked for. */
public enum Source {
    /** Counts by the hour. */
    HOURS(
            "by_hour",
            EnumSet.of(
                    Dimension.DAY,
                    Dimension.HOUR,
                    Dimension.HOUR_OF_DAY,
                    Dimension.SOURCE_IP,
                    Dimension.VMTA,
                    Dimension.POOL,
                    Dimension.POOL_SOURCE,
                    Dimension.ISP,
                    Dimension.ISP_SOURCE,
                    Dimension.SERVER,
                    Dimension.BOUNCE_CAT)),
    /** Counts by day and job. */
    JOBS("by_job", EnumSet.of(Dimension.DAY, Dimension.JOB, Dimension.SOURCE_IP, Dimension.VMTA, Dimension.ISP)),
    /** Single rows, which know everything and are kept for the shortest time. */
    ROWS("by_row", EnumSet.allOf(Dimension.class));

    private final String step;
    private final Set<Dimension> dimensions;

    Source(String step, Set<Dimension> dimensions) {
        this.step = step;
        this.dimensions = dimensions;
    }

    /** The source for a question that splits by these dimensions and compares those of the filters. */
    public static Source of(List<Dimension> dimensions, List<Filter> filters) {
        Collection<Dimension> asked = EnumSet.noneOf(Dimension.class);
        asked.addAll(dimensions);
        filters.forEach(filter -> asked.add(filter.dimension()));
        for (Source source : values()) {
            if (source.dimensions.containsAll(asked)) {
                return source;
            }
        }
        return ROWS;
    }

    /** The step of {@code sql/aggregate/counts.sql} that reads it. */
    String step() {
        return step;
    }

    /** What people call it at the beginning of a sentence. */
    String label() {
        return this == ROWS ? "Rows" : "Counts";
    }
}
