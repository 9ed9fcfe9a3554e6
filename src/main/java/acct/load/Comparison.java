package acct.load;

import acct.load.Identifying.Rows;
import acct.read.Layout;
import acct.read.LogColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How rows of two layouts are compared: by what both of them have.
 *
 * @param columns beside type and time
 * @param time the time that both have
 */
record Comparison(List<Identifying> columns, Time time) {
    /** By which time rows are compared. */
    enum Time {
        /** That of the event, which is also what {@code load.first_at} and {@code last_at} say. */
        EVENT,
        /** When the message was queued, as one of the two says nothing else. */
        QUEUED,
        /** There is none that both have. */
        NONE
    }

    /** What two layouts have in common. */
    static Comparison of(Layout one, Layout other) {
        List<Identifying> columns = Arrays.stream(Identifying.values())
                .filter(identifying -> one.has(identifying.column()) && other.has(identifying.column()))
                .toList();
        return new Comparison(columns, time(one, other));
    }

    private static Time time(Layout one, Layout other) {
        boolean bothQueued = one.has(LogColumn.TIME_QUEUED) && other.has(LogColumn.TIME_QUEUED);
        if (one.has(LogColumn.TIME_LOGGED) != other.has(LogColumn.TIME_LOGGED)) {
            return bothQueued ? Time.QUEUED : Time.NONE;
        }
        return one.has(LogColumn.TIME_LOGGED) || bothQueued ? Time.EVENT : Time.NONE;
    }

    /** Whether there is enough in common to compare at all. */
    boolean isPossible() {
        return time != Time.NONE || columns.stream().anyMatch(Identifying::isTelling);
    }

    /** What {@code sql/staging/compared_rows.sql} selects of each table. */
    Map<String, String> places() {
        return Arrays.stream(Rows.values())
                .collect(Collectors.toMap(table -> table.name().toLowerCase(Locale.ROOT), this::place));
    }

    private String place(Rows table) {
        List<String> all = names(table, columns);
        List<String> telling =
                names(table, columns.stream().filter(Identifying::isTelling).toList());
        String content = all.isEmpty() ? "cast(0 as ubigint)" : "hash(" + String.join(", ", all) + ")";
        // Without a time the same recipient is no sign: he gets mail every day.
        String isTelling = telling.isEmpty() || time == Time.NONE
                ? "false"
                : "coalesce(" + String.join(", ", telling) + ") is not null";
        return second(table) + " as second, " + content + " as content, " + isTelling + " as is_telling";
    }

    private String second(Rows table) {
        return switch (time) {
            // Whole seconds: one file may log fractions and the other not.
            case EVENT -> "epoch_us(logged_at) // 1000000";
            case QUEUED -> table == Rows.ATTEMPT ? "epoch_us(queued_at) // 1000000" : "cast(null as bigint)";
            case NONE -> "cast(null as bigint)";
        };
    }

    private static List<String> names(Rows table, List<Identifying> columns) {
        return columns.stream()
                .map(column -> column.in(table))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
