package acct.lake;

import acct.sql.SqlFile;
import acct.store.Statements;
import acct.store.Store;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes rows of a store into Parquet files. */
final class TableRows {
    /** Texts of a log that name recipients, and must not be null. */
    private static final Set<String> RAW = Set.of("raw", "example");

    private static final String LOAD_ID = "load_id";

    private final Store store;
    private final String server;
    private final LakeTable.Level level;
    private final Set<String> without;
    private final Map<String, List<String>> columns = new HashMap<>();

    /**
     * Rows of a store that is open for reading.
     *
     * @param server whose it is
     * @param without columns that are left out of single rows
     */
    TableRows(Store store, String server, LakeTable.Level level, Collection<String> without) throws SQLException {
        this.store = store;
        this.server = server;
        this.level = level;
        this.without = new TreeSet<>(without);
        store.execute("create or replace temp table published_load (load_id bigint, lake_load_id bigint)");
        store.execute("set memory_limit = '768MB'");
    }

    /** A digest of what the columns of a table's files are. */
    String schema(LakeTable table) throws SQLException {
        String text = table.label()
                + select(table, Set.of(), Set.of())
                + (table == LakeTable.REJECTED_COUNT ? level.name() : "");
        return LoadKey.sha256(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .substring(0, 8);
    }

    /**
     * Which rows are written.
     *
     * @param day theirs; {@code undated} if they have none
     * @param loads number in the store to number in the lake
     * @param withRows loads of which the lake has single rows of the day
     * @param withHours loads of which it has hours
     */
    record Wanted(LakeTable table, String day, Map<Long, Long> loads, Set<Long> withRows, Set<Long> withHours) {}

    /** Writes a file. */
    void write(Wanted wanted, Path file) throws SQLException {
        store.execute("delete from published_load");
        if (!wanted.loads().isEmpty()) {
            List<Long> loads = new ArrayList<>(wanted.loads().keySet());
            try (PreparedStatement insert = Statements.prepare(
                    store.connection(),
                    SqlFile.of("lake/published_loads"),
                    Map.of(
                            "loads",
                            loads,
                            "lake_loads",
                            loads.stream().map(wanted.loads()::get).toList()))) {
                insert.execute();
            }
        }
        store.execute("copy (" + query(wanted).statement() + ") to "
                + Store.quoted(file.toString())
                + " (format parquet, compression zstd, use_tmp_file false)");
    }

    private SqlFile query(Wanted wanted) throws SQLException {
        LakeTable table = wanted.table();
        String columnsAndKept = select(table, wanted.withRows(), wanted.withHours());
        String where = table.split() == LakeTable.Split.BY_LOAD
                ? ""
                : wanted.day().equals(LakeNames.UNDATED)
                        ? "where kept.day is null"
                        : "where kept.day = date '" + wanted.day() + "'";
        if (table == LakeTable.REJECTED_COUNT && level == LakeTable.Level.COUNTS) {
            return SqlFile.of("lake/rejected_counts");
        }
        return switch (table.split()) {
            case NOT -> SqlFile.of("lake/shared").with(Map.of("table", table.label(), "columns", columnsAndKept));
            case AS_SEEN -> SqlFile.of("lake/replies").with(Map.of("columns", columnsAndKept, "where", where));
            case BY_DAY, BY_LOAD ->
                SqlFile.of("lake/rows")
                        .with(Map.of(
                                "table",
                                table.label(),
                                "columns",
                                columnsAndKept,
                                "where",
                                where,
                                "order",
                                order(table)));
        };
    }

    /** By ISP and address first, which makes the files small and lets a question for one of them skip the others. */
    private String order(LakeTable table) throws SQLException {
        List<String> order = new ArrayList<>();
        for (String column : List.of("isp", "source_ip", "hour", "logged_at", "line")) {
            if (columns(table).contains(column)) {
                order.add(column);
            }
        }
        order.add("lake_load_id");
        if (table.level() == LakeTable.Level.COUNTS) {
            columns(table).stream()
                    .filter(column -> !order.contains(column) && !column.equals(LOAD_ID))
                    .forEach(order::add);
        }
        return String.join(
                ", ",
                order.stream()
                        .map(column ->
                                (column.equals("lake_load_id") ? "published_load." : "kept.") + column + " nulls last")
                        .toList());
    }

    private List<String> columns(LakeTable table) throws SQLException {
        List<String> known = columns.get(table.label());
        if (known == null) {
            known = store.columns(table.label());
            columns.put(table.label(), known);
        }
        return known;
    }

    private String select(LakeTable table, Set<Long> withRows, Set<Long> withHours) throws SQLException {
        List<String> select = new ArrayList<>();
        boolean joins = table.split() == LakeTable.Split.BY_DAY || table.split() == LakeTable.Split.BY_LOAD;
        for (String column : columns(table)) {
            if (column.equals(LOAD_ID)) {
                select.add("published_load.lake_load_id as load_id");
            } else if (table == LakeTable.LOAD && column.equals("server")) {
                // Loads of a time before it had a name are its own, too.
                select.add("coalesce(kept.server, " + Store.quoted(server) + ") as server");
            } else if (table == LakeTable.LOAD_DAY && column.equals("kept")) {
                select.add(kept(withRows, withHours));
            } else if (RAW.contains(column) && (level == LakeTable.Level.COUNTS || !without.isEmpty())) {
                select.add("'' as " + column);
            } else if (table.level() == LakeTable.Level.COUNTS || !without.contains(column)) {
                select.add(joins ? "kept." + column : column);
            }
        }
        return String.join(", ", select);
    }

    private static String kept(Set<Long> withRows, Set<Long> withHours) {
        return "case when " + isIn(withRows) + " then 'rows' when " + isIn(withHours)
                + " then 'hours' else 'nothing' end as kept";
    }

    private static String isIn(Set<Long> loads) {
        return loads.isEmpty()
                ? "false"
                : "kept.load_id in ("
                        + String.join(", ", loads.stream().map(String::valueOf).toList()) + ")";
    }

    /** How many rows a file has. */
    long rows(Path file) throws SQLException {
        return store.number(SqlFile.of("lake/written_file")
                .with(Map.of("file", Store.quoted(file.toString())))
                .text());
    }
}
