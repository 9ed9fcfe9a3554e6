package acct.audit;

import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the log shows of something that a PowerMTA configuration names.
 *
 * @param mail which rows were counted, such as {@code vmta=gmail-1}; null if the log cannot tell any
 * @param days the days asked for
 * @param firstDay the first day with such rows, as far as they are kept; null if there is none
 * @param lastDay the last one
 * @param total of all of them
 * @param splits the same by one dimension each
 * @param replies the most frequent answers to what was not delivered
 * @param remarks what must be said about the numbers
 */
public record SeenInLog(
        @Nullable String mail,
        Period days,
        @Nullable String firstDay,
        @Nullable String lastDay,
        Counts total,
        List<Split> splits,
        List<Reply> replies,
        List<String> remarks) {
    public SeenInLog {
        splits = List.copyOf(splits);
        replies = List.copyOf(replies);
        remarks = List.copyOf(remarks);
    }

    /**
     * The total split by one dimension.
     *
     * @param rows the most recipients first
     */
    public record Split(Dimension dimension, List<CountRow> rows) {}

    /** One masked answer, how often it came, and what it means. */
    public record Reply(
            String text,
            @Nullable String category,
            long bounced,
            @Nullable Long deferred) {}
}
