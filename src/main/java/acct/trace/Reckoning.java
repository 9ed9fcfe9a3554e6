package acct.trace;

import acct.ask.AnsweredCell;
import acct.ask.Figure;
import acct.ask.Filter;
import acct.model.Dimension;
import acct.model.Period;
import acct.trace.RowPlaces.Placed;
import java.util.List;

/**
 * How a number came about.
 *
 * @param figure what was counted
 * @param filters what was compared, with stored addresses in the place of networks
 * @param period on which days
 * @param steps all rows of these days, then what each filter left, in order; at least one
 * @param by what it was split by; empty if it was not
 * @param split the cells, the largest first; empty if it was not split
 * @param lines some of the rows behind it, as they stand in their files
 * @param remarks what must be said beside it
 */
public record Reckoning(
        Figure figure,
        List<Filter> filters,
        Period period,
        List<Step> steps,
        List<Dimension> by,
        List<AnsweredCell> split,
        List<Placed> lines,
        List<String> remarks) {
    public Reckoning {
        filters = List.copyOf(filters);
        steps = List.copyOf(steps);
        by = List.copyOf(by);
        split = List.copyOf(split);
        lines = List.copyOf(lines);
        remarks = List.copyOf(remarks);
    }

    /**
     * A filter, or the lack of one.
     *
     * @param what in words, such as {@code isp=gmail}
     * @param rowsIn how many rows came to it
     * @param rows how many rows it let through
     * @param cell what there is of them
     */
    public record Step(String what, long rowsIn, long rows, AnsweredCell cell) {}

    /** What is left after the last filter. */
    public AnsweredCell cell() {
        return steps.get(steps.size() - 1).cell();
    }
}
