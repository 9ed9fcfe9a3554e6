package acct.store;

import acct.sql.SqlFile;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the rows of each load are in one number per table and day, kept beside the ledger: a later damage or change is seen
 * without the file that they came from.
 */
public final class RowDigests {
    /** Every table with rows of loads. */
    public static final List<String> TABLES = List.of(
            "load",
            "load_day",
            "attempt",
            "queue_event",
            "complaint",
            "remote_report",
            "receipt",
            "rejected_line",
            "rejected_count",
            "bad_value",
            "hourly",
            DailyCounts.TABLE,
            "daily_job",
            Rollups.FILLED,
            "reply_seen");

    /** What retention changes in a row that stays. */
    private static final String KEPT = "kept";

    private final Store store;

    public RowDigests(Store store) {
        this.store = store;
    }

    /** What is digested of a table: its first columns. */
    private record Part(String table, List<String> columns) {}

    /** Keeps what the rows of these loads are, as far as that is not kept yet. */
    public void add(LoadRange loads) throws SQLException {
        add(TABLES, loads);
    }

    /**
     * The same where a row may be so wide that a few thousand of them, which DuckDB always takes together, need more memory
     * than a load is given.
     */
    public void add(LoadRange loads, long bytesOfWidest) throws SQLException {
        if (!WideRows.are(bytesOfWidest)) {
            add(loads);
            return;
        }
        WideRows.giveRoom(store);
        add(loads);
        WideRows.takeRoom(store);
    }

    /** The same for some of the tables. */
    void add(List<String> tables, LoadRange loads) throws SQLException {
        run("staging/insert_row_digests", tables, loads.values());
    }

    /** Keeps anew what is told of a load's rows, after that was made anew of rows which are still there. */
    public void renewTold(String table, int load) throws SQLException {
        try (PreparedStatement statement = Statements.prepare(
                store.connection(),
                SqlFile.of("staging/delete_told_digests"),
                Map.of("load_id", load, "table", table))) {
            statement.execute();
        }
        add(List.of(table), LoadRange.of(load));
    }

    /** Before rows are changed: remembers which of them are as they were stored. What is damaged must stay so. */
    public void beforeChange(List<String> tables) throws SQLException {
        run("staging/held_digests", tables, everything().values());
    }

    /** After rows were changed: those that were sound before are sound as they are now. */
    public void afterChange(List<String> tables) throws SQLException {
        run("staging/renew_held_digests", tables, everything().values());
        store.execute("drop table held_digest");
    }

    /** All loads. */
    public static LoadRange everything() {
        return new LoadRange(0, Integer.MAX_VALUE);
    }

    private void run(String name, List<String> tables, Map<String, Integer> values) throws SQLException {
        List<Part> parts = new ArrayList<>();
        for (String table : tables) {
            parts.add(new Part(table, columns(store, table)));
        }
        String digests = parts.stream().map(RowDigests::query).collect(Collectors.joining("\nunion all\n"));
        try (PreparedStatement statement =
                Statements.prepare(store.connection(), SqlFile.of(name).with(Map.of("digests", digests)), values)) {
            statement.execute();
        }
    }

    /** What is digested of a table as it is today. */
    public static List<String> columns(Store store, String table) throws SQLException {
        return store.columns(table).stream()
                .filter(column -> !column.equals(KEPT))
                .toList();
    }

    private static String query(Part part) {
        return query(part.table(), part.columns());
    }

    /** The query for a table. */
    public static String query(String table, List<String> columns) {
        return SqlFile.of("staging/row_digest")
                .with(Map.of(
                        "table",
                        table,
                        "day",
                        columns.contains("day") ? "day" : "cast(null as date)",
                        "columns",
                        String.join(", ", columns),
                        "count",
                        Integer.toString(columns.size()),
                        "probe",
                        probe()))
                .statement();
    }

    /** The hash of a fixed row, as an expression. */
    public static String probe() {
        return SqlFile.of("staging/digest_probe").statement();
    }
}
