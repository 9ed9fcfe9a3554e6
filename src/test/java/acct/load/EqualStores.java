package acct.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two stores are equal when their rows are: the same multiset of rows in every table, apart from what tells of loads,
 * files and the tool. What each load counts is summed, as one file may come in several loads.
 */
public final class EqualStores {
    /** Columns that say how a row came in and not what it is. */
    private static final Set<String> HOW_IT_CAME = Set.of(
            "load_id",
            "line",
            "byte_offset",
            "path",
            "location",
            "lane",
            "head_bytes",
            "head_sha256",
            "prefix_digest",
            "begin_offset",
            "end_offset",
            "next_line",
            "header",
            "ignored_columns",
            "loaded_at",
            "tool_version",
            "first_line",
            "example");

    /** Tables with one row per load and something: whole numbers are summed over loads. */
    private static final Set<String> COUNTED_PER_LOAD =
            Set.of("load", "load_day", "hourly", "daily", "daily_job", "filled", "bad_value", "reply_seen");

    /** What was thought and told of the rows, and when; and digests, which are of each load by itself. */
    private static final Set<String> TOLD = Set.of(
            "night", "row_digest", "judged_day", "incident", "notification", "incident_order", "outbox", "store_name");

    private static final Set<String> EARLIEST = Set.of("first_at", "first_time");
    private static final Set<String> LATEST = Set.of("last_at", "last_time");
    private static final int SHOWN = 100;

    private EqualStores() {}

    /** A column of a table as DuckDB describes it. */
    private record Column(String name, String type, boolean nullable) {}

    /** Rows that stand in one store only. */
    private record Surplus(long count, List<List<String>> first) {}

    /** Fails with the first difference. */
    public static void check(Path expected, Path actual) {
        assertThat(difference(expected, actual))
                .as("first difference of %s from %s", actual, expected)
                .isEmpty();
    }

    /** The first difference in words; empty if the stores are equal. */
    public static Optional<String> difference(Path expected, Path actual) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set TimeZone = 'UTC'");
            statement.execute("attach '" + expected + "' as expected (read_only)");
            statement.execute("attach '" + actual + "' as actual (read_only)");
            Map<String, List<Column>> tables = tables(connection, "expected");
            Map<String, List<Column>> others = tables(connection, "actual");
            Set<String> names = new TreeSet<>(tables.keySet());
            names.addAll(others.keySet());
            names.removeAll(TOLD);
            for (String table : names) {
                List<Column> columns = tables.get(table);
                if (columns == null || !columns.equals(others.get(table))) {
                    return Optional.of(table + ": expected columns " + columns + ", but they are " + others.get(table));
                }
                Optional<String> difference = difference(connection, table, columns);
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException(expected + " and " + actual + " cannot be compared", e);
        }
    }

    private static Map<String, List<Column>> tables(Connection connection, String database) throws SQLException {
        String sql = "select c.table_name, c.column_name, c.data_type, c.is_nullable from duckdb_columns() c"
                + " join duckdb_tables() t on t.database_name = c.database_name and t.table_name = c.table_name"
                + " where c.database_name = '" + database + "' order by c.table_name, c.column_index";
        Map<String, List<Column>> tables = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                tables.computeIfAbsent(rows.getString(1), t -> new ArrayList<>())
                        .add(new Column(rows.getString(2), rows.getString(3), rows.getBoolean(4)));
            }
        }
        return tables;
    }

    private static Optional<String> difference(Connection connection, String table, List<Column> all)
            throws SQLException {
        List<Column> columns =
                all.stream().filter(c -> !HOW_IT_CAME.contains(c.name())).toList();
        String rows = COUNTED_PER_LOAD.contains(table) ? summed(table, columns) : listed(table, columns);
        Surplus missing = surplus(connection, rows, "expected", "actual");
        Surplus added = surplus(connection, rows, "actual", "expected");
        if (missing.count() == 0 && added.count() == 0) {
            return Optional.empty();
        }
        return Optional.of(table + ": " + missing.count() + " rows missing, " + added.count() + " too many; "
                + said(missing, added));
    }

    private static String listed(String table, List<Column> columns) {
        return columns.stream()
                .map(EqualStores::value)
                .collect(Collectors.joining(", ", "select ", " from %1$s.main." + table));
    }

    /** Two maps are equal whatever the order of their keys. */
    private static String value(Column column) {
        return column.type().startsWith("MAP")
                ? "list_sort(map_entries(" + column.name() + ")) as " + column.name()
                : column.name();
    }

    private static String summed(String table, List<Column> columns) {
        return columns.stream()
                        .map(EqualStores::overLoads)
                        .collect(Collectors.joining(", ", "select ", " from %1$s.main." + table))
                + " group by all";
    }

    private static String overLoads(Column column) {
        String name = column.name();
        if (name.equals("first_utc_offset_seconds")) {
            // Goes with the first row, which is in one of the loads.
            return "min(struct_pack(at := first_at, ahead := first_utc_offset_seconds)).ahead as " + name;
        }
        String function = column.type().equals("BIGINT")
                ? "sum"
                : column.type().equals("BOOLEAN")
                        ? "bool_or"
                        : EARLIEST.contains(name) ? "min" : LATEST.contains(name) ? "max" : "";
        return function.isEmpty() ? name : function + "(" + name + ") as " + name;
    }

    private static Surplus surplus(Connection connection, String rows, String here, String there) throws SQLException {
        String sql = String.format(rows, here) + " except all " + String.format(rows, there);
        try (Statement statement = connection.createStatement()) {
            long count;
            try (ResultSet answer = statement.executeQuery("select count(*) from (" + sql + ")")) {
                answer.next();
                count = answer.getLong(1);
            }
            List<List<String>> first = new ArrayList<>();
            if (count > 0) {
                try (ResultSet answer =
                        statement.executeQuery("from (" + sql + ") order by all nulls last limit " + SHOWN)) {
                    while (answer.next()) {
                        first.add(cells(answer));
                    }
                }
            }
            return new Surplus(count, first);
        }
    }

    private static List<String> cells(ResultSet answer) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
            String value = answer.getString(i);
            cells.add(answer.getMetaData().getColumnName(i) + "=" + (value == null ? "null" : "'" + value + "'"));
        }
        return cells;
    }

    /** Where a row of one side looks like one of the other, only the cells that differ are of interest. */
    private static String said(Surplus missing, Surplus added) {
        if (missing.first().isEmpty() || added.first().isEmpty()) {
            boolean lost = added.first().isEmpty();
            return (lost ? "missing: " : "too many: ")
                    + (lost ? missing : added).first().get(0);
        }
        List<String> row = missing.first().get(0);
        @Nullable List<String> nearest = null;
        for (List<String> candidate : added.first()) {
            if (nearest == null || equalCells(row, candidate) > equalCells(row, nearest)) {
                nearest = candidate;
            }
        }
        List<String> differing = new ArrayList<>();
        for (int i = 0; nearest != null && i < row.size(); i++) {
            if (!row.get(i).equals(nearest.get(i))) {
                differing.add(row.get(i) + " became " + nearest.get(i));
            }
        }
        return differing + " in " + row;
    }

    private static long equalCells(List<String> one, List<String> other) {
        long equal = 0;
        for (int i = 0; i < one.size(); i++) {
            equal += one.get(i).equals(other.get(i)) ? 1 : 0;
        }
        return equal;
    }
}
