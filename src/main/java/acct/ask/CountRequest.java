package acct.ask;

import acct.model.Dimension;
import acct.model.LocalSpan;
import acct.model.SideMeasure;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts that an operator asks for.
 *
 * @param by what they are split by
 * @param filters which rows are counted
 * @param unknown whether a value that was never stored is a mistake
 * @param span of which time
 * @param now the present time where the servers are, which tells whether a compared day is over
 * @param side what is wanted beside the counts
 * @param earlier what the numbers are compared with; null for nothing
 * @param shareOf of what group each line's part is wanted; null for none
 * @param most only the largest so many, and one line for the others; null for all
 */
public record CountRequest(
        List<Dimension> by,
        List<Filter> filters,
        KnownValues.Unknown unknown,
        LocalSpan span,
        LocalDateTime now,
        Set<SideMeasure> side,
        @Nullable Earlier earlier,
        @Nullable ShareGroup shareOf,
        @Nullable Integer most) {

    public CountRequest {
        by = List.copyOf(by);
        filters = List.copyOf(filters);
        side = Set.copyOf(side);
    }
}
