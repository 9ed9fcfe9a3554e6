package acct.load;

import static acct.read.TimeText.MICROS;

import acct.load.Ledger.Entry;
import acct.read.AlreadyStored;
import acct.read.Layout;
import acct.read.LogColumn;
import acct.sql.SqlFile;
import acct.store.Statements;
import acct.store.Store;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows that another file brought before, such as those of a second {@code acct-file} block or of a merged file.
 * Only loads of the same time are looked at, so an ordinary night costs nothing.
 */
final class Overlaps {
    /** No message waits longer for its delivery, so no row is logged later than this after it was queued. */
    private static final long LONGEST_IN_QUEUE = Duration.ofDays(14).toSeconds();

    private final Store store;
    /** Most files have the same header. */
    private final Map<List<String>, Comparison> comparisons = new HashMap<>();

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
        for (Map.Entry<Comparison, List<Entry>> group :
                comparable(mine, ledger.entries()).entrySet()) {
            compare(mine, group.getKey(), group.getValue());
            found = found.and(read(mine, group.getValue()));
        }
        return found;
    }

    /** The lines that bring what other files brought, and which ones did. */
    AlreadyStored lines(Newcomer mine, Ledger ledger) throws SQLException {
        AlreadyStored lines = new AlreadyStored();
        for (Map.Entry<Comparison, List<Entry>> group :
                comparable(mine, ledger.entries()).entrySet()) {
            compare(mine, group.getKey(), group.getValue());
            Map<Integer, String> paths = group.getValue().stream().collect(Collectors.toMap(Entry::id, Entry::path));
            try (PreparedStatement statement = Statements.prepare(
                            store.connection(),
                            SqlFile.of("staging/overlapping_lines"),
                            Map.of("load_id", mine.loadId()));
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
        try (PreparedStatement statement = Statements.prepare(
                        store.connection(), SqlFile.of("staging/same_rejects"), Map.of("load_id", loadId));
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? ledger.entry(rows.getInt(1)) : Optional.empty();
        }
    }

    /**
     * Those of many newcomers that may have rows in common with a load of another file or with a newcomer before them:
     * to be looked at one by one.
     *
     * @param entries the newcomers as the ledger will tell of them, by number; none is of a file that is known
     */
    Set<Integer> doubtful(List<Entry> entries, Ledger ledger) throws SQLException {
        Map<Comparison, Set<Integer>> groups = new LinkedHashMap<>();
        List<Entry> others = new ArrayList<>(ledger.entries());
        for (Entry entry : entries) {
            Layout layout = entry.position().layout();
            if (layout != null && entry.stored() > 0) {
                Newcomer mine = new Newcomer(
                        entry.id(), layout, entry.server(), entry.firstMicros(), entry.lastMicros(), Set.of());
                comparable(mine, others).forEach((comparison, loads) -> {
                    Set<Integer> group = groups.computeIfAbsent(comparison, c -> new TreeSet<>());
                    group.add(mine.loadId());
                    loads.forEach(other -> group.add(other.id()));
                });
            }
            others.add(entry);
        }
        Set<Integer> doubtful = new HashSet<>();
        for (Map.Entry<Comparison, Set<Integer>> group : groups.entrySet()) {
            doubtful.addAll(shared(entries, group.getKey(), group.getValue()));
        }
        return doubtful;
    }

    private Set<Integer> shared(List<Entry> newcomers, Comparison comparison, Set<Integer> loads) throws SQLException {
        int first = newcomers.get(0).id();
        List<Entry> within =
                newcomers.stream().filter(entry -> loads.contains(entry.id())).toList();
        OptionalLong from = known(within, Entry::firstMicros).min();
        OptionalLong to = known(within, Entry::lastMicros).max();
        boolean byTime = comparison.time() == Comparison.Time.EVENT
                && known(within, Entry::firstMicros).count() == within.size();
        makeCompared(
                within.get(0).id(),
                comparison,
                loads,
                byTime ? from.orElseThrow() : null,
                byTime ? to.orElseThrow() : null);
        Set<Integer> shared = new HashSet<>();
        try (PreparedStatement statement = Statements.prepare(
                        store.connection(), SqlFile.of("staging/shared_loads"), Map.of("first_load", first));
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                shared.add(rows.getInt("load_id"));
            }
        }
        return shared;
    }

    private Map<Comparison, List<Entry>> comparable(Newcomer mine, Collection<Entry> entries) {
        Map<Comparison, List<Entry>> groups = new LinkedHashMap<>();
        for (Entry other : entries) {
            Layout layout = other.position().layout();
            if (layout == null
                    || other.stored() == 0
                    || mine.own().contains(other.id())
                    || isOfAnotherServer(mine, other)) {
                continue;
            }
            if (areLogged(mine.layout(), layout) && !meet(mine, other, layout, Comparison.Time.EVENT)) {
                continue;
            }
            Comparison comparison = comparison(mine.layout(), layout);
            if (comparison.isPossible() && meet(mine, other, layout, comparison.time())) {
                groups.computeIfAbsent(comparison, c -> new ArrayList<>()).add(other);
            }
        }
        return groups;
    }

    /** Whether both say when their rows were logged, as nearly all do: then their times alone may tell. */
    private static boolean areLogged(Layout one, Layout other) {
        return one.has(LogColumn.TIME_LOGGED) && other.has(LogColumn.TIME_LOGGED);
    }

    private Comparison comparison(Layout one, Layout other) {
        return comparisons.computeIfAbsent(List.of(one.line(), other.line()), lines -> Comparison.of(one, other));
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
            if (layout.has(LogColumn.TIME_LOGGED)) {
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
        Set<Integer> loads = others.stream().map(Entry::id).collect(Collectors.toCollection(TreeSet::new));
        if (comparison.time() == Comparison.Time.EVENT && mine.firstMicros() != null && mine.lastMicros() != null) {
            OptionalLong first = known(others, Entry::firstMicros).min();
            OptionalLong last = known(others, Entry::lastMicros).max();
            boolean allKnown = known(others, Entry::firstMicros).count() == others.size();
            makeCompared(
                    mine.loadId(),
                    comparison,
                    loads,
                    allKnown ? Math.max(first.orElseThrow(), mine.firstMicros()) : mine.firstMicros(),
                    allKnown ? Math.min(last.orElseThrow(), mine.lastMicros()) : mine.lastMicros());
        } else {
            makeCompared(mine.loadId(), comparison, loads, null, null);
        }
    }

    /** Cuts rows of one load and of others down to what tells rows apart; without a span, all of them. */
    private void makeCompared(
            int loadId, Comparison comparison, Set<Integer> loads, @Nullable Long fromMicros, @Nullable Long toMicros)
            throws SQLException {
        Map<String, String> places = new HashMap<>(comparison.places());
        places.put("loads", loads.stream().map(id -> Integer.toString(id)).collect(Collectors.joining(", ")));
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("load_id", loadId);
        values.put("from_micros", fromMicros == null ? null : second(fromMicros) * MICROS);
        values.put("to_micros", toMicros == null ? null : second(toMicros) * MICROS + MICROS - 1);
        try (PreparedStatement statement = Statements.prepare(
                store.connection(), SqlFile.of("staging/compared_rows").with(places), values)) {
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
        try (PreparedStatement statement = Statements.prepare(
                        store.connection(), SqlFile.of("staging/overlap"), Map.of("load_id", mine.loadId()));
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
