package acct.load;

import static acct.read.TimeText.MICROS;

import acct.read.Layout;
import acct.read.LogColumn;
import acct.read.RowBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a file brings: rows by local day and record type, which columns they log, first and last time. */
public final class DayCounts {
    private static final long MICROS_PER_DAY = 86_400 * MICROS;
    private static final long NO_DAY = Long.MIN_VALUE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    /** The columns whose absence switches numbers off. */
    private static final List<LogColumn> TELLING =
            List.of(LogColumn.DLV_TYPE, LogColumn.VMTA_POOL, LogColumn.DLV_SIZE, LogColumn.TIME_QUEUED);

    private final Map<Key, Entry> entries = new HashMap<>();
    private final Span local = new Span();
    private final Span instants = new Span();

    private record Key(long day, String type) {}

    /** From the earliest to the latest. */
    private static final class Span {
        private @Nullable Long first;
        private @Nullable Long last;

        private void add(long micros) {
            first = first == null ? micros : Math.min(first, micros);
            last = last == null ? micros : Math.max(last, micros);
        }

        private void add(Span other) {
            if (other.first != null && other.last != null) {
                add(other.first);
                add(other.last);
            }
        }
    }

    private static final class Entry {
        private long rows;
        private final boolean[] logged = new boolean[TELLING.size()];
    }

    /** Counts the rows of a batch. */
    void add(RowBatch batch, long[] localMicros) {
        boolean[] logged = new boolean[TELLING.size()];
        for (int i = 0; i < logged.length; i++) {
            logged[i] = batch.has(TELLING.get(i));
        }
        Key key = null;
        Entry entry = null;
        for (int i = 0; i < batch.rows(); i++) {
            long day = localMicros[i] == RowBatch.NO_TIME ? NO_DAY : Math.floorDiv(localMicros[i], MICROS_PER_DAY);
            String type = Objects.requireNonNull(batch.text(LogColumn.TYPE)[i]);
            if (key == null || entry == null || key.day() != day || !key.type().equals(type)) {
                key = new Key(day, type);
                entry = entries.computeIfAbsent(key, k -> new Entry());
                mark(entry, logged);
            }
            entry.rows++;
            if (localMicros[i] != RowBatch.NO_TIME) {
                local.add(localMicros[i]);
                instants.add(batch.eventMicros()[i]);
            }
        }
    }

    private static void mark(Entry entry, boolean[] logged) {
        for (int i = 0; i < logged.length; i++) {
            entry.logged[i] |= logged[i];
        }
    }

    /** Adds a row of {@code sql/staging/days_of_load.sql}. */
    void add(ResultSet row, Layout layout) throws SQLException {
        String day = row.getString("day");
        Key key = new Key(day == null ? NO_DAY : LocalDate.parse(day).toEpochDay(), row.getString("type"));
        Entry entry = entries.computeIfAbsent(key, k -> new Entry());
        entry.rows += row.getLong("stored");
        for (int i = 0; i < TELLING.size(); i++) {
            entry.logged[i] |= layout.has(TELLING.get(i));
        }
        if (day != null) {
            local.add(row.getLong("first_local"));
            local.add(row.getLong("last_local"));
            instants.add(row.getLong("first_micros"));
            instants.add(row.getLong("last_micros"));
        }
    }

    /** Adds what another thread counted. */
    void add(DayCounts other) {
        other.entries.forEach((key, theirs) -> {
            Entry entry = entries.computeIfAbsent(key, k -> new Entry());
            entry.rows += theirs.rows;
            mark(entry, theirs.logged);
        });
        local.add(other.local);
        instants.add(other.instants);
    }

    /** Rows by record type. */
    Map<String, Long> byType() {
        Map<String, Long> counts = new TreeMap<>();
        entries.forEach((key, entry) -> counts.merge(key.type(), entry.rows, Long::sum));
        return counts;
    }

    /** The local days, in order. */
    List<LocalDate> days() {
        TreeSet<LocalDate> days = new TreeSet<>();
        entries.keySet().stream()
                .filter(key -> key.day() != NO_DAY)
                .forEach(key -> days.add(LocalDate.ofEpochDay(key.day())));
        return List.copyOf(days);
    }

    /** The first local time, such as {@code 2026-11-18 00:00:03}; null if no row has one. */
    @Nullable
    public String first() {
        return text(local.first);
    }

    /** The last local time. */
    @Nullable
    public String last() {
        return text(local.last);
    }

    /** The first instant, as microseconds since 1970; null if no row has a time. */
    @Nullable
    public Long firstMicros() {
        return instants.first;
    }

    /** The last instant. */
    @Nullable
    public Long lastMicros() {
        return instants.last;
    }

    private static @Nullable String text(@Nullable Long micros) {
        return micros == null
                ? null
                : LocalDateTime.ofEpochSecond(Math.floorDiv(micros, MICROS), 0, ZoneOffset.UTC)
                        .format(TIME);
    }

    /** Rows for {@code sql/staging/insert_load_days.sql}. */
    List<List<@Nullable String>> rows(int loadId) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        entries.forEach((key, entry) -> {
            @Nullable String[] row = new @Nullable String[4 + TELLING.size()];
            row[0] = Integer.toString(loadId);
            row[1] =
                    key.day() == NO_DAY ? null : LocalDate.ofEpochDay(key.day()).toString();
            row[2] = key.type();
            row[3] = Long.toString(entry.rows);
            for (int i = 0; i < TELLING.size(); i++) {
                row[4 + i] = Boolean.toString(entry.logged[i]);
            }
            rows.add(Arrays.asList(row));
        });
        return rows;
    }
}
