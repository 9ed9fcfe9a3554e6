package acct.render;

import acct.model.CountRow;
import acct.model.Counts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Long lists cut for people: the first rows, and the sum of the others, so that the numbers still add up. */
final class Top {
    private Top() {}

    /** At most {@code limit} rows; if there are more, the last one is "other … n" with the rest. */
    static List<CountRow> of(List<CountRow> rows, int limit) {
        if (rows.size() <= limit) {
            return rows;
        }
        List<CountRow> rest = rows.subList(limit - 1, rows.size());
        List<CountRow> top = new ArrayList<>(rows.subList(0, limit - 1));
        top.add(new CountRow(List.of("other … " + Numbers.count(rest.size())), sum(rest)));
        return top;
    }

    /** The sum of some rows; a number that one of them cannot know is not known of the sum. */
    static Counts sum(List<CountRow> rows) {
        return rows.stream().map(CountRow::counts).reduce(Top::plus).orElseThrow();
    }

    private static Counts plus(Counts a, Counts b) {
        return new Counts(
                a.delivered() + b.delivered(),
                a.bounced() + b.bounced(),
                plus(a.deferred(), b.deferred()),
                plus(a.notSent(), b.notSent()),
                plus(a.complaints(), b.complaints()),
                plus(a.queueEvents(), b.queueEvents()),
                plus(a.remoteBounces(), b.remoteBounces()),
                a.deliveries() == b.deliveries() ? a.deliveries() : Counts.Logged.NO,
                a.administrative() + b.administrative());
    }

    private static @Nullable Long plus(@Nullable Long a, @Nullable Long b) {
        return a == null || b == null ? null : Long.valueOf(a + b);
    }
}
