package acct.show;

import acct.ask.Filter;
import acct.ask.Questions;
import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.Period;
import acct.show.ShownThing.Numbers;
import acct.show.ShownThing.Partners;
import acct.show.ShownThing.Reply;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts what there is of one thing. */
final class ShownNumbers {
    private static final int WEEK = 7;
    private static final int USUAL_DAYS = 28;
    /** Its latest day is looked for here first, as it is mostly one of them. */
    private static final int RECENT_DAYS = 62;

    private static final int MOST_PARTNERS = 5;
    private static final int MOST_REPLIES = 5;

    private final Questions questions;
    private final ShownKind kind;
    private final List<Filter> filters;

    ShownNumbers(Questions questions, ShownKind kind, String value) {
        this.questions = questions;
        this.kind = kind;
        this.filters = List.of(new Filter(kind.dimension(), value));
    }

    List<Filter> filters() {
        return filters;
    }

    /** Its latest day that can be; empty if it has none that is still counted. */
    Optional<LocalDate> latestDay() {
        LocalDate latest = questions.latestDay();
        if (latest == null) {
            return Optional.empty();
        }
        return lastDay(new Period(latest.minusDays(RECENT_DAYS), latest), latest)
                .or(() -> lastDay(new Period(null, latest), latest));
    }

    private Optional<LocalDate> lastDay(Period period, LocalDate latest) {
        return days(period).stream().filter(day -> !day.isAfter(latest)).max(Comparator.naturalOrder());
    }

    private List<LocalDate> days(Period period) {
        return questions.counts(List.of(Dimension.DAY), filters, period).stream()
                .map(row -> row.key().get(0))
                .filter(Objects::nonNull)
                .map(LocalDate::parse)
                .toList();
    }

    /** The numbers of the days asked for, of the same days a week before, and of four weeks before. */
    List<Numbers> numbers(Period period) {
        List<Numbers> numbers = new ArrayList<>();
        numbers.add(numbers(period.label(), period));
        LocalDate first = period.since();
        LocalDate last = period.until();
        if (first != null && last != null) {
            long length = ChronoUnit.DAYS.between(first, last) + 1;
            long shift = (length + WEEK - 1) / WEEK * WEEK;
            numbers.add(numbers(
                    shift == WEEK ? "a week before" : shift / WEEK + " weeks before",
                    new Period(first.minusDays(shift), last.minusDays(shift))));
            numbers.add(numbers("28 days before", new Period(first.minusDays(USUAL_DAYS), first.minusDays(1))));
        }
        return numbers;
    }

    private Numbers numbers(String what, Period period) {
        long stored = questions.storedDays(period).size();
        if (stored == 0) {
            return new Numbers(what, period, 0, 0, Counts.noLongerStored());
        }
        Counts counts = questions.counts(List.of(), filters, period).stream()
                .findFirst()
                .map(CountRow::counts)
                .orElse(Counts.noLongerStored());
        return new Numbers(what, period, stored, days(period).size(), counts);
    }

    /** Its bounces by what they say. */
    List<CountRow> severities(Period period) {
        return questions.counts(List.of(Dimension.SEVERITY_CLASS), filters, period).stream()
                .filter(row -> row.key().get(0) != null && row.counts().bounced() > 0)
                .toList();
    }

    List<CountRow> hours(Period period) {
        boolean isOneDay = period.since() != null && period.since().equals(period.until());
        Dimension hour = isOneDay ? Dimension.HOUR : Dimension.HOUR_OF_DAY;
        return questions.counts(List.of(hour), filters, period).stream()
                .filter(row -> row.key().get(0) != null)
                .toList();
    }

    List<Partners> partners(Period period) {
        List<Partners> partners = new ArrayList<>();
        for (Dimension by : kind.partners()) {
            List<CountRow> rows = questions.counts(List.of(by), filters, period).stream()
                    .filter(row -> row.counts().recipients() > 0 || isDeferred(row.counts()))
                    .toList();
            partners.add(new Partners(by, WorstPartners.of(rows, MOST_PARTNERS), rows.size()));
        }
        return partners;
    }

    private static boolean isDeferred(Counts counts) {
        return counts.deferred() != null && counts.deferred() > 0;
    }

    List<Reply> replies(Period period) {
        if (kind == ShownKind.REPLY) {
            return List.of();
        }
        return questions.counts(List.of(Dimension.REPLY, Dimension.CATEGORY), filters, period).stream()
                .filter(row -> row.key().get(0) != null)
                .map(ShownNumbers::reply)
                .filter(reply -> reply.events() > 0)
                .sorted(Comparator.comparingLong(Reply::events).reversed().thenComparing(Reply::text))
                .limit(MOST_REPLIES)
                .toList();
    }

    private static Reply reply(CountRow row) {
        @Nullable String category = row.key().get(1);
        return new Reply(
                row.text(0), category, row.counts().bounced(), row.counts().deferred());
    }
}
