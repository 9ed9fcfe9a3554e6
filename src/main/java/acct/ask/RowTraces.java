package acct.ask;

import acct.ask.TraceTarget.Kind;
import acct.model.Dimension;
import acct.model.Period;
import acct.sql.Cursor;
import acct.sql.Row;
import acct.sql.SqlFile;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks for single rows: of a recipient, a domain, a job or a message, or with a text in their reply. */
public final class RowTraces {
    private final Questions questions;

    /** Rows of the store that these questions go to. */
    public RowTraces(Questions questions) {
        this.questions = questions;
    }

    /** What a typed text is: an address if it has an {@code @}, else what is stored by this name, else a part of a reply. */
    public TraceTarget target(String typed) {
        if (typed.contains("@")) {
            return TraceTarget.of(Kind.ADDRESS, typed);
        }
        TraceTarget job = TraceTarget.of(Kind.JOB, typed);
        if (isJob(job.value())) {
            return job;
        }
        // Domains are asked for before envelope ids, as they are found faster; no text is both.
        for (Kind kind : new Kind[] {Kind.DOMAIN, Kind.ENVID}) {
            TraceTarget target = TraceTarget.of(kind, typed);
            if (isStored(target)) {
                return target;
            }
        }
        return target(typed, Kind.TEXT);
    }

    /** What a typed text is if its kind is known. */
    public TraceTarget target(String typed, Kind kind) {
        TraceTarget target = TraceTarget.of(kind, typed);
        if (kind != Kind.TEXT) {
            return target;
        }
        boolean isMasked = questions
                .rows(SqlFile.of("trace/reply_found"), Map.of("value", target.value()), row -> row.flag("is_found"))
                .contains(true);
        // What was masked, such as an address, stands only in the rows themselves.
        return isMasked ? target : TraceTarget.of(Kind.LOGGED_TEXT, typed);
    }

    private boolean isJob(String value) {
        SqlFile sql = SqlFile.of("aggregate/value_found")
                .with(Map.of("dimension", Dimension.JOB.label(), "kept", "daily_job"));
        return questions
                .rows(sql, Map.of("value", value), row -> row.flag("is_found"))
                .contains(true);
    }

    private boolean isStored(TraceTarget target) {
        return questions
                .rows(statement("trace/found", target), values(target, Period.ALL), row -> row.flag("is_found"))
                .contains(true);
    }

    /**
     * The rows of a period in the order of time.
     *
     * @param most the latest so many; null for all
     * @param reader takes them while the store is open
     */
    public <T> T rows(
            TraceTarget target, Period period, @Nullable Integer most, Function<Iterator<TracedRow>, T> reader) {
        Map<String, @Nullable Object> values = values(target, period);
        values.put("top", most);
        return questions.stream(statement("trace/rows", target), values, rows -> reader.apply(traced(rows)));
    }

    /** How many rows of each outcome there are in a period, the most frequent first. */
    public Map<String, Long> outcomes(TraceTarget target, Period period) {
        Map<String, Long> outcomes = new LinkedHashMap<>();
        questions
                .rows(
                        statement("trace/outcomes", target),
                        values(target, period),
                        row -> Map.entry(row.text("outcome"), row.count("row_count")))
                .forEach(outcome -> outcomes.put(outcome.getKey(), outcome.getValue()));
        return outcomes;
    }

    /** How many loads have hidden their recipients, by the way in which. */
    public Map<String, Long> hidden() {
        Map<String, Long> hidden = new LinkedHashMap<>();
        questions
                .rows(
                        "trace/hidden_loads",
                        Period.ALL,
                        Map.of(),
                        row -> Map.entry(row.text("privacy"), row.count("loads")))
                .forEach(loads -> hidden.put(loads.getKey(), loads.getValue()));
        return hidden;
    }

    /** What of a period is no longer stored row by row, as a sentence. */
    public Optional<String> gone(Period period) {
        return questions.gone("trace/rows", period);
    }

    /**
     * How much there was to look at.
     *
     * @param rows stored rows of any kind
     * @param days local days of them
     * @param firstDay the first one; null if there is none
     * @param lastDay the last one
     */
    public record LookedAt(
            long rows,
            long days,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay) {}

    /** How much there is to look at in a period. */
    public LookedAt lookedAt(Period period) {
        return questions.only(
                "trace/looked_at",
                period,
                Map.of(),
                row -> new LookedAt(
                        row.count("stored_rows"),
                        row.count("days"),
                        row.dayOrNull("first_day"),
                        row.dayOrNull("last_day")));
    }

    private static SqlFile statement(String name, TraceTarget target) {
        return SqlFile.of(name).with(Map.of("filters", target.filter()));
    }

    private static Map<String, @Nullable Object> values(TraceTarget target, Period period) {
        Map<String, @Nullable Object> values = Questions.days(period);
        target.bind(values);
        return values;
    }

    private static Iterator<TracedRow> traced(Cursor rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public TracedRow next() {
                return row(rows.next());
            }
        };
    }

    static TracedRow row(Row row) {
        return new TracedRow(
                row.count("load_id"),
                row.text("outcome"),
                row.text("type"),
                row.localOrNull("logged_at", "utc_offset_seconds"),
                row.textOrNull("rcpt"),
                row.textOrNull("orig"),
                row.textOrNull("source_ip"),
                row.textOrNull("isp"),
                row.textOrNull("vmta"),
                row.textOrNull("pool"),
                row.textOrNull("job"),
                row.textOrNull("env_id"),
                row.countOrNull("seconds_queued"),
                row.textOrNull("dsn_status"),
                row.textOrNull("dsn_diag"),
                row.textOrNull("category"),
                row.textOrNull("severity_class"),
                row.textOrNull("server"),
                row.text("path"),
                row.countOrNull("line"));
    }
}
