package acct.ask;

import acct.model.CountRow;
import acct.model.Dimension;
import acct.model.Period;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts what an operator asks for, after a look at whether what is asked for was ever stored. */
public final class Counting {
    private final Asking asking;
    private final List<String> classes;
    private final Consumer<String> remark;

    /**
     * Counts of one store.
     *
     * @param classes of mail that are configured
     * @param remark hears what a person should know about the values asked for
     */
    public Counting(Asking asking, List<String> classes, Consumer<String> remark) {
        this.asking = asking;
        this.classes = List.copyOf(classes);
        this.remark = remark;
    }

    /** Counts, and what the files of the period cannot know. */
    public record Counted(List<CountRow> rows, Logged logged) {}

    /**
     * Counts by any dimensions.
     *
     * @param most only the largest so many, and one row for the others; null for all
     */
    public Counted counts(
            List<Dimension> dimensions,
            List<Filter> filters,
            KnownValues.Unknown unknown,
            Period period,
            @Nullable Integer most) {
        return asking.ask(questions -> {
            check(questions, filters, unknown);
            return new Counted(
                    questions.counts(dimensions, filters, period, most),
                    questions.logged(period, CountSource.of(dimensions, filters)));
        });
    }

    /**
     * What each ISP answered in a period, and since when; also if the rows have gone.
     *
     * @param limit at most so many; null for all
     */
    public SeenReplies replies(
            Period period,
            List<Filter> filters,
            KnownValues.Unknown unknown,
            ReplyMemory.Which which,
            @Nullable Integer limit) {
        ReplyMemory.mustRemember(filters);
        return asking.ask(questions -> {
            check(questions, filters, unknown);
            return new ReplyMemory(questions).list(period, filters, which, limit);
        });
    }

    private void check(Questions questions, List<Filter> filters, KnownValues.Unknown unknown) {
        if (unknown == KnownValues.Unknown.REFUSED) {
            new KnownValues(questions, classes).mustBeStored(filters).forEach(remark);
        }
    }
}
