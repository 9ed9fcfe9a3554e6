package acct.report;

import acct.model.Counts;
import acct.model.Measure;
import acct.print.Numbers;
import acct.report.chart.Strip;
import acct.report.chart.Strips;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The four figures of a day: what it had, the same weekday before, and the range of 28 days. */
final class DayTrends {
    static final SectionQuestion DAYS = days();

    private static final int WEEK = 7;
    private static final int WEEKS = 28;
    private static final String NONE_CAME = "none";
    /** With fewer days no range is usual. */
    private static final int ENOUGH = 7;

    private DayTrends() {}

    private static SectionQuestion days() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        Stream.of("source_ip", "isp", "vmta", "pool").forEach(key -> all.put(key, null));
        return new SectionQuestion("report/subject_days", all);
    }

    /** One of the four: its name, what it counts, and out of what. */
    private record Kind(
            String label,
            Measure measure,
            @Nullable Measure share,
            ToLongFunction<SectionAnswers.Line> events,
            @Nullable ToLongFunction<SectionAnswers.Line> cases,
            String of) {
        /** Of a day that has none nobody knows whether there was none. */
        boolean mayBeUnlogged() {
            return measure == Measure.DEFERRED || measure == Measure.COMPLAINTS;
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("Delivered", Measure.DELIVERED, null, row -> row.count("delivered"), null, ""),
            new Kind(
                    "Refused",
                    Measure.BOUNCED,
                    Measure.BOUNCED_SHARE,
                    row -> row.count("recipients") - row.count("delivered"),
                    row -> row.count("recipients"),
                    "of recipients"),
            new Kind(
                    "Deferred",
                    Measure.DEFERRED,
                    Measure.DEFERRED_SHARE,
                    row -> row.count("deferred"),
                    row -> row.count("attempts"),
                    "of attempts"),
            new Kind(
                    "Complaints",
                    Measure.COMPLAINTS,
                    Measure.COMPLAINT_SHARE,
                    row -> row.count("complaints"),
                    row -> row.count("delivered"),
                    "of delivered"));

    /** The figures of a day; none for a report of several days. */
    static List<Block.Trend> of(SectionFacts facts) {
        LocalDate day = facts.report().period().until();
        if (day == null || !day.equals(facts.report().period().since())) {
            return List.of();
        }
        Map<LocalDate, SectionAnswers.Line> rows = new LinkedHashMap<>();
        facts.rows(DAYS).forEach(row -> {
            LocalDate of = row.day("day");
            if (of != null) {
                rows.put(of, row);
            }
        });
        return rows.isEmpty()
                ? List.of()
                : KINDS.stream()
                        .map(kind -> trend(kind, facts.report().total(), day, rows))
                        .toList();
    }

    private static Block.Trend trend(Kind kind, Counts total, LocalDate day, Map<LocalDate, SectionAnswers.Line> rows) {
        boolean isLogged = Numbers.logged(kind.measure, total);
        LocalDate last = kind.measure == Measure.COMPLAINTS && !isLogged ? lastComplaint(rows.values(), day) : null;
        if (!isLogged && last == null) {
            return new Block.Trend(kind.label, Numbers.NOT_LOGGED, "", "", "", null);
        }
        Number share = kind.share == null ? null : kind.share.of(total);
        Range usual = usual(kind, day, rows);
        SectionAnswers.Line then = rows.get(day.minusDays(WEEK));
        String of = share == null ? "" : Numbers.share(share.doubleValue()) + " " + kind.of;
        return new Block.Trend(
                kind.label,
                last == null ? Numbers.measure(kind.measure, total) : NONE_CAME,
                last == null ? of : "the last came on " + last,
                then == null ? "" : "a week before: " + written(kind, then) + change(kind, total, then),
                usual == null ? "" : usual.words(kind),
                strip(kind, day, rows, usual));
    }

    /** The last day before with a complaint: since then none came in. Null if no day has one, and nobody tells of them. */
    static @Nullable LocalDate lastComplaint(Report report) {
        LocalDate since = report.period().since();
        return since == null ? null : lastComplaint(report.answers().rows(DAYS), since);
    }

    private static @Nullable LocalDate lastComplaint(Collection<SectionAnswers.Line> rows, LocalDate before) {
        return rows.stream()
                .filter(row -> row.count("complaints") > 0)
                .map(row -> row.day("day"))
                .filter(day -> day != null && day.isBefore(before))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static String written(Kind kind, SectionAnswers.Line row) {
        long events = kind.events.applyAsLong(row);
        if (events == 0 && kind.mayBeUnlogged()) {
            return "none stored";
        }
        long cases = kind.cases == null ? 0 : kind.cases.applyAsLong(row);
        return Numbers.count(events) + (cases == 0 ? "" : ", " + Numbers.share((double) events / cases));
    }

    /** How the day differs from that; of what has no whole, by how much of it. */
    private static String change(Kind kind, Counts total, SectionAnswers.Line then) {
        Number now = (kind.share == null ? kind.measure : kind.share).of(total);
        long events = kind.events.applyAsLong(then);
        long cases = kind.cases == null ? 0 : kind.cases.applyAsLong(then);
        if (now == null || (kind.cases == null ? events : cases) == 0 || (events == 0 && kind.mayBeUnlogged())) {
            return "";
        }
        if (kind.cases == null) {
            double part = (now.doubleValue() - events) / events;
            return " (" + Numbers.points(part) + " %)";
        }
        return " (" + Numbers.points(now.doubleValue() - (double) events / cases) + " points)";
    }

    /** The middle eight of ten days; null if there are too few of them. */
    private static @Nullable Range usual(Kind kind, LocalDate day, Map<LocalDate, SectionAnswers.Line> rows) {
        List<Double> values = rows.entrySet().stream()
                .filter(row -> row.getKey().isBefore(day))
                .filter(row -> kind.cases == null || kind.cases.applyAsLong(row.getValue()) > 0)
                .filter(row -> kind.measure != Measure.DEFERRED || kind.events.applyAsLong(row.getValue()) > 0)
                .map(row -> (double) kind.events.applyAsLong(row.getValue())
                        / (kind.cases == null ? 1 : kind.cases.applyAsLong(row.getValue())))
                .sorted()
                .toList();
        int cut = values.size() / 10;
        return values.size() < ENOUGH ? null : new Range(values.get(cut), values.get(values.size() - 1 - cut));
    }

    /** From where to where. */
    private record Range(double low, double high) {
        String words(Kind kind) {
            return "usual: "
                    + (kind.cases == null
                            ? Numbers.count(Math.round(low)) + " to " + Numbers.count(Math.round(high))
                            : Numbers.interval(low, high));
        }

        /** As the bars are drawn: numbers that are no shares are parts of the highest. */
        Strips.Band band(Kind kind, long most) {
            double whole = kind.cases == null ? most : 1;
            return new Strips.Band(low / whole, high / whole, words(kind));
        }
    }

    private static @Nullable Strip strip(
            Kind kind, LocalDate day, Map<LocalDate, SectionAnswers.Line> rows, @Nullable Range usual) {
        long most = rows.values().stream().mapToLong(kind.events).max().orElse(0);
        if (most == 0 || rows.size() < 2) {
            return null;
        }
        List<Strips.Point> points = new ArrayList<>();
        for (LocalDate at = day.minusDays(WEEKS); !at.isAfter(day); at = at.plusDays(1)) {
            SectionAnswers.Line row = rows.get(at);
            long cases = row == null ? 0 : kind.cases == null ? most : kind.cases.applyAsLong(row);
            points.add(new Strips.Point(at.toString(), cases, row == null ? 0 : kind.events.applyAsLong(row), null));
        }
        Strips.Band band = usual == null ? null : usual.band(kind, most);
        return kind.cases == null
                ? Strips.counts(kind.label + " by day", points, band)
                : Strips.beside(kind.label + " by day", points, band);
    }

    /** With what the figures of a day cannot be compared; empty if with everything. */
    static String missing(SectionFacts facts) {
        LocalDate day = facts.report().period().until();
        if (day == null) {
            return "";
        }
        List<LocalDate> days = facts.rows(DAYS).stream()
                .map(row -> row.day("day"))
                .filter(Objects::nonNull)
                .toList();
        long before = days.stream().filter(of -> of.isBefore(day)).count();
        return Stream.of(
                        days.contains(day.minusDays(WEEK)) ? "" : "No mail is stored of " + day.minusDays(WEEK) + ".",
                        before >= ENOUGH
                                ? ""
                                : "No range is called usual with " + Numbers.count(before, "day", "days")
                                        + " before it.")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Everything else in a line. */
    static String others(List<Block.Figure> figures) {
        return figures.stream()
                .filter(figure ->
                        KINDS.stream().noneMatch(kind -> figure.label().startsWith(kind.label))
                                && !figure.label().equals("Bounced"))
                .map(figure -> figure.label() + " " + CellText.of(figure.value()))
                .collect(Collectors.joining(" · "));
    }
}
