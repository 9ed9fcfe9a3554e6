package acct.spark;

import acct.sql.SqlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement of {@code sql/} as Spark reads it. Only words change; what means something else has no place in a statement. */
final class SparkText {
    /**
     * Strings, names in quotes and comments come first, so that nothing in them is taken for a word. A quote in a string is
     * doubled.
     */
    private static final Pattern TOKEN = Pattern.compile(
            "('(?:[^']|'')*+')|\"[^\"]*+\"|--[^\n]*|(\\blimit\\s+)?\\$([a-z_][a-z_0-9]*)|\\b(varchar|timestamptz)\\b(?!\\s*\\()");

    private static final Pattern END = Pattern.compile("'[^']*+'|--[^\n]*|(;)");

    private SparkText() {}

    /**
     * {@code $day} becomes {@code :day}, types get Spark’s names, strings what escapes in them, and limits
     * the type that Spark wants.
     *
     * <p>Spark has a setting that leaves backslashes alone ({@code spark.sql.parser.escapedStringLiterals}); but then a quote
     * in the value of a parameter comes out as a backslash and a quote.
     */
    static String of(SqlFile statement) {
        return of(statement.text());
    }

    /** The same. */
    static String of(String text) {
        return TOKEN.matcher(text).replaceAll(token -> Matcher.quoteReplacement(word(token)));
    }

    private static String word(MatchResult token) {
        String string = token.group(1);
        if (string != null) {
            String content = string.substring(1, string.length() - 1).replace("''", "'");
            return "'" + content.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
        String parameter = token.group(3);
        if (parameter != null) {
            return token.group(2) == null ? ":" + parameter : token.group(2) + limit(parameter);
        }
        if (token.group(4) != null) {
            return token.group(4).equals("varchar") ? "string" : "timestamp";
        }
        return token.group();
    }

    /** Spark counts rows of an answer by an int; DuckDB leaves nothing out where a limit is null. */
    private static String limit(String parameter) {
        return "cast(least(coalesce(:" + parameter + ", 2147483647), 2147483647) as int)";
    }

    /** The statements of a file that has several, each without the semicolon at its end. */
    static List<String> each(String text) {
        List<String> each = new ArrayList<>();
        Matcher end = END.matcher(text);
        int begin = 0;
        while (end.find()) {
            if (end.group(1) != null) {
                each.add(text.substring(begin, end.start()));
                begin = end.end();
            }
        }
        if (!text.substring(begin).isBlank()) {
            each.add(text.substring(begin));
        }
        return each;
    }
}
