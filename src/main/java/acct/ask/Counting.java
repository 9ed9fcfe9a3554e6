package acct.ask;

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

    /** The values of a dimension that are known, so that they can be typed. */
    public List<String> values(Dimension dimension) {
        return asking.ask(questions -> new KnownValues(questions, classes).all(dimension));
    }

    /** What was counted, and what a reader must know of it. */
    public record Counted(List<AnsweredCell> cells, List<String> remarks) {}

    /** Counts by any dimensions: by time if one of them is, then most recipients first, ties by key. */
    public Counted counts(CountRequest request) {
        return asking.ask(questions -> {
            List<Filter> known = known(questions, request.filters(), request.unknown());
            if (asking.refusesWithoutRows()) {
                questions
                        .logged(Period.ALL, CountSource.of(request.by(), known, request.span()))
                        .mustBeThere();
            }
            return new CountedLines(questions, request, known).counted();
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
            List<Filter> known = known(questions, filters, unknown);
            return new ReplyMemory(questions).list(period, known, which, limit);
        });
    }

    private List<Filter> known(Questions questions, List<Filter> filters, KnownValues.Unknown unknown) {
        KnownValues values = new KnownValues(questions, classes);
        if (unknown == KnownValues.Unknown.REFUSED) {
            values.mustBeStored(filters).forEach(remark);
        }
        return values.withAddresses(filters);
    }
}
