package acct.pmta.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The small forms that values have: quotes, lists, intervals. User's Guide v5.0, 3.1 and 3.2. */
public final class Values {
    /** What is shown of a name in a message. */
    private static final int SHOWN = 80;

    private static final Pattern INTERVAL = Pattern.compile("(?:\\d{1,9}[wdhms])+");
    private static final Pattern INTERVAL_PART = Pattern.compile("(\\d{1,9})([wdhms])");

    private Values() {}

    /** Without quotes around it, and without the backslashes that quotes need. */
    public static String unquoted(String value) {
        String text = value.strip();
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 1; i < text.length() - 1; i++) {
            boolean escape = text.charAt(i) == '\\' && i + 1 < text.length() - 1;
            plain.append(text.charAt(escape ? ++i : i));
        }
        return plain.toString();
    }

    /**
     * Whether a word begins with a quote that nothing closes. A quote within a word is none, and one that ends the value
     * closes it, even behind a backslash: so folders of Windows are written.
     */
    public static boolean isUnclosed(String value) {
        int open = -1;
        boolean atStart = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"' && open >= 0) {
                open = -1;
            } else if (c == '"' && atStart) {
                open = i;
            }
            atStart = isBlank(c) || c == ',' || c == '=';
        }
        return open >= 0 && (open == value.length() - 1 || !value.endsWith("\""));
    }

    /** Words between blanks; a quoted one may hold blanks. */
    public static List<String> words(String value) {
        return parts(value, Values::isBlank);
    }

    /** Parts between commas, without blanks around them; empty parts are left out. */
    public static List<String> list(String value) {
        return parts(value, c -> c == ',');
    }

    /** Something that is true of single characters. */
    private interface CharTest {
        boolean test(char c);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || Character.isWhitespace(c);
    }

    private static List<String> parts(String value, CharTest separates) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            boolean end = i == value.length();
            if (!end && value.charAt(i) == '"' && (i == 0 || value.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            } else if (end || (!quoted && separates.test(value.charAt(i)))) {
                String part = value.substring(start, i).strip();
                if (!part.isEmpty()) {
                    parts.add(unquoted(part));
                }
                start = i + 1;
            }
        }
        return parts;
    }

    /** One of the words, from 0; empty if there are fewer. */
    public static String word(String value, int index) {
        List<String> words = words(value);
        return index < words.size() ? words.get(index) : "";
    }

    public static boolean isYes(String value) {
        String text = unquoted(value).toLowerCase(Locale.ROOT);
        return text.equals("yes") || text.equals("true");
    }

    public static boolean isNo(String value) {
        String text = unquoted(value).toLowerCase(Locale.ROOT);
        return text.equals("no") || text.equals("false");
    }

    /** {@code 8d}, {@code 1w2d12h}; null for anything else, also for {@code never}. */
    public static @Nullable Duration interval(String value) {
        String text = unquoted(value).toLowerCase(Locale.ROOT);
        if (!INTERVAL.matcher(text).matches()) {
            return null;
        }
        Duration sum = Duration.ZERO;
        Matcher part = INTERVAL_PART.matcher(text);
        while (part.find()) {
            long n = Long.parseLong(part.group(1));
            sum = sum.plus(
                    switch (part.group(2)) {
                        case "w" -> Duration.ofDays(7 * n);
                        case "d" -> Duration.ofDays(n);
                        case "h" -> Duration.ofHours(n);
                        case "m" -> Duration.ofMinutes(n);
                        default -> Duration.ofSeconds(n);
                    });
        }
        return sum;
    }

    /** A name as messages quote it: one line, not too long. */
    public static String shown(String name) {
        int points = name.codePointCount(0, name.length());
        return points <= SHOWN ? name : name.substring(0, name.offsetByCodePoints(0, SHOWN - 1)) + "…";
    }
}
