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

/**
 * An operator's own SQL: one statement, known to be a query before it runs, on a store that is sealed. What DuckDB's own
 * parser does not take for exactly one query is refused, so that no text of ours decides what is harmless.
 */
public final class OwnStatement {
    /** DuckDB's parser recurses; what is longer than this could fill the stack of the thread that asks. */
    private static final int LONGEST = 100_000;

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
            mustBeOneQuery(text);
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

    private void mustBeOneQuery(String text) throws SQLException {
        if (text.length() > LONGEST) {
            throw UserException.usage("--sql: " + text.length() + " characters, of which " + LONGEST
                    + " are read; ask a shorter question");
        }
        if (text.indexOf('\0') >= 0) {
            throw UserException.usage("--sql: has a NUL character");
        }
        String query = withoutExplain(text);
        try (PreparedStatement parsing = Statements.prepare(
                        store.connection(), SqlFile.of("sealed/parsed_statement"), Map.of("text", query));
                ResultSet parsed = parsing.executeQuery()) {
            parsed.next();
            if (parsed.getBoolean("is_refused")) {
                throw refused(parsed.getString("error_type"), parsed.getString("error_message"));
            }
            long statements = parsed.getLong("statements");
            if (statements != 1) {
                throw UserException.usage("--sql: " + (statements == 0 ? "no statement" : statements + " statements")
                        + "; give exactly one query");
            }
            if (parsed.getLong("parameters") > 0) {
                throw UserException.usage(
                        "--sql: has a parameter such as $1 or ?, and there is nothing to fill it; write the value");
            }
        }
    }

    private static UserException refused(String type, String message) {
        return type.equals("not implemented")
                ? UserException.usage("--sql: not one query; give one `select`, `from`, `with`, `values`, `describe`,"
                        + " `summarize`, `show` or `explain` of a query (a `pivot` needs its values listed with `in`)")
                : UserException.usage("--sql: " + message.lines().findFirst().orElse(type));
    }

    /** The parser tells nothing of what is explained, so it is asked for that alone. */
    private static String withoutExplain(String text) {
        int start = afterBlanks(text, 0);
        int end = afterWord(text, start, "explain");
        if (end == start) {
            return text;
        }
        int next = afterBlanks(text, end);
        return text.substring(afterWord(text, next, "analyze"));
    }

    private static int afterWord(String text, int start, String word) {
        int end = start + word.length();
        if (!text.regionMatches(true, start, word, 0, word.length())) {
            return start;
        }
        return end < text.length() && isOfWord(text.charAt(end)) ? start : end;
    }

    private static boolean isOfWord(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '_';
    }

    /** Where white space and comments end. */
    private static int afterBlanks(String text, int start) {
        int at = start;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("--", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end + 1;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else {
                return at;
            }
        }
        return at;
    }
}
