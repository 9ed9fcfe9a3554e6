package acct.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs shipped statements; some of them read {@code text_rows()}, which shows them rows made in Java. */
final class Statements {
    private final Store store;
    private final TextRows texts = new TextRows();

    /** Registers the table function with the store's connection. */
    Statements(Store store) throws SQLException {
        this.store = store;
        texts.register(store.connection(), "text_rows");
    }

    /** Runs a statement that reads {@code text_rows()}. */
    void show(
            String name,
            List<? extends List<? extends @Nullable String>> rows,
            Map<String, ? extends @Nullable Object> values)
            throws SQLException {
        texts.show(rows);
        run(name, values);
    }

    /** Lets go of rows that a failed statement was shown. */
    void forget() {
        texts.forget();
    }

    /** The loads that a shipped statement names. */
    List<Integer> loads(String name) throws SQLException {
        List<Integer> loads = new ArrayList<>();
        try (PreparedStatement statement = SqlFile.of(name).prepare(store.connection(), Map.of());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                loads.add(row.getInt("load_id"));
            }
        }
        return loads;
    }

    /** Runs a shipped statement. */
    void run(String name, Map<String, ? extends @Nullable Object> values) throws SQLException {
        run(SqlFile.of(name), values);
    }

    /** Runs a shipped statement whose places were filled. */
    void run(SqlFile sql, Map<String, ? extends @Nullable Object> values) throws SQLException {
        try (PreparedStatement statement = sql.prepare(store.connection(), values)) {
            statement.execute();
        }
    }
}
