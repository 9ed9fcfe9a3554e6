package acct.ask;

import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.Finding;
import acct.model.LocalSpan;
import acct.model.Period;
import acct.model.Table;
import acct.sql.Cursor;
import acct.sql.Engine;
import acct.sql.LocalTimes;
import acct.sql.Row;
import acct.sql.SqlFile;
import acct.sql.StatementFault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks a store. Counts and sums come out; rates are made of them elsewhere. */
public final class Questions {
    private static final Comparator<@Nullable String> TEXT = Comparator.nullsLast(Comparator.naturalOrder());

    /** The finest first, as it tells the order of the others; then those that come again. */
    private static final List<Dimension> BY_TIME = List.of(
            Dimension.MINUTE,
            Dimension.HOUR,
            Dimension.DAY,
            Dimension.WEEK,
            Dimension.MONTH,
            Dimension.WEEKDAY,
            Dimension.HOUR_OF_DAY);

    private final Engine engine;
    private final List<Finding> limits;
    private final Map<Asked, List<?>> answered = new HashMap<>();
    private final Map<Period, HeardComplaints> knownComplaints = new HashMap<>();

    /** Questions to an engine. */
    public Questions(Engine engine) {
        this(engine, List.of());
    }

    /**
     * Questions to an engine that does not tell all.
     *
     * @param limits what its answers cannot tell
     */
    public Questions(Engine engine, List<Finding> limits) {
        this.engine = engine;
        this.limits = List.copyOf(limits);
    }

    /** What its answers cannot tell, though it is stored. */
    public List<Finding> limits() {
        return limits;
    }

    /** Questions to the same engine, with nothing of the answers so far but those that hold for every day. */
    public Questions anew() {
        Questions anew = new Questions(engine, limits);
        answered.forEach((asked, answer) -> {
            if (asked.values().isEmpty()) {
                anew.answered.put(asked, answer);
            }
        });
        return anew;
    }

    /** A statement and the values that it was asked with. */
    private record Asked(SqlFile statement, Map<String, ? extends @Nullable Object> values) {}

    /** Counts by any dimensions: by time if one of them is, then most recipients first, ties by key. */
    public List<CountRow> counts(List<Dimension> dimensions, List<Filter> filters, Period period) {
        return counts(dimensions, filters, period, null);
    }

    /**
     * Counts by any dimensions.
     *
     * @param most only the largest so many, and one last row that is the sum of the others; null for all
     */
    public List<CountRow> counts(
            List<Dimension> dimensions, List<Filter> filters, Period period, @Nullable Integer most) {
        return counts(dimensions, filters, LocalSpan.of(period), most);
    }

    /** The same of a time that may begin or end within a day. */
    List<CountRow> counts(List<Dimension> dimensions, List<Filter> filters, LocalSpan span, @Nullable Integer most) {
        Period period = span.days();
        CountSource source = CountSource.of(dimensions, filters, span);
        LoggedLines logged = LoggedLines.of(this, dimensions, filters, period, source);
        if (logged.all().isGone()) {
            return List.of(new CountRow(Collections.nCopies(dimensions.size(), null), Counts.noLongerStored()));
        }
        HeardComplaints heard = heardComplaints(period);
        Map<String, @Nullable Object> values = days(period);
        values.put("top", most);
        SqlFile sql =
                SqlFile.of("aggregate/counts").with(places(source, dimensions, conditions(filters, span, values)));
        List<CountRow> counts = once(sql, values, row -> count(row, dimensions, filters, logged, heard));
        List<CountRow> sorted = new ArrayList<>(counts);
        sorted.sort(Comparator.comparing(CountRow::isRest)
                .thenComparing(byTime(dimensions))
                .thenComparing(Comparator.comparingLong(Questions::volume).reversed())
                .thenComparing(Questions::byKey));
        return sorted;
    }

    private static Comparator<CountRow> byTime(List<Dimension> dimensions) {
        for (Dimension time : BY_TIME) {
            int place = dimensions.indexOf(time);
            if (place >= 0) {
                return Comparator.comparing(row -> row.key().get(place), Comparator.nullsLast(KeyOrder.of(time)));
            }
        }
        return Comparator.comparing(row -> 0);
    }

    private static long volume(CountRow row) {
        Counts c = row.counts();
        return c.recipients() + (c.deferred() == null ? 0 : c.deferred());
    }

    private static int byKey(CountRow a, CountRow b) {
        for (int i = 0; i < a.key().size(); i++) {
            int order = TEXT.compare(a.key().get(i), b.key().get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    static String conditions(List<Filter> filters, LocalSpan span, Map<String, @Nullable Object> values) {
        return Conditions.of(filters, values) + "\n        " + Conditions.of(span, values);
    }

    private static Map<String, String> places(CountSource source, List<Dimension> dimensions, String conditions) {
        String columns = each(dimensions, label -> label + ", ");
        String group = dimensions.stream().map(Dimension::label).collect(Collectors.joining(", "));
        return Map.of(
                "dimensions",
                columns,
                "kept_dimensions",
                each(dimensions, label -> "case when place is not null then " + label + " end as " + label + ", "),
                "ties",
                each(dimensions, label -> label + " nulls last, "),
                "source",
                source.step(),
                "filters",
                conditions,
                "group",
                group.isEmpty() ? "" : "group by " + group);
    }

    private static String each(List<Dimension> dimensions, UnaryOperator<String> part) {
        return dimensions.stream().map(Dimension::label).map(part).collect(Collectors.joining());
    }

    private static CountRow count(
            Row row, List<Dimension> dimensions, List<Filter> filters, LoggedLines lines, HeardComplaints heard) {
        List<@Nullable String> key = new ArrayList<>();
        for (Dimension dimension : dimensions) {
            key.add(label(row, dimension));
        }
        Logged logged = lines.of(key);
        Long complaints = heard.of(row.count("complaints"), row.flag("is_silent"), dimensions, filters);
        return new CountRow(
                key,
                new Counts(
                        row.count("delivered"),
                        row.count("bounced"),
                        logged.deferred(row.count("deferred")),
                        logged.notSent(row.count("not_sent")),
                        complaints == null ? null : logged.complaints(complaints),
                        logged.queueEvents(row.count("queue_events")),
                        logged.remoteBounces(row.count("remote_bounces")),
                        logged.deliveries(),
                        row.count("administrative")),
                row.count("left_out"));
    }

    static @Nullable String label(Row row, Dimension dimension) {
        if (dimension != Dimension.DAY) {
            return row.textOrNull(dimension.label());
        }
        LocalDate day = row.dayOrNull(dimension.label());
        return day == null ? null : day.toString();
    }

    /** Of which cells of a period no complaint could have been heard; asked once, as every answer needs it. */
    private HeardComplaints heardComplaints(Period period) {
        HeardComplaints known = knownComplaints.get(period);
        if (known == null) {
            Set<String> silent = new HashSet<>(once("aggregate/no_feedback", Map.of(), row -> row.text("isp")));
            known = new HeardComplaints(
                    only("aggregate/complaint_dimensions", period, Map.of(), Questions::named), silent);
            knownComplaints.put(period, known);
        }
        return known;
    }

    /** The dimensions that at least one complaint names. */
    private static Set<Dimension> named(Row row) {
        // Every complaint has a time.
        Set<Dimension> named = EnumSet.copyOf(Dimension.TIMES);
        for (String column : row.columns()) {
            if (row.count(column) > 0) {
                named.add(Dimension.of(column).orElseThrow());
            }
        }
        return named;
    }

    /** What the files of a period log, as far as counts are stored. */
    public Logged logged(Period period) {
        return logged(period, CountSource.HOURS);
    }

    /** What the files of a period log, as far as this source is stored; asked once, as every answer needs it. */
    public Logged logged(Period period, CountSource source) {
        Map<String, @Nullable Object> values = days(period);
        values.put("rows", source.needsRows());
        return once("aggregate/logged", values, row -> row).stream()
                .map(row -> Logged.read(row, source))
                .findFirst()
                .orElseThrow();
    }

    /** What a shipped file needs and is no longer stored, as a sentence; empty if all is there. */
    public Optional<String> gone(String name, Period period) {
        return switch (SqlFile.of(name).header("needs")) {
            case "rows" -> logged(period, CountSource.ROWS).gone();
            case "counts" -> logged(period, CountSource.HOURS).gone();
            default -> Optional.empty();
        };
    }

    /** Whether a shipped file reads single rows. */
    boolean needsRows(String name) {
        return SqlFile.of(name).header("needs").equals("rows");
    }

    /**
     * The days of a period that have counts, in order. Days that cannot be are left out, but for one that is asked for by
     * itself.
     */
    public List<LocalDate> storedDays(Period period) {
        return once("aggregate/days", days(period), row -> row.day("day"));
    }

    /** The latest stored day that can be; null if there is none. */
    public @Nullable LocalDate latestDay() {
        List<LocalDate> days = storedDays(Period.ALL);
        return days.isEmpty() ? null : days.get(days.size() - 1);
    }

    /** The answer of a shipped file, to be written; {@code more} holds its parameters beside the period. */
    public Table table(String name, Period period, Map<String, ? extends @Nullable Object> more) {
        return engine.ask(SqlFile.of(name), values(period, more), rows -> {
            List<List<@Nullable Object>> all = new ArrayList<>();
            rows.forEachRemaining(row -> all.add(row.values()));
            return new Table(rows.heading().names(), all);
        });
    }

    /** A row as it is written, its times by the clock of their file. */
    static Table written(Row row) {
        Row local = LocalTimes.of(row);
        return new Table(local.columns(), List.of(local.values()));
    }

    /** What is made of each row of a shipped file's answer. */
    public <T> List<T> rows(
            String name, Period period, Map<String, ? extends @Nullable Object> more, Function<Row, T> reader) {
        return rows(SqlFile.of(name), values(period, more), reader);
    }

    /** What is made of the row of a shipped file that has exactly one. */
    public <T> T only(
            String name, Period period, Map<String, ? extends @Nullable Object> more, Function<Row, T> reader) {
        return engine.only(SqlFile.of(name), values(period, more), reader);
    }

    /** Hands over the rows of a shipped file's answer one by one, for answers that are too long to be held. */
    public void forEach(String name, Period period, Map<String, ? extends @Nullable Object> more, Consumer<Row> each) {
        engine.forEach(SqlFile.of(name), values(period, more), each);
    }

    /** The same to who asks for each row; the rows end with the call. */
    public <T> T stream(
            String name, Period period, Map<String, ? extends @Nullable Object> more, Function<Cursor, T> reader) {
        return engine.ask(SqlFile.of(name), values(period, more), reader);
    }

    /** The same of a statement whose places were filled. */
    <T> T stream(SqlFile sql, Map<String, ? extends @Nullable Object> values, Function<Cursor, T> reader) {
        return engine.ask(sql, values, reader);
    }

    /** The same for a shipped file that knows no period. */
    void forEach(String name, Map<String, ? extends @Nullable Object> values, Consumer<Row> each) {
        engine.forEach(SqlFile.of(name), values, each);
    }

    /** What is made of each row of a statement whose places were filled. */
    <T> List<T> rows(SqlFile sql, Map<String, ? extends @Nullable Object> values, Function<Row, T> reader) {
        return engine.list(sql, values, reader);
    }

    /** Rows of a statement that an operator wrote, about one day. */
    OwnRows own(SqlFile sql, LocalDate day) {
        try {
            return engine.own(sql, Map.of("day", day), OwnRows::read);
        } catch (StatementFault e) {
            return OwnRows.faulty(e);
        }
    }

    /**
     * What is made of each row of a shipped file's answer, asked once: whoever wants it with the same values again gets the
     * same. Always with the same reader for the same statement.
     */
    public <T> List<T> once(String name, Map<String, ? extends @Nullable Object> values, Function<Row, T> reader) {
        return once(SqlFile.of(name), values, reader);
    }

    /** Asks what was not asked before; always with the same reader for the same statement. */
    @SuppressWarnings("unchecked")
    <T> List<T> once(SqlFile sql, Map<String, ? extends @Nullable Object> values, Function<Row, T> reader) {
        Asked asked = new Asked(sql, new HashMap<>(values));
        List<?> known = answered.get(asked);
        if (known == null) {
            known = List.copyOf(rows(sql, values, reader));
            answered.put(asked, known);
        }
        // One statement has one reader, so what it made of the rows is of the same type.
        return (List<T>) known;
    }

    private static Map<String, @Nullable Object> values(Period period, Map<String, ? extends @Nullable Object> more) {
        Map<String, @Nullable Object> values = days(period);
        values.putAll(more);
        return values;
    }

    static Map<String, @Nullable Object> days(Period period) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("since", period.sinceInSql());
        values.put("until", period.untilInSql());
        return values;
    }
}
