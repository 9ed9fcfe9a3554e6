package acct.store;

import acct.sql.Cursor;
import acct.sql.Engine;
import acct.sql.EngineException;
import acct.sql.SqlFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** DuckDB, asked over a connection. */
public final class DuckDbEngine implements Engine {
    private final Connection connection;
    private final Consumer<String> asked;

    /**
     * An engine.
     *
     * @param asked sees every statement before it runs, for {@code --show-sql}
     */
    DuckDbEngine(Connection connection, Consumer<String> asked) {
        this.connection = connection;
        this.asked = asked;
    }

    @Override
    public <T> T ask(SqlFile sql, Map<String, ? extends @Nullable Object> values, Function<Cursor, T> reader) {
        asked.accept(sql.text());
        try (PreparedStatement statement = Statements.prepare(connection, sql, values);
                ResultSet result = statement.executeQuery()) {
            return reader.apply(new DuckDbCursor(sql.name(), result, DuckDbCursor.Lists.VALUES));
        } catch (SQLException e) {
            throw new EngineException(Store.firstLine(e), e);
        }
    }

    @Override
    public <T> T own(SqlFile sql, Map<String, ? extends @Nullable Object> values, Function<Cursor, T> reader) {
        return new OwnRuleStatement(connection, asked).answer(sql, values, reader);
    }
}
