package acct.store;

import acct.read.AlreadyStored;
import acct.read.Layout;
import acct.store.Ledger.Entry;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows that another file brought before, such as those of a second {@code acct-file} block or of a merged file.
 * Only loads of the same time are looked at, so an ordinary night costs nothing.
 */
final class Overlaps {
    /** No message waits longer for its delivery, so no row is logged later than this after it was queued. */
    private static final long LONGEST_IN_QUEUE = Duration.ofDays(14).toSeconds();

    private static final long MICROS = 1_000_000L;

    private final Store store;

    Overlaps(Store store) {
        this.store = store;
    }

    /**
     * A load whose rows are in the tables of the open transaction.
     *
     * @param loadId its number
     * @param layout the header in force at its end
     * @param server the server it is of, as configured; null if none is
     * @param firstMicros its first instant in microseconds since 1970; null if unknown
     * @param lastMicros its last one
     * @param own loads of the same file, by number: equal rows inside one file all count
     */
    record Newcomer(
            int loadId,
            Layout layout,
            @Nullable String server,
            @Nullable Long firstMicros,
            @Nullable Long lastMicros,
            Set<Integer> own) {
        Newcomer {
            own = Set.copyOf(own);
        }
    }

    /** What a load has in common with those of other files. */
    Overlap find(Newcomer mine, Ledger ledger) throws SQLException {
        Overlap found = Overlap.NONE;
        for (Map.Entry<Comparison, List<Entry>> group : comparable(mine, ledger).entrySet()) {
            compare(mine, group.getKey(), group.getValue());
            found = found.and(read(mine, group.getValue()));
        }
        return found;
    }

    /** The lines that bring what other files brought, and which ones did. */
    AlreadyStored lines(Newcomer mine, Ledger ledger) throws SQLException {
        AlreadyStored lines = new AlreadyStored();
        for (Map.Entry<Comparison, List<Entry>> group : comparable(mine, ledger).entrySet()) {
            compare(mine, group.getKey(), group.getValue());
            Map<Integer, String> paths = group.getValue().stream().collect(Collectors.toMap(Entry::id, Entry::path));
            try (PreparedStatement statement = SqlFile.of("staging/overlapping_lines")
                            .prepare(store.connection(), Map.of("load_id", mine.loadId()));
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getLong(1), Objects.requireNonNull(paths.get(rows.getInt(2))));
                }
            }
        }
        return lines;
    }

    /** A load of another file that holds every rejected line of this one. */
    Optional<Entry> holderOfRejects(int loadId, Ledger ledger) throws SQLException {
        try (PreparedStatement statement =
                        SqlFile.of("staging/same_rejects").prepare(store.connection(), Map.of("load_id", loadId));
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? ledger.entry(rows.getInt(1)) : Optional.empty();
        }
    }

    private static Map<Comparison, List<Entry>> comparable(Newcomer mine, Ledger ledger) {
        Map<Comparison, List<Entry>> groups = new LinkedHashMap<>();
        for (Entry other : ledger.entries()) {
            Layout layout = other.position().layout();
            if (layout == null
                    || other.stored() == 0
                    || mine.own().contains(other.id())
                    || isOfAnotherServer(mine, other)) {
                continue;
            }
            Comparison comparison = Comparison.of(mine.layout(), layout);
            if (comparison.isPossible() && meet(mine, other, layout, comparison.time())) {
                groups.computeIfAbsent(comparison, c -> new ArrayList<>()).add(other);
            }
        }
        return groups;
    }

    private static boolean isOfAnotherServer(Newcomer mine, Entry other) {
        return mine.server() != null && other.server() != null && !mine.server().equals(other.server());
    }

    private static boolean meet(Newcomer mine, Entry other, Layout layout, Comparison.Time time) {
        if (time == Comparison.Time.NONE
                || mine.firstMicros() == null
                || mine.lastMicros() == null
                || other.firstMicros() == null
                || other.lastMicros() == null) {
            return true;
        }
        long myFirst = second(mine.firstMicros());
        long myLast = second(mine.lastMicros());
        long theirFirst = second(other.firstMicros());
        long theirLast = second(other.lastMicros());
        if (time == Comparison.Time.QUEUED) {
            // One of them says when messages were queued, which is before they were logged.
            if (layout.has(acct.read.Column.TIME_LOGGED)) {
                theirFirst -= LONGEST_IN_QUEUE;
            } else {
                myFirst -= LONGEST_IN_QUEUE;
            }
        }
        return myFirst <= theirLast && theirFirst <= myLast;
    }

    private static long second(long micros) {
        return Math.floorDiv(micros, MICROS);
    }

    private void compare(Newcomer mine, Comparison comparison, List<Entry> others) throws SQLException {
        Map<String, String> places = new HashMap<>(comparison.places());
        places.put(
                "loads",
                others.stream().map(other -> Integer.toString(other.id())).collect(Collectors.joining(", ")));
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("load_id", mine.loadId());
        values.put("from_micros", null);
        values.put("to_micros", null);
        if (comparison.time() == Comparison.Time.EVENT && mine.firstMicros() != null && mine.lastMicros() != null) {
            OptionalLong first = known(others, Entry::firstMicros).min();
            OptionalLong last = known(others, Entry::lastMicros).max();
            boolean allKnown = known(others, Entry::firstMicros).count() == others.size();
            long from = allKnown ? Math.max(first.orElseThrow(), mine.firstMicros()) : mine.firstMicros();
            long to = allKnown ? Math.min(last.orElseThrow(), mine.lastMicros()) : mine.lastMicros();
            values.put("from_micros", second(from) * MICROS);
            values.put("to_micros", second(to) * MICROS + MICROS - 1);
        }
        try (PreparedStatement statement =
                SqlFile.of("staging/compared_rows").with(places).prepare(store.connection(), values)) {
            statement.execute();
        }
    }

    private static java.util.stream.LongStream known(
            List<Entry> others, java.util.function.Function<Entry, @Nullable Long> time) {
        return others.stream().map(time).filter(Objects::nonNull).mapToLong(Long::longValue);
    }

    private Overlap read(Newcomer mine, List<Entry> others) throws SQLException {
        Map<Integer, String> paths = others.stream().collect(Collectors.toMap(Entry::id, Entry::path));
        List<Overlap.Source> sources = new ArrayList<>();
        Overlap together = Overlap.NONE;
        try (PreparedStatement statement =
                        SqlFile.of("staging/overlap").prepare(store.connection(), Map.of("load_id", mine.loadId()));
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Integer loadId = rows.getObject("load_id", Integer.class);
                if (loadId == null) {
                    together = new Overlap(
                            rows.getLong("equal_rows"),
                            rows.getLong("telling_rows"),
                            rows.getObject("first_second", Long.class),
                            rows.getObject("last_second", Long.class),
                            List.of());
                } else {
                    sources.add(new Overlap.Source(
                            loadId, Objects.requireNonNull(paths.get(loadId)), rows.getLong("equal_rows")));
                }
            }
        }
        return new Overlap(
                together.rows(), together.tellingRows(), together.firstSecond(), together.lastSecond(), sources);
    }
}
