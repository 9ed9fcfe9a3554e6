package acct.verify;

import acct.load.ComparedTable;
import acct.load.ComparedTable.Lines;
import acct.load.StoredLoad;
import acct.sql.SqlFile;
import acct.store.Statements;
import acct.store.Store;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares two tables' rows of one load as multisets, and names the first difference. */
final class RowComparison {
    private static final int SHOWN = 200;
    private static final String NOWHERE = "nowhere";

    private final Store store;
    private final StoredLoad load;

    RowComparison(Store store, StoredLoad load) {
        this.store = store;
        this.load = load;
    }

    /** A row that one side has more often. */
    private record Unequal(
            String first,
            String second,
            long inStore,
            long inFile,
            @Nullable Long line,
            long found) {
        boolean onlyInFile() {
            return inStore == 0;
        }

        boolean onlyInStore() {
            return inFile == 0;
        }
    }

    /**
     * The first difference.
     *
     * @param place the line it is at, such as {@code acct-1.csv:17}, and what is there
     * @param column which column; null if the whole row is one side's only
     * @param inFile the value in the file, or what the store's rows give; without a column, how often the row is there
     * @param inStore the value in the store; without a column, how often the row is there
     * @param rows how many distinct rows differ
     */
    record Difference(String place, @Nullable String column, String inFile, String inStore, long rows) {
        /** For people; {@code source} is what the store is compared with. */
        String sentence(String source) {
            String more = rows > 1 ? " (and " + (rows - 1) + " more)" : "";
            return place + (column == null ? ": " : "." + column + ": ") + sides(source) + more + hint();
        }

        private String sides(String source) {
            if (column == null && inStore.equals(NOWHERE)) {
                return "missing in store";
            }
            if (column == null && inFile.equals(NOWHERE)) {
                return "not in file";
            }
            return source + " " + inFile + ", store " + inStore;
        }

        private String hint() {
            boolean time = column != null && (column.equals("utc_offset_seconds") || column.equals("logged_at"));
            return time
                    ? "; if the file's times have no offset, `time-zone` of the configuration may have changed"
                    : "";
        }
    }

    /** The first difference of the two tables; null if they hold the same rows. */
    @Nullable
    Difference first(ComparedTable table) throws SQLException {
        List<Unequal> unequal = unequal(table);
        if (unequal.isEmpty()) {
            return null;
        }
        Unequal first = unequal.get(0);
        long rows = first.found();
        Difference cell = first.onlyInFile() || first.onlyInStore() ? cell(table, first, unequal, rows) : null;
        return cell != null
                ? cell
                : new Difference(place(table, first), null, times(first.inFile()), times(first.inStore()), rows);
    }

    private static String times(long rows) {
        return rows == 0 ? NOWHERE : rows == 1 ? "once" : rows + " times";
    }

    /** The cell that differs, if the other side has nearly the same row. */
    private @Nullable Difference cell(ComparedTable table, Unequal first, List<Unequal> unequal, long rows)
            throws SQLException {
        Map<String, @Nullable String> mine = values(table, first);
        Map<String, @Nullable String> closest = null;
        int fewest = Math.max(2, table.columns().size() / 2);
        for (Unequal other : partners(table, first, unequal)) {
            Map<String, @Nullable String> theirs = values(table, other);
            int differing = differing(mine, theirs).size();
            if (differing < fewest) {
                fewest = differing;
                closest = theirs;
            }
        }
        if (closest == null) {
            return null;
        }
        String column = differing(mine, closest).get(0);
        String here = shown(mine.get(column));
        String there = shown(closest.get(column));
        return new Difference(
                place(table, first),
                column,
                first.onlyInFile() ? here : there,
                first.onlyInFile() ? there : here,
                // One changed row is two that the other side lacks.
                Math.max(1, rows / 2));
    }

    private static List<Unequal> partners(ComparedTable table, Unequal first, List<Unequal> unequal) {
        List<Unequal> others = unequal.stream()
                .filter(other -> first.onlyInFile() ? other.onlyInStore() : other.onlyInFile())
                .toList();
        List<Unequal> sameLine = others.stream()
                .filter(other -> first.line() != null && first.line().equals(other.line()))
                .limit(1)
                .toList();
        if (!sameLine.isEmpty()) {
            return sameLine;
        }
        boolean alone = unequal.size() == 2;
        return table.lines() == Lines.COMPARED && !alone
                ? List.of()
                : others.stream().limit(20).toList();
    }

    private static List<String> differing(Map<String, @Nullable String> one, Map<String, @Nullable String> other) {
        return one.keySet().stream()
                .filter(column -> !Objects.equals(one.get(column), other.get(column)))
                .toList();
    }

    private List<Unequal> unequal(ComparedTable table) throws SQLException {
        List<Unequal> unequal = new ArrayList<>();
        try (PreparedStatement statement = Statements.prepare(
                        store.connection(),
                        SqlFile.of("verify/unequal_rows").with(table.places()),
                        Map.of("load_id", load.id(), "needs", table.days().needs()));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                long line = row.getLong("line");
                unequal.add(new Unequal(
                        row.getString("first_hash"),
                        row.getString("second_hash"),
                        row.getLong("in_store"),
                        row.getLong("in_file"),
                        row.getString("line") == null ? null : line,
                        row.getLong("found")));
            }
        }
        return unequal;
    }

    private Map<String, @Nullable String> values(ComparedTable table, Unequal row) throws SQLException {
        Map<String, String> places = new HashMap<>(table.places());
        places.put("table", row.inStore() > 0 ? table.stored() : table.again());
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        Map<String, Object> parameters =
                Map.of("load_id", load.id(), "first_hash", row.first(), "second_hash", row.second());
        try (PreparedStatement statement = Statements.prepare(
                        store.connection(), SqlFile.of("verify/row_of_hashes").with(places), parameters);
                ResultSet result = statement.executeQuery()) {
            if (result.next()) {
                for (ComparedTable.Compared column : table.columns()) {
                    values.put(column.name(), result.getString(column.name()));
                }
            }
        }
        return values;
    }

    /** Where a row is: its line in the file, or what a rollup's row stands for. */
    private String place(ComparedTable table, Unequal row) throws SQLException {
        if (row.line() != null) {
            return load.path() + ":" + row.line() + " " + table.name();
        }
        Map<String, @Nullable String> values = values(table, row);
        StringBuilder place = new StringBuilder(load.path() + " " + table.name());
        for (String column :
                List.of("day", "hour", "type", "job", "outcome", "source_ip", "vmta", "isp", "column_name")) {
            String value = values.get(column);
            if (value != null) {
                place.append(' ').append(shown(value));
            }
        }
        return place.toString();
    }

    private static String shown(@Nullable String value) {
        return value == null ? "null" : value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    }
}
