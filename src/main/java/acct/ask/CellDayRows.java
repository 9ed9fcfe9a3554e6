package acct.ask;

import acct.sql.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads cells of {@code sql/alert/cell_days.sql}. There may be a million of them with a few thousand names, so that each
 * name and each day is kept once; for one answer only.
 */
final class CellDayRows implements Function<Row, CellDay> {
    private final Map<Object, Object> known = new HashMap<>();

    @Override
    public CellDay apply(Row row) {
        return new CellDay(
                once(row.day("day")),
                name(row, "source_ip"),
                name(row, "vmta"),
                name(row, "pool"),
                name(row, "isp"),
                row.count("delivered"),
                row.count("recipients"),
                row.count("hard"),
                row.count("block"),
                row.count("attempts"),
                row.count("deferred"),
                row.count("greylisted"),
                row.count("connection"),
                row.count("authentication"),
                row.count("complaints"),
                row.count("timed"),
                row.count("late"));
    }

    private @Nullable String name(Row row, String column) {
        String name = row.textOrNull(column);
        return name == null ? null : once(name);
    }

    /** The first object that was equal, which is of the same class. */
    @SuppressWarnings("unchecked")
    private <T> T once(T value) {
        Object before = known.putIfAbsent(value, value);
        return before == null ? value : (T) before;
    }
}
