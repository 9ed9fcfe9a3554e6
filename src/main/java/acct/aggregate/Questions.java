package acct.aggregate;

import acct.model.BounceCell;
import acct.model.ComplaintCell;
import acct.model.CountRow;
import acct.model.Counts;
import acct.model.DeferralCell;
import acct.model.DeferralReply;
import acct.model.Dimension;
import acct.model.Period;
import acct.model.ReplyCount;
import acct.model.SeverityClass;
import acct.model.SqlLimits;
import acct.model.Table;
import acct.store.SqlFile;
import acct.store.Store;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks a store. Counts and sums come out; rates are made of them elsewhere. */
public final class Questions {
    private static final Comparator<@Nullable String> TEXT = Comparator.nullsLast(Comparator.naturalOrder());

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHxxx", Locale.ROOT);

    private final Store store;
    private final Consumer<String> asked;
    private final Map<Span, Logged> knownLogged = new HashMap<>();
    private final Map<Period, HeardComplaints> knownComplaints = new HashMap<>();

    /**
     * Questions to a store.
     *
     * @param asked sees every statement before it runs, for {@code --show-sql}
     */
    public Questions(Store store, Consumer<String> asked) {
        this.store = store;
        this.asked = asked;
    }

    private record Span(Period period, Source source) {}

    /** Takes one row of a result apart. */
    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Counts by any dimensions: by time if one of them is, then most recipients first, ties by key. */
    public List<CountRow> counts(List<Dimension> dimensions, List<Filter> filters, Period period) throws SQLException {
        Source source = Source.of(dimensions, filters);
        Logged logged = logged(period, source);
        if (logged.isGone()) {
            return List.of(new CountRow(Collections.nCopies(dimensions.size(), null), Counts.noLongerStored()));
        }
        HeardComplaints heard = heardComplaints(period);
        Map<String, @Nullable Object> values = days(period);
        SqlFile sql = SqlFile.of("aggregate/counts").with(places(source, dimensions, filters, values));
        List<CountRow> counts = rows(sql, values, row -> count(row, dimensions, filters, logged, heard));
        List<CountRow> sorted = new ArrayList<>(counts);
        sorted.sort(byTime(dimensions)
                .thenComparing(Comparator.comparingLong(Questions::volume).reversed())
                .thenComparing(Questions::byKey));
        return sorted;
    }

    private static Comparator<CountRow> byTime(List<Dimension> dimensions) {
        for (Dimension time : List.of(Dimension.HOUR, Dimension.DAY, Dimension.HOUR_OF_DAY)) {
            int place = dimensions.indexOf(time);
            if (place >= 0 && time == Dimension.HOUR) {
                // As text the second of two hours in an autumn night comes first.
                Map<String, OffsetDateTime> begins = new HashMap<>();
                Comparator<String> order =
                        Comparator.comparing(hour -> begins.computeIfAbsent(hour, h -> OffsetDateTime.parse(h, HOUR)));
                return Comparator.comparing(row -> row.key().get(place), Comparator.nullsLast(order));
            }
            if (place >= 0) {
                return Comparator.comparing(row -> row.key().get(place), TEXT);
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

    private static Map<String, String> places(
            Source source, List<Dimension> dimensions, List<Filter> filters, Map<String, @Nullable Object> values) {
        String columns = dimensions.stream().map(d -> d.label() + ", ").collect(Collectors.joining());
        String group = dimensions.stream().map(Dimension::label).collect(Collectors.joining(", "));
        return Map.of(
                "dimensions",
                columns,
                "source",
                source.step(),
                "filters",
                Conditions.of(filters, values),
                "group",
                group.isEmpty() ? "" : "group by " + group);
    }

    private static CountRow count(
            ResultSet row, List<Dimension> dimensions, List<Filter> filters, Logged logged, HeardComplaints heard)
            throws SQLException {
        List<@Nullable String> key = new ArrayList<>();
        for (Dimension dimension : dimensions) {
            key.add(row.getString(dimension.label()));
        }
        Long complaints = heard.of(row.getLong("complaints"), row.getBoolean("is_silent"), dimensions, filters);
        return new CountRow(
                key,
                new Counts(
                        row.getLong("delivered"),
                        row.getLong("bounced"),
                        logged.deferred(row.getLong("deferred")),
                        logged.notSent(row.getLong("not_sent")),
                        complaints == null ? null : logged.complaints(complaints),
                        logged.queueEvents(row.getLong("queue_events")),
                        logged.remoteBounces(row.getLong("remote_bounces")),
                        logged.deliveries(),
                        row.getLong("administrative")));
    }

    /** Of which cells of a period no complaint could have been heard; asked once, as every answer needs it. */
    private HeardComplaints heardComplaints(Period period) throws SQLException {
        HeardComplaints known = knownComplaints.get(period);
        if (known == null) {
            Set<String> silent = new HashSet<>(rows("aggregate/no_feedback", Map.of(), row -> row.getString("isp")));
            known = new HeardComplaints(
                    rows("aggregate/complaint_dimensions", days(period), Questions::named)
                            .get(0),
                    silent);
            knownComplaints.put(period, known);
        }
        return known;
    }

    /** The dimensions that at least one complaint names. */
    private static Set<Dimension> named(ResultSet row) throws SQLException {
        Set<Dimension> named = EnumSet.copyOf(HeardComplaints.TIMES);
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            if (row.getLong(i) > 0) {
                named.add(Dimension.of(row.getMetaData().getColumnLabel(i)).orElseThrow());
            }
        }
        return named;
    }

    /** What the files of a period log, as far as counts are stored. */
    public Logged logged(Period period) throws SQLException {
        return logged(period, Source.HOURS);
    }

    /** What the files of a period log, as far as this source is stored; asked once, as every answer needs it. */
    public Logged logged(Period period, Source source) throws SQLException {
        Span span = new Span(period, source);
        Logged known = knownLogged.get(span);
        if (known == null) {
            Map<String, @Nullable Object> values = days(period);
            values.put("rows", source.needsRows());
            known = rows("aggregate/logged", values, row -> logged(row, source)).get(0);
            knownLogged.put(span, known);
        }
        return known;
    }

    private static Logged logged(ResultSet row, Source source) throws SQLException {
        String lastGone = row.getString("last_gone");
        return new Logged(
                row.getLong("loads"),
                row.getLong("loads_with_deferrals"),
                row.getLong("loads_with_recipients"),
                row.getLong("d"),
                row.getLong("b"),
                row.getLong("t"),
                row.getLong("tq"),
                row.getLong("f"),
                row.getLong("rb"),
                row.getBoolean("bounces_ever"),
                row.getLong("without_time"),
                row.getBoolean("logs_dlv_type"),
                row.getBoolean("logs_pool"),
                row.getBoolean("logs_size"),
                row.getBoolean("logs_time_queued"),
                source,
                lastGone == null ? null : LocalDate.parse(lastGone));
    }

    /** What a shipped file needs and is no longer stored, as a sentence; empty if all is there. */
    public Optional<String> gone(String name, Period period) throws SQLException {
        return SqlFile.of(name).header("needs").equals("rows")
                ? logged(period, Source.ROWS).gone()
                : Optional.empty();
    }

    /**
     * The days of a period that have counts, in order. Days that cannot be are left out, but for one that is asked for by
     * itself.
     */
    public List<LocalDate> storedDays(Period period) throws SQLException {
        return rows("aggregate/days", days(period), row -> LocalDate.parse(row.getString("day")));
    }

    /** The latest stored day that can be; null if there is none. */
    public @Nullable LocalDate latestDay() throws SQLException {
        List<LocalDate> days = storedDays(Period.ALL);
        return days.isEmpty() ? null : days.get(days.size() - 1);
    }

    /** Whether bounces of one day can be told apart: false if there are some and none says why. */
    public boolean knowsBounceReasons(LocalDate day) throws SQLException {
        return rows(
                        "alert/reasons",
                        Map.of("day", day.toString()),
                        row -> row.getLong("bounced") == 0 || row.getLong("explained") > 0)
                .get(0);
    }

    /** Bounces of one day by source IP and ISP. */
    public List<BounceCell> bounceCells(LocalDate day) throws SQLException {
        return rows(
                "alert/bounce_cells",
                Map.of("day", day.toString()),
                row -> new BounceCell(
                        row.getString("source_ip"),
                        row.getString("isp"),
                        row.getString("vmta"),
                        row.getString("pool"),
                        row.getLong("recipients"),
                        row.getLong("delivered"),
                        row.getLong("hard_bounces"),
                        row.getLong("block_bounces")));
    }

    /** Complaints of some days up to one by source IP and ISP. */
    public List<ComplaintCell> complaintCells(LocalDate since, LocalDate day) throws SQLException {
        Map<String, String> values = Map.of("since", since.toString(), "day", day.toString());
        return rows(
                "alert/complaint_cells",
                values,
                row -> new ComplaintCell(
                        row.getString("source_ip"),
                        row.getString("isp"),
                        row.getLong("delivered"),
                        row.getLong("complaints")));
    }

    /** Attempts of one day and how many of them were deferred, by source IP and ISP. */
    public List<DeferralCell> deferralCells(LocalDate day) throws SQLException {
        return rows(
                "alert/deferral_cells",
                Map.of("day", day.toString()),
                row -> new DeferralCell(
                        row.getString("source_ip"),
                        row.getString("isp"),
                        row.getString("vmta"),
                        row.getString("pool"),
                        row.getLong("attempts"),
                        row.getLong("deferred"),
                        row.getLong("greylisted")));
    }

    /** The three most frequent answers behind deferrals, of all source IPs if none is named. */
    public List<DeferralReply> deferralReplies(LocalDate day, @Nullable String sourceIp, @Nullable String isp)
            throws SQLException {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("day", day.toString());
        values.put("source_ip", sourceIp);
        values.put("isp", isp);
        return rows(
                "alert/deferral_replies",
                values,
                row -> new DeferralReply(
                        row.getString("text"),
                        row.getLong("count"),
                        row.getString("category"),
                        row.getString("action")));
    }

    /** The three most frequent answers behind a finding. */
    public List<ReplyCount> replies(LocalDate day, @Nullable String sourceIp, @Nullable String isp, SeverityClass group)
            throws SQLException {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("day", day.toString());
        values.put("source_ip", sourceIp);
        values.put("isp", isp);
        values.put("severity_class", group.label());
        return rows("alert/replies", values, row -> new ReplyCount(row.getString("reply"), row.getLong("count")));
    }

    /** The answer of a shipped file; {@code more} holds its parameters beside the period. */
    public Table table(String name, Period period, Map<String, ? extends @Nullable Object> more) throws SQLException {
        Map<String, @Nullable Object> values = days(period);
        values.putAll(more);
        return table(SqlFile.of(name), values);
    }

    /** Hands over the rows of a shipped file's answer one by one, for answers that are too long to be held. */
    public void forEach(
            String name,
            Period period,
            Map<String, ? extends @Nullable Object> more,
            Consumer<List<@Nullable Object>> each)
            throws SQLException {
        stream(name, period, more, rows -> rows.forEachRemaining(each));
    }

    /** The same to who asks for each row; the iterator ends with the call. */
    public void stream(
            String name,
            Period period,
            Map<String, ? extends @Nullable Object> more,
            Consumer<Iterator<List<@Nullable Object>>> user)
            throws SQLException {
        Map<String, @Nullable Object> values = days(period);
        values.putAll(more);
        SqlFile sql = SqlFile.of(name);
        asked.accept(sql.text());
        try (PreparedStatement statement = sql.prepare(store.connection(), values);
                ResultSet result = statement.executeQuery()) {
            user.accept(new ResultRows(result));
        }
    }

    /** The answer to an operator's own statement; nothing else can be asked afterwards. */
    public void own(String text, SqlLimits limits, Consumer<SqlAnswer> reader) throws SQLException {
        new OwnStatement(store, limits, asked).answer(text, reader);
    }

    Table table(SqlFile sql, Map<String, ? extends @Nullable Object> values) throws SQLException {
        asked.accept(sql.text());
        try (PreparedStatement statement = sql.prepare(store.connection(), values);
                ResultSet result = statement.executeQuery()) {
            ResultSetMetaData meta = result.getMetaData();
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                columns.add(meta.getColumnLabel(i));
            }
            List<List<@Nullable Object>> rows = new ArrayList<>();
            new ResultRows(result).forEachRemaining(rows::add);
            return new Table(columns, rows);
        }
    }

    private <T> List<T> rows(String name, Map<String, ? extends @Nullable Object> values, RowReader<T> reader)
            throws SQLException {
        return rows(SqlFile.of(name), values, reader);
    }

    private <T> List<T> rows(SqlFile sql, Map<String, ? extends @Nullable Object> values, RowReader<T> reader)
            throws SQLException {
        asked.accept(sql.text());
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = sql.prepare(store.connection(), values);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }

    static Map<String, @Nullable Object> days(Period period) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("since", period.sinceText());
        values.put("until", period.untilText());
        return values;
    }
}
