package acct.print;

import acct.model.CountRow;
import acct.model.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Long lists cut for people: the first rows, and the sum of the others, so that the numbers still add up. */
public final class Top {
    private Top() {}

    /**
     * At most {@code limit} rows; if there are more, the last one is "other … n" with the rest, and with what was cut
     * before.
     */
    public static List<CountRow> of(List<CountRow> rows, int limit) {
        boolean isCut = rest(rows).isPresent();
        if (rows.size() <= limit && !isCut) {
            return rows;
        }
        int named = Math.min(limit, rows.size()) - 1;
        List<CountRow> rest = rows.subList(named, rows.size());
        List<CountRow> top = new ArrayList<>(rows.subList(0, named));
        top.add(new CountRow(List.of("other … " + Numbers.count(count(rest))), sum(rest)));
        return top;
    }

    /** The rows that stand for themselves. */
    public static List<CountRow> named(List<CountRow> rows) {
        return rest(rows).isPresent() ? rows.subList(0, rows.size() - 1) : rows;
    }

    /** The last row, if it is the sum of what the list leaves out. */
    public static Optional<CountRow> rest(List<CountRow> rows) {
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.get(rows.size() - 1)).filter(CountRow::isRest);
    }

    /** How many rows there were before any was left out. */
    public static long count(List<CountRow> rows) {
        return rows.stream().mapToLong(row -> row.isRest() ? row.leftOut() : 1).sum();
    }

    /**
     * What a list of counts leaves out everywhere, such as {@code And 199,000 more vMTAs with 398,000 attempts: `acct query
     * --by vmta`.}; empty if it leaves out nothing.
     *
     * @param name of what it lists, which takes an s if there are many
     * @param by the dimensions to ask for
     */
    public static String leftOut(List<CountRow> rows, String name, String by) {
        return rest(rows)
                .map(rest -> "And " + Numbers.count(rest.leftOut(), "more " + name, "more " + name + "s") + " with "
                        + Numbers.count(attempts(rest.counts()), "attempt", "attempts") + ": `acct query --by "
                        + by + "`.")
                .orElse("");
    }

    /** Logged attempts: delivered, bounced and, where they are logged, deferred. */
    public static long attempts(Counts counts) {
        return counts.recipients() + Objects.requireNonNullElse(counts.deferred(), 0L);
    }

    /** The sum of some rows; a number that one of them cannot know is not known of the sum. */
    public static Counts sum(List<CountRow> rows) {
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
