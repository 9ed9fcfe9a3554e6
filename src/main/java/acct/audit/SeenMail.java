package acct.audit;

import acct.ask.CountSource;
import acct.ask.Filter;
import acct.ask.Logged;
import acct.ask.Questions;
import acct.audit.SeenInLog.Reply;
import acct.audit.SeenInLog.Split;
import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts the mail of one thing that a configuration names. */
public final class SeenMail {
    private static final int MOST_REPLIES = 5;
    private static final int MOST_NAMED = 3;

    private SeenMail() {}

    public static SeenInLog of(Questions questions, LogQuestion question, Period period) {
        List<Filter> filters = question.filters();
        if (filters.isEmpty()) {
            return new SeenInLog(
                    null, period, null, null, Counts.noLongerStored(), List.of(), List.of(), question.remarks());
        }
        List<String> days = questions.counts(List.of(Dimension.DAY), filters, period).stream()
                .map(row -> row.key().get(0))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        List<Split> splits = new ArrayList<>();
        for (Dimension dimension : question.splits()) {
            splits.add(new Split(dimension, questions.counts(List.of(dimension), filters, period)));
        }
        Counts total = questions.counts(List.of(), filters, period).stream()
                .findFirst()
                .map(CountRow::counts)
                .orElse(Counts.noLongerStored());
        Logged logged = questions.logged(period, CountSource.of(List.of(), filters));
        List<String> remarks = new ArrayList<>(question.remarks());
        remarks.addAll(logged.remarks());
        return new SeenInLog(
                named(filters),
                period,
                days.isEmpty() ? null : days.get(0),
                days.isEmpty() ? null : days.get(days.size() - 1),
                total,
                splits,
                replies(questions, filters, period),
                remarks);
    }

    private static String named(List<Filter> filters) {
        List<String> names =
                filters.stream().flatMap(filter -> filter.labels().stream()).toList();
        String named = names.stream().limit(MOST_NAMED).collect(Collectors.joining(" or "));
        return names.size() > MOST_NAMED ? named + " and " + (names.size() - MOST_NAMED) + " more" : named;
    }

    private static List<Reply> replies(Questions questions, List<Filter> filters, Period period) {
        return questions.counts(List.of(Dimension.REPLY, Dimension.CATEGORY), filters, period).stream()
                .filter(row -> row.key().get(0) != null)
                .map(SeenMail::reply)
                .filter(reply -> events(reply) > 0)
                .sorted(Comparator.comparingLong(SeenMail::events).reversed().thenComparing(Reply::text))
                .limit(MOST_REPLIES)
                .toList();
    }

    private static Reply reply(CountRow row) {
        @Nullable String category = row.key().get(1);
        return new Reply(
                row.text(0), category, row.counts().bounced(), row.counts().deferred());
    }

    private static long events(Reply reply) {
        return reply.bounced() + (reply.deferred() == null ? 0 : reply.deferred());
    }
}
