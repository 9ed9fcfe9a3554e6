package acct.sql;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose points in time are told by the clock of their file: where there is {@code first_at} beside {@code
 * first_utc_offset_seconds}, by which that clock was ahead of UTC, one column is made of both.
 */
public final class LocalTimes implements Cursor {
    private static final String TIME = "_at";
    private static final String OFFSET = "_utc_offset_seconds";

    private final Iterator<Row> rows;
    /** Places of columns that stay; of a time with an offset, the name of that. */
    private final Map<Integer, String> kept = new TreeMap<>();

    private final Heading heading;

    private LocalTimes(Heading logged, Iterator<Row> rows) {
        this.rows = rows;
        List<SqlColumn> all = logged.columns();
        List<String> names = logged.names();
        List<SqlColumn> columns = new ArrayList<>();
        for (int place = 0; place < all.size(); place++) {
            String name = names.get(place);
            boolean isOffset = name.endsWith(OFFSET) && names.contains(other(name, OFFSET, TIME));
            if (!isOffset) {
                String offset = name.endsWith(TIME) ? other(name, TIME, OFFSET) : "";
                kept.put(place, names.contains(offset) ? offset : "");
                columns.add(all.get(place));
            }
        }
        this.heading = new Heading("query", columns);
    }

    /** The answer with local times; the same where it has no offsets. */
    public static Cursor of(Cursor answer) {
        LocalTimes local = new LocalTimes(answer.heading(), answer);
        return local.kept.size() == answer.heading().columns().size() ? answer : local;
    }

    /** A row with local times. */
    public static Row of(Row row) {
        return new LocalTimes(row.heading(), List.of(row).iterator()).next();
    }

    private static String other(String name, String ending, String instead) {
        return name.substring(0, name.length() - ending.length()) + instead;
    }

    @Override
    public Heading heading() {
        return heading;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Row next() {
        Row row = rows.next();
        List<@Nullable Object> values = new ArrayList<>();
        kept.forEach((place, offset) -> values.add(
                offset.isEmpty()
                        ? row.values().get(place)
                        : row.localOrNull(row.columns().get(place), offset)));
        return heading.row(values);
    }
}
