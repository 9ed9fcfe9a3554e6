package acct.ask;

import acct.model.CountRow;
import acct.model.Counts;
import acct.model.LocalSpan;
import acct.model.Period;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together what is asked of one time, what it was in another, and the sums of groups. */
final class CountedLines {
    private final Questions questions;
    private final CountRequest request;
    private final List<Filter> filters;

    /**
     * Lines of a request.
     *
     * @param filters those of the request, with stored addresses in the place of networks
     */
    CountedLines(Questions questions, CountRequest request, List<Filter> filters) {
        this.questions = questions;
        this.request = request;
        this.filters = filters;
    }

    /** The lines of one time, and what its files log. */
    private record OneTime(List<AnsweredCell> cells, SideNumbers side, LoggedLines lines) {
        Logged logged() {
            return lines.all();
        }

        /** A line that has no row in this time: zero of what is logged, and nothing of what is not. */
        AnsweredCell without(AnsweredCell other) {
            Logged logged = lines.of(other.key());
            Counts nothing = logged.isGone()
                    ? Counts.noLongerStored()
                    : new Counts(
                            0,
                            0,
                            logged.deferred(0),
                            logged.notSent(0),
                            other.counts().complaints() == null ? null : logged.complaints(0),
                            logged.queueEvents(0),
                            logged.remoteBounces(0),
                            logged.deliveries());
            return AnsweredCell.of(new CountRow(other.key(), nothing), side.of(other.key()));
        }
    }

    Counting.Counted counted() {
        Earlier earlier = request.earlier();
        if (earlier == null) {
            OneTime now = during(request.span());
            List<String> remarks = new ArrayList<>(now.logged().remarks());
            remarks.addAll(now.side().remarks());
            return new Counting.Counted(grouped(now.cells()), remarks);
        }
        LocalSpan span = bounded(request.span());
        LocalSpan other = earlier.seenFrom(span);
        OneTime now = during(span);
        OneTime before = during(other);
        List<String> remarks = new ArrayList<>(now.logged().remarks());
        remarks.addAll(now.side().remarks());
        remarks.add("Compared are " + span.label() + " and, before, " + other.label() + "." + unevenness(span)
                + unstored(span));
        before.logged().remarks().forEach(remark -> remarks.add("Before: " + remark));
        before.side().remarks().forEach(remark -> remarks.add("Before: " + remark));
        return new Counting.Counted(grouped(compared(now, before)), remarks);
    }

    private List<AnsweredCell> grouped(List<AnsweredCell> cells) {
        return request.shareOf() == null ? cells : request.shareOf().sum(cells, request.by());
    }

    /** Each line that is in one of the two times. */
    private static List<AnsweredCell> compared(OneTime now, OneTime before) {
        Map<List<@Nullable String>, AnsweredCell> was = new HashMap<>();
        before.cells().forEach(cell -> was.put(cell.key(), cell));
        Set<List<@Nullable String>> is = new HashSet<>();
        List<AnsweredCell> lines = new ArrayList<>();
        for (AnsweredCell cell : now.cells()) {
            is.add(cell.key());
            AnsweredCell other = was.get(cell.key());
            lines.add(cell.comparedWith(other == null ? before.without(cell) : other));
        }
        for (AnsweredCell cell : before.cells()) {
            if (!is.contains(cell.key())) {
                lines.add(now.without(cell).comparedWith(cell));
            }
        }
        return lines;
    }

    /** The time asked for; if none was, the latest stored day. */
    private LocalSpan bounded(LocalSpan span) {
        if (span.length() != null) {
            return span;
        }
        LocalDate latest = questions.latestDay();
        return LocalSpan.of(Period.of(latest == null ? LocalDate.EPOCH : latest));
    }

    /** Part of a day beside a whole one looks like a fall. */
    private String unevenness(LocalSpan span) {
        LocalDateTime end = span.until();
        boolean isOver = end == null || !request.now().isBefore(end);
        return isOver
                ? ""
                : " " + request.now().toLocalDate() + " is not over: --since today compares as much of both.";
    }

    /** Nor is what nobody loaded yet a fall. */
    private String unstored(LocalSpan span) {
        LocalDate latest = questions.latestDay();
        LocalDate last = span.days().until();
        return latest == null || last == null || !latest.isBefore(last)
                ? ""
                : " No row is stored after " + latest + ", so the first has less than it will have: compare up to there"
                        + " (--until " + latest + "), or load the files.";
    }

    private OneTime during(LocalSpan span) {
        CountSource source = CountSource.of(request.by(), filters, span);
        LoggedLines lines = LoggedLines.of(questions, request.by(), filters, span.days(), source);
        SideNumbers side = SideNumbers.ask(questions, request.by(), filters, span, request.side());
        // Of a time that has gone there is one row that says so, which is no line to compare.
        List<CountRow> rows = lines.all().isGone() && request.earlier() != null
                ? List.of()
                : questions.counts(request.by(), filters, span, request.most());
        return new OneTime(
                rows.stream()
                        .map(row -> AnsweredCell.of(row, side.of(row.key())))
                        .toList(),
                side,
                lines);
    }
}
