package acct.print;

/**
 * Makes text from a log harmless to look at. Whoever sends mail chooses much of what is in an accounting file, so it
 * may hold terminal commands, line breaks that forge a line of output, or characters that turn the reading direction.
 * They are not dropped but shown as escapes such as {@code \x1b}, so that an operator sees that they were there.
 *
 * <p>This is the one place for pages, mails, terminals, CSV and charts. What is special to one format (the
 * {@code <} of HTML, the quote of CSV) is escaped by the writer of that format.
 */
public final class LogText {
    /** Long enough for any reply that PowerMTA keeps in full, short enough for a table cell. */
    public static final int REPLY_LENGTH = 300;

    private static final String ELLIPSIS = "…";

    private LogText() {}

    /** The text with every invisible or commanding character as a visible escape. */
    public static String visible(String text) {
        if (text.codePoints().noneMatch(LogText::unsafe)) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(result, c));
        return result.toString();
    }

    /** Like {@link #visible}, and cut at the end so that no more than {@code length} characters are left. */
    public static String cut(String text, int length) {
        String visible = visible(text);
        if (visible.codePointCount(0, visible.length()) <= length) {
            return visible;
        }
        return visible.substring(0, visible.offsetByCodePoints(0, length - 1)) + ELLIPSIS;
    }

    /** Like {@link #cut}, but in the middle: names and addresses of one family differ at their ends. */
    public static String cutMiddle(String text, int length) {
        String visible = visible(text);
        int points = visible.codePointCount(0, visible.length());
        if (points <= length) {
            return visible;
        }
        int head = length / 2;
        int tail = length - 1 - head;
        return visible.substring(0, visible.offsetByCodePoints(0, head))
                + ELLIPSIS
                + visible.substring(visible.offsetByCodePoints(0, points - tail));
    }

    /** Whether a character commands instead of being read: controls, line separators, direction marks, broken pairs. */
    static boolean unsafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static void append(StringBuilder result, int c) {
        if (!unsafe(c)) {
            result.appendCodePoint(c);
            return;
        }
        switch (c) {
            case '\n' -> result.append("\\n");
            case '\r' -> result.append("\\r");
            case '\t' -> result.append("\\t");
            default -> result.append(c < 0x100 ? "\\x" + hex(c, 2) : "\\u" + hex(c, 4));
        }
    }

    private static String hex(int c, int digits) {
        String hex = Integer.toHexString(c);
        return "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }
}
