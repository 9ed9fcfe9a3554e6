package acct.store;

import acct.sql.SqlFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs shipped statements; some of them read {@code text_rows()}, which shows them rows made in Java. */
public final class Statements {
    /** What the driver takes as it is. */
    private static final List<Class<?>> KNOWN =
            List.of(String.class, Long.class, Integer.class, Double.class, Boolean.class, LocalDate.class);

    private final Store store;
    private final TextRows texts = new TextRows();

    /** Registers the table function with the store's connection. */
    public Statements(Store store) throws SQLException {
        this.store = store;
        texts.register(store.connection(), "text_rows");
    }

    /** A statement with its parameters bound by name; a name that is missing is a mistake in the program. */
    public static PreparedStatement prepare(
            Connection connection, SqlFile sql, Map<String, ? extends @Nullable Object> values) throws SQLException {
        List<String> names = sql.parameters();
        PreparedStatement statement = connection.prepareStatement(sql.numbered());
        try {
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                if (!values.containsKey(name)) {
                    throw new IllegalArgumentException("sql/" + sql.name() + ".sql needs $" + name);
                }
                statement.setObject(i + 1, bound(connection, sql, name, values.get(name)));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /** The value as the driver takes it. */
    private static @Nullable Object bound(Connection connection, SqlFile sql, String name, @Nullable Object value)
            throws SQLException {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof List<?> list) {
            boolean isText = list.stream().allMatch(String.class::isInstance);
            return connection.createArrayOf(isText ? "VARCHAR" : "BIGINT", list.toArray());
        }
        if (value != null && KNOWN.stream().noneMatch(known -> known.isInstance(value))) {
            throw new IllegalArgumentException("sql/" + sql.name() + ".sql: $" + name + " cannot be of "
                    + value.getClass().getSimpleName());
        }
        return value;
    }

    /** Runs a statement that reads {@code text_rows()}. */
    public void show(
            String name,
            List<? extends List<? extends @Nullable String>> rows,
            Map<String, ? extends @Nullable Object> values)
            throws SQLException {
        texts.show(rows);
        run(name, values);
    }

    /** Lets go of rows that a failed statement was shown. */
    public void forget() {
        texts.forget();
    }

    /** The loads that a shipped statement names. */
    public List<Integer> loads(String name) throws SQLException {
        List<Integer> loads = new ArrayList<>();
        try (PreparedStatement statement = prepare(store.connection(), SqlFile.of(name), Map.of());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                loads.add(row.getInt("load_id"));
            }
        }
        return loads;
    }

    /** Runs a shipped statement. */
    public void run(String name, Map<String, ? extends @Nullable Object> values) throws SQLException {
        run(SqlFile.of(name), values);
    }

    /** Runs a shipped statement whose places were filled. */
    public void run(SqlFile sql, Map<String, ? extends @Nullable Object> values) throws SQLException {
        if (sql.parameters().isEmpty()) {
            // DuckDB plans a prepared statement at leisure, and this one runs once.
            store.execute(sql.text());
            return;
        }
        try (PreparedStatement statement = prepare(store.connection(), sql, values)) {
            statement.execute();
        }
    }
}
