package acct;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** Looks into a store from outside, past the program. */
public final class Rows {
    private Rows() {}

    /** What a statement answers; each row's values joined by a bar, null as {@code -}. */
    public static List<String> of(Path store, String sql) {
        return cells(store, sql).stream()
                .map(row -> row.stream().collect(Collectors.joining("|")))
                .toList();
    }

    /** The first value of the first row. */
    public static long number(Path store, String sql) {
        return Long.parseLong(of(store, sql).get(0));
    }

    /** What a statement answers, null as {@code -}. */
    public static List<List<String>> cells(Path store, String sql) {
        Properties readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + store, readOnly);
                Statement statement = connection.createStatement()) {
            statement.execute("set TimeZone = 'UTC'");
            return read(statement.executeQuery(sql));
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static List<List<String>> read(ResultSet result) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                String value = result.getString(i);
                row.add(value == null ? "-" : value);
            }
            rows.add(row);
        }
        return rows;
    }
}
