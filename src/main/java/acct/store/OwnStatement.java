package acct.store;

import acct.model.UserException;
import acct.sql.Cursor;
import acct.sql.SqlFile;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An operator's own SQL: one statement, known to be a query before it runs, on a store that is sealed. What DuckDB's own
 * parser does not take for exactly one query is refused, so that no text of ours decides what is harmless.
 */
public final class OwnStatement {
    private static final String NAME = "own";
    private static final String TYPED = "--sql";
    private static final Pattern LINE = Pattern.compile("(?m)^LINE (\\d{1,6}):");

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
            throw failure(TYPED, 0, e);
        }
    }

    /**
     * Answers a statement that stands in a file, with its parameters bound.
     *
     * @param file its name is what people read of it
     * @param values one for each of its parameters
     * @param reader takes the rows
     * @throws UserException usage if it is no query or DuckDB finds a fault in it, failed if it needs more than its limits
     */
    public void answer(SqlFile file, Map<String, ? extends @Nullable Object> values, Consumer<Cursor> reader) {
        // DuckDB counts lines from where the statement begins.
        int header = file.headerLines();
        SqlFile bare = new SqlFile(file.name(), file.text().lines().skip(header).collect(Collectors.joining("\n")));
        try {
            OneQuery.Fault fault =
                    new OneQuery(store.connection(), bare.parameters().size()).fault(bare.text());
            if (fault != null) {
                throw faulty(file.name(), fault.line() == 0 ? 0 : header + fault.line(), fault.why());
            }
            asked.accept(file.text());
            try (PreparedStatement statement = Statements.prepare(store.connection(), bare, values);
                    ResultSet result = statement.executeQuery()) {
                reader.accept(new DuckDbCursor(NAME, result, DuckDbCursor.Lists.TEXT));
            }
        } catch (SQLTimeoutException e) {
            throw tooLong(file.name(), limits);
        } catch (SQLException e) {
            Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
            throw failure(file.name(), line.find() ? header + Integer.parseInt(line.group(1)) : 0, e);
        }
    }

    /** What is said of a statement that was stopped. */
    public static UserException tooLong(SqlLimits limits) {
        return tooLong(TYPED, limits);
    }

    /** The same of one that has a name. */
    public static UserException tooLong(String name, SqlLimits limits) {
        return UserException.failed(name + ": stopped after " + limits.time().toMillis() / 1000.0
                + " s, because a load cannot begin while it runs; narrow it, or give it longer with --timeout");
    }

    private static UserException faulty(String name, int line, String why) {
        return UserException.usage(name + (line == 0 ? ": " : ": line " + line + ": ") + why);
    }

    private UserException failure(String name, int line, SQLException e) {
        String why = Store.firstLine(e);
        return why.startsWith("Out of Memory")
                ? UserException.failed(name + ": needs more memory than " + limits.memory()
                        + "; narrow it, or give it more with --memory")
                : faulty(name, line, why + meant(String.valueOf(e.getMessage())));
    }

    /** The names that DuckDB takes for what was meant; empty if it knows none. */
    private static String meant(String message) {
        return message.lines()
                .filter(told -> told.startsWith("Did you mean ") || told.startsWith("Candidate bindings: "))
                .map(told -> " " + told)
                .findFirst()
                .orElse("");
    }
}
