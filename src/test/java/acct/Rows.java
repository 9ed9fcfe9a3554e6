package acct;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Looks into a store from outside, past the program. One DuckDB without a file of its own attaches each store that is
 * looked into, only to read: starting a DuckDB takes longer than most questions.
 */
public final class Rows {
    private static @Nullable DuckDBConnection onlooker;

    private Rows() {}

    /** What a statement answers; each row's values joined by a bar, null as {@code -}. */
    public static List<String> of(Path store, String sql) {
        return joined(cells(store, sql));
    }

    private static List<String> joined(List<List<String>> cells) {
        return cells.stream()
                .map(row -> row.stream().collect(Collectors.joining("|")))
                .toList();
    }

    /** What a select list tells of a Parquet file. */
    public static synchronized List<String> ofFile(Path file, String select) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            return joined(cells(statement, select + " from read_parquet('" + file + "')"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first value of the first row. */
    public static long number(Path store, String sql) {
        return Long.parseLong(of(store, sql).get(0));
    }

    /** What a statement answers, null as {@code -}. */
    public static List<List<String>> cells(Path store, String sql) {
        return looking(store, statement -> cells(statement, sql));
    }

    /** What several statements answer of the same store, each as by {@link #of}. */
    static List<List<String>> ofEach(Path store, List<String> statements) {
        return looking(
                store,
                statement -> statements.stream()
                        .map(sql -> joined(cells(statement, sql)))
                        .toList());
    }

    private static synchronized <T> T looking(Path store, Function<Statement, T> questions) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            // The name that it has when it is opened by itself.
            String name = '"' + String.valueOf(store.getFileName()).split("\\.", 2)[0] + '"';
            statement.execute("attach '" + store.toString().replace("'", "''") + "' as " + name + " (read_only)");
            try {
                statement.execute("use " + name);
                statement.execute("set TimeZone = 'UTC'");
                return questions.apply(statement);
            } finally {
                statement.execute("use memory");
                statement.execute("detach " + name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(store + ": " + e.getMessage(), e);
        }
    }

    private static Connection connection() throws SQLException {
        DuckDBConnection first = onlooker;
        if (first == null) {
            first = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
            onlooker = first;
        }
        return first.duplicate();
    }

    private static List<List<String>> cells(Statement statement, String sql) {
        try (ResultSet result = statement.executeQuery(sql)) {
            return read(result);
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
