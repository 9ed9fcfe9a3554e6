package acct.ask;

import static acct.model.SideMeasure.ACCEPT_P50;
import static acct.model.SideMeasure.ACCEPT_P95;
import static acct.model.SideMeasure.ACCEPT_P99;
import static acct.model.SideMeasure.BYTES;
import static acct.model.SideMeasure.RATE_MAX_1H;
import static acct.model.SideMeasure.RATE_MAX_1M;
import static acct.model.SideMeasure.RATE_MAX_5M;

import acct.model.Counts;
import acct.model.Dimension;
import acct.model.LocalSpan;
import acct.model.SideMeasure;
import acct.sql.Row;
import acct.sql.SqlFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sizes, times and rates beside the counts of the same lines; each kind is asked for only if it is wanted. */
final class SideNumbers {
    private static final Set<SideMeasure> TIMES = EnumSet.of(ACCEPT_P50, ACCEPT_P95, ACCEPT_P99);
    private static final String FIVE_MINUTES = "substr(minute, 1, 15) || case when substr(minute, 16, 1) < '5' then '0'"
            + " else '5' end || substr(minute, 17)";

    /** What tells a stretch of time of a row. */
    private static final Map<SideMeasure, String> SLOTS =
            Map.of(RATE_MAX_1M, "minute", RATE_MAX_5M, FIVE_MINUTES, RATE_MAX_1H, "hour");

    private final Questions questions;
    private final List<Dimension> by;
    private final List<Filter> filters;
    private final LocalSpan span;
    private final Map<List<@Nullable String>, Map<SideMeasure, @Nullable Long>> found = new HashMap<>();
    private final Map<SideMeasure, Long> none = new EnumMap<>(SideMeasure.class);
    private final Map<SideMeasure, LoggedLines> logged = new EnumMap<>(SideMeasure.class);
    private final Set<String> remarks = new LinkedHashSet<>();

    private SideNumbers(Questions questions, List<Dimension> by, List<Filter> filters, LocalSpan span) {
        this.questions = questions;
        this.by = by;
        this.filters = filters;
        this.span = span;
    }

    /** Asks for some of them. */
    static SideNumbers ask(
            Questions questions, List<Dimension> by, List<Filter> filters, LocalSpan span, Set<SideMeasure> wanted) {
        SideNumbers numbers = new SideNumbers(questions, by, filters, span);
        if (wanted.contains(BYTES)) {
            numbers.sizes();
        }
        Set<SideMeasure> times = EnumSet.copyOf(TIMES);
        times.retainAll(wanted);
        if (!times.isEmpty()) {
            numbers.times(times);
        }
        SLOTS.keySet().stream().sorted().filter(wanted::contains).forEach(numbers::rate);
        return numbers;
    }

    /** Those of one line; a measure that is not among them is not logged, and null among them is of nothing. */
    Map<SideMeasure, @Nullable Long> of(List<@Nullable String> key) {
        Map<SideMeasure, @Nullable Long> numbers = new EnumMap<>(SideMeasure.class);
        Map<SideMeasure, @Nullable Long> ofLine = found.getOrDefault(key, Map.of());
        logged.forEach((measure, lines) -> {
            if (isLogged(measure, lines.of(key))) {
                Long number = ofLine.get(measure);
                numbers.put(measure, number == null ? none.get(measure) : number);
            }
        });
        return numbers;
    }

    private static boolean isLogged(SideMeasure measure, Logged logged) {
        return switch (measure) {
            case BYTES -> logged.size();
            case ACCEPT_P50, ACCEPT_P95, ACCEPT_P99 -> logged.timeQueued();
            // As with attempts: without deferrals nobody knows how many there were.
            case RATE_MAX_1M, RATE_MAX_5M, RATE_MAX_1H ->
                logged.deferred(0) != null && logged.deliveries() == Counts.Logged.YES;
        };
    }

    /** What a reader must know of them. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    private void sizes() {
        CountSource source = source(Finest.HOURS);
        if (isKept(Set.of(BYTES), source)) {
            read(
                    "aggregate/sizes",
                    Map.of("measured", view(source)),
                    (row, numbers) -> numbers.put(BYTES, row.count("bytes")));
        }
    }

    private void times(Set<SideMeasure> wanted) {
        CountSource source = source(Finest.HOURS);
        if (isKept(wanted, source)) {
            read(
                    "aggregate/accepted",
                    Map.of("timed", source.needsRows() ? "timed_row" : "timed_hour"),
                    (row, numbers) ->
                            wanted.forEach(measure -> put(numbers, measure, row.countOrNull(measure.label()))));
        }
    }

    private void rate(SideMeasure measure) {
        CountSource source = source(measure == RATE_MAX_1H ? Finest.HOURS : Finest.ROWS);
        if (isKept(Set.of(measure), source)) {
            Map<String, String> places = Map.of("measured", view(source), "slot", SLOTS.getOrDefault(measure, "hour"));
            read("aggregate/busiest", places, (row, numbers) -> put(numbers, measure, row.countOrNull("attempts")));
        }
    }

    private static void put(Map<SideMeasure, @Nullable Long> numbers, SideMeasure measure, @Nullable Long number) {
        if (number != null) {
            numbers.put(measure, number);
        }
    }

    private enum Finest {
        HOURS,
        ROWS
    }

    /** Where they are read: hours if these know every dimension, else single rows. Counts by job know only counts. */
    private CountSource source(Finest needed) {
        CountSource cheapest = CountSource.of(by, filters, span);
        boolean isInHours = cheapest == CountSource.HOURS || cheapest == CountSource.SEVERITIES;
        return isInHours && needed == Finest.HOURS ? CountSource.HOURS : CountSource.CLASSES;
    }

    private static String view(CountSource source) {
        return source.needsRows() ? "measured_row" : "measured_hour";
    }

    /** Whether some of it can be counted; a line without a row has zero of it, unless its rows may be gone. */
    private boolean isKept(Set<SideMeasure> wanted, CountSource source) {
        LoggedLines lines = LoggedLines.of(questions, by, filters, span.days(), source);
        Optional<String> gone = lines.all().gone();
        String names = wanted.stream().sorted().map(SideMeasure::label).collect(Collectors.joining(", "));
        gone.ifPresent(text -> remarks.add(names + ": " + text));
        for (SideMeasure measure : wanted) {
            logged.put(measure, lines);
            if (gone.isEmpty() && !TIMES.contains(measure)) {
                none.put(measure, 0L);
            }
        }
        return wanted.stream().anyMatch(measure -> isLogged(measure, lines.all()));
    }

    private void read(String name, Map<String, String> more, BiConsumer<Row, Map<SideMeasure, @Nullable Long>> reader) {
        Map<String, @Nullable Object> values = Questions.days(span.days());
        Map<String, String> places = new HashMap<>(more);
        String names = by.stream().map(Dimension::label).collect(Collectors.joining(", "));
        places.put("dimensions", names.isEmpty() ? "" : names + ",");
        places.put("partition", names.isEmpty() ? "" : "partition by " + names);
        places.put("group", names.isEmpty() ? "" : "group by " + names);
        places.put("filters", Questions.conditions(filters, span, values));
        for (Row row : questions.rows(SqlFile.of(name).with(places), values, row -> row)) {
            List<@Nullable String> key = new ArrayList<>();
            by.forEach(dimension -> key.add(Questions.label(row, dimension)));
            reader.accept(row, found.computeIfAbsent(key, k -> new EnumMap<>(SideMeasure.class)));
        }
    }
}
