package acct.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs statements that answer nothing; some of them read {@code text_rows()}, which shows them rows made in Java. */
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
