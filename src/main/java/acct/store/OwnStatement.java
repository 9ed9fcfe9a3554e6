package acct.store;

import acct.model.UserException;
import acct.sql.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.function.Consumer;

/**
 * An operator's own SQL: one statement, known to be a query before it runs, on a store that is sealed. What DuckDB's own
 * parser does not take for exactly one query is refused, so that no text of ours decides what is harmless.
 */
public final class OwnStatement {
    private static final String NAME = "own";

    private final Store store;
    private final SqlLimits limits;
    private final Consumer<String> asked;

    /**
     * Questions to a store, which is sealed by this.
     *
     * @param asked sees each statement before it runs
     */
    public OwnStatement(Store store, SqlLimits limits, Consumer<String> asked) throws SQLException {
        store.seal(limits);
        this.store = store;
        this.limits = limits;
        this.asked = asked;
    }

    /**
     * Answers one statement.
     *
     * @param reader takes the rows
     * @throws UserException usage if it is no query or DuckDB finds a fault in it, failed if it needs more than its limits
     */
    public void answer(String text, Consumer<Cursor> reader) {
        try {
            OneQuery.Fault fault = new OneQuery(store.connection(), 0).fault(text);
            if (fault != null) {
                throw UserException.usage("--sql: " + fault.why());
            }
            asked.accept(text);
            try (Statement statement = store.connection().createStatement();
                    ResultSet result = statement.executeQuery(text)) {
                reader.accept(new DuckDbCursor(NAME, result, DuckDbCursor.Lists.TEXT));
            }
        } catch (SQLTimeoutException e) {
            throw tooLong(limits);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** What is said of a statement that was stopped. */
    public static UserException tooLong(SqlLimits limits) {
        return UserException.failed("--sql: stopped after " + limits.time().toMillis() / 1000.0
                + " s, because a load cannot begin while it runs; narrow it, or give it longer with --timeout");
    }

    private UserException failure(SQLException e) {
        String why = Store.firstLine(e);
        return why.startsWith("Out of Memory")
                ? UserException.failed("--sql: needs more memory than " + limits.memory()
                        + "; narrow it, or give it more with --memory")
                : UserException.usage("--sql: " + why);
    }
}
