package acct.load;

import acct.sql.SqlFile;
import acct.store.Statements;
import acct.store.Store;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a load that may be those of other loads, of days of which only counts are left. Which ones they are cannot be
 * told any more; that they may be counted twice can.
 *
 * @param rows how many
 * @param days the day, or the first and the last one
 * @param files who brought them
 */
record PrunedOverlap(long rows, String days, String files) {
    /** Nothing in common. */
    static final PrunedOverlap NONE = new PrunedOverlap(0, "", "");

    /** The loads, from this one on, that have rows of days of which only counts are left: to be looked at one by one. */
    static Set<Integer> doubtful(Store store, int firstLoad) throws SQLException {
        Set<Integer> doubtful = new HashSet<>();
        try (PreparedStatement statement = Statements.prepare(
                        store.connection(),
                        SqlFile.of("staging/pruned_days_of_loads"),
                        Map.of("first_load", firstLoad));
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                doubtful.add(rows.getInt("load_id"));
            }
        }
        return doubtful;
    }

    /** What a load whose counts are in the tables of the open transaction has in common with others. */
    static PrunedOverlap find(Store store, Overlaps.Newcomer mine) throws SQLException {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("load_id", mine.loadId());
        values.put("server", mine.server());
        String own = mine.own().stream().map(load -> ", " + load).collect(Collectors.joining());
        try (PreparedStatement statement = Statements.prepare(
                        store.connection(),
                        SqlFile.of("staging/pruned_overlap").with(Map.of("own", mine.loadId() + own)),
                        values);
                ResultSet row = statement.executeQuery()) {
            row.next();
            long rows = row.getLong("events");
            return rows == 0 ? NONE : of(rows, row);
        }
    }

    private static PrunedOverlap of(long rows, ResultSet row) throws SQLException {
        String first = Objects.requireNonNullElse(row.getString("first_day"), "");
        String last = Objects.requireNonNullElse(row.getString("last_day"), "");
        long others = row.getLong("paths") - 1;
        return new PrunedOverlap(
                rows,
                first.equals(last) ? first : first + " to " + last,
                row.getString("path") + (others == 0 ? "" : " and " + others + " other files"));
    }

    /** What to say of it. */
    String described() {
        return rows + (rows == 1 ? " of its rows is" : " of its rows are") + " of " + days
                + ", whose single rows were pruned, and may be stored already from " + files;
    }
}
