package acct.store;

import acct.sql.SqlFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether an operator's text is exactly one query. DuckDB's own parser says so, so that no text of ours decides what is
 * harmless.
 */
final class OneQuery {
    /** DuckDB's parser recurses; what is longer than this could fill the stack of the thread that asks. */
    private static final int LONGEST = 100_000;

    private final Connection connection;
    private final int parameters;

    /**
     * Queries that are asked over a connection.
     *
     * @param parameters how many are filled
     */
    OneQuery(Connection connection, int parameters) {
        this.connection = connection;
        this.parameters = parameters;
    }

    /**
     * What is wrong with a text.
     *
     * @param why in words
     * @param line of the text, from 1; 0 if it is about all of it
     */
    record Fault(String why, int line) {}

    /** What is wrong with a text; null if it is one query. */
    @Nullable
    Fault fault(String text) throws SQLException {
        if (text.length() > LONGEST) {
            return new Fault(
                    text.length() + " characters, of which " + LONGEST + " are read; ask a shorter question", 0);
        }
        if (text.indexOf('\0') >= 0) {
            return new Fault("has a NUL character", 0);
        }
        String query = withoutExplain(text);
        try (PreparedStatement parsing =
                        Statements.prepare(connection, SqlFile.of("sealed/parsed_statement"), Map.of("text", query));
                ResultSet parsed = parsing.executeQuery()) {
            parsed.next();
            return parsed.getBoolean("is_refused")
                    ? refused(
                            parsed.getString("error_type"),
                            parsed.getString("error_message"),
                            line(query, parsed.getString("position")))
                    : fault(parsed.getLong("statements"), parsed.getLong("parameters"));
        }
    }

    private @Nullable Fault fault(long statements, long found) {
        if (statements != 1) {
            return new Fault(
                    (statements == 0 ? "no statement" : statements + " statements") + "; give exactly one query", 0);
        }
        return found > parameters
                ? new Fault("has a parameter such as $1 or ?, and there is nothing to fill it; write the value", 0)
                : null;
    }

    private static Fault refused(String type, String message, int line) {
        return type.equals("not implemented")
                ? new Fault(
                        "not one query; give one `select`, `from`, `with`, `values`, `describe`,"
                                + " `summarize`, `show` or `explain` of a query (a `pivot` needs its values listed with"
                                + " `in`)",
                        0)
                : new Fault(message.lines().findFirst().orElse(type), line);
    }

    private static int line(String text, @Nullable String position) {
        if (position == null) {
            return 0;
        }
        int end = Math.min(text.length(), Integer.parseInt(position));
        return 1
                + (int) text.substring(0, end)
                        .chars()
                        .filter(sign -> sign == '\n')
                        .count();
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
