package acct.ask;

import static acct.model.Dimension.AXIS;
import static acct.model.Dimension.BOUNCE_CAT;
import static acct.model.Dimension.CATEGORY;
import static acct.model.Dimension.CLASS;
import static acct.model.Dimension.DAY;
import static acct.model.Dimension.HOUR;
import static acct.model.Dimension.HOUR_OF_DAY;
import static acct.model.Dimension.ISP;
import static acct.model.Dimension.ISP_SOURCE;
import static acct.model.Dimension.JOB;
import static acct.model.Dimension.MINUTE;
import static acct.model.Dimension.MONTH;
import static acct.model.Dimension.POOL;
import static acct.model.Dimension.POOL_SOURCE;
import static acct.model.Dimension.REPLY;
import static acct.model.Dimension.SERVER;
import static acct.model.Dimension.SEVERITY_CLASS;
import static acct.model.Dimension.SOURCE_IP;
import static acct.model.Dimension.VMTA;
import static acct.model.Dimension.WEEK;
import static acct.model.Dimension.WEEKDAY;

import acct.model.Dimension;
import acct.model.LocalSpan;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where counts are read: the cheapest step that knows every dimension asked for. */
public enum CountSource {
    /** Counts by the hour. */
    HOURS(
            "by_hour",
            Kept.COUNTS,
            EnumSet.of(
                    MONTH,
                    WEEK,
                    DAY,
                    HOUR,
                    WEEKDAY,
                    HOUR_OF_DAY,
                    SOURCE_IP,
                    VMTA,
                    POOL,
                    POOL_SOURCE,
                    ISP,
                    ISP_SOURCE,
                    SERVER,
                    BOUNCE_CAT,
                    CATEGORY,
                    AXIS,
                    CLASS)),
    /** The same with what a category counts as. */
    SEVERITIES("by_severity", Kept.COUNTS, with(HOURS.dimensions, SEVERITY_CLASS)),
    /** Counts by day and job. */
    JOBS(
            "by_job",
            Kept.COUNTS,
            EnumSet.of(MONTH, WEEK, DAY, WEEKDAY, JOB, SOURCE_IP, VMTA, POOL, POOL_SOURCE, ISP, CLASS)),
    /** Single rows, which know everything but what answers mean and what class of mail they are, and are kept for the shortest time. */
    ROWS("by_row", Kept.ROWS, EnumSet.complementOf(EnumSet.of(CATEGORY, AXIS, SEVERITY_CLASS, REPLY, CLASS))),
    /** Single rows with what their answers mean. */
    ANSWERS("by_answer", Kept.ROWS, EnumSet.complementOf(EnumSet.of(CLASS))),
    /** The same with their class of mail. */
    CLASSES("by_class", Kept.ROWS, EnumSet.allOf(Dimension.class));

    /** How long what is read is kept. */
    private enum Kept {
        COUNTS("Counts"),
        ROWS("Rows");

        private final String label;

        Kept(String label) {
            this.label = label;
        }
    }

    private final String step;
    private final Kept kept;
    private final Set<Dimension> dimensions;

    CountSource(String step, Kept kept, Set<Dimension> dimensions) {
        this.step = step;
        this.kept = kept;
        this.dimensions = dimensions;
    }

    private static Set<Dimension> with(Set<Dimension> dimensions, Dimension another) {
        Set<Dimension> more = EnumSet.of(another);
        more.addAll(dimensions);
        return more;
    }

    /** The source for a question that splits by these dimensions and compares those of the filters. */
    public static CountSource of(List<Dimension> dimensions, List<Filter> filters) {
        return of(dimensions, filters, LocalSpan.ALL);
    }

    /** The same for a time that may begin or end within a day. */
    public static CountSource of(List<Dimension> dimensions, List<Filter> filters, LocalSpan span) {
        Collection<Dimension> asked = EnumSet.noneOf(Dimension.class);
        asked.addAll(dimensions);
        filters.forEach(filter -> asked.add(filter.dimension()));
        switch (span.fineness()) {
            case DAYS -> {}
            case HOURS -> asked.add(HOUR);
            case MINUTES -> asked.add(MINUTE);
        }
        for (CountSource source : values()) {
            if (source.dimensions.containsAll(asked)) {
                return source;
            }
        }
        return CLASSES;
    }

    /** The step of {@code sql/aggregate/counts.sql} that reads it. */
    String step() {
        return step;
    }

    /** Whether single rows are read, which are the first to be pruned. */
    boolean needsRows() {
        return kept == Kept.ROWS;
    }

    /** What people call it at the beginning of a sentence. */
    String label() {
        return kept.label;
    }
}
