package acct.pmta.model;

import java.util.Locale;

/**
 * Hides what stands between a user and a host: {@code user:password@host}, also in quotes or in a URL. Such a value may
 * stand in any directive. In a time linear in the text, whatever it is.
 */
public final class Credentials {
    private static final String HIDDEN = "…";

    private final String text;
    /** Where the line's pattern begins and ends: it may have any letters. */
    private final int patternStart;

    private final int patternEnd;
    private final StringBuilder shown = new StringBuilder();

    private Credentials(String text) {
        this.text = text;
        String keyword = Values.word(text, 0).toLowerCase(Locale.ROOT);
        this.patternStart = Surplus.hasPattern(keyword) ? text.indexOf('/') : -1;
        this.patternEnd = Patterns.end(text, patternStart);
    }

    /** A text without the passwords that stand before a host. */
    public static String hidden(String text) {
        return text.indexOf('@') < 0 ? text : new Credentials(text).hidden();
    }

    /**
     * The same of a line from which a comment was cut: a password may have had a number sign.
     *
     * @param comment what was cut
     */
    public static String hidden(String text, String comment) {
        int at = comment.indexOf('@');
        if (at < 0 || comment.substring(0, at).chars().anyMatch(Character::isWhitespace)) {
            return hidden(text);
        }
        int start = text.length();
        while (start > 0 && !isEdge(text.charAt(start - 1))) {
            start--;
        }
        String word = text.substring(start);
        int colon = colon(word);
        boolean port = word.substring(colon + 1).chars().allMatch(Character::isDigit);
        return hidden(colon < 0 || port ? text : text.substring(0, start + colon + 1) + HIDDEN);
    }

    private String hidden() {
        int at = 0;
        while (at < text.length()) {
            int end = at + 1;
            if (text.charAt(at) == '"') {
                int close = text.indexOf('"', end);
                end = close < 0 ? text.length() : close;
            } else if (!isEdge(text.charAt(at))) {
                while (end < text.length() && !isEdge(text.charAt(end))) {
                    end++;
                }
            }
            word(at, end);
            at = end;
        }
        return shown.toString();
    }

    private static boolean isEdge(char c) {
        return c == '"' || Character.isWhitespace(c);
    }

    private void word(int start, int end) {
        String word = text.substring(start, end);
        int host = word.lastIndexOf('@');
        int from = host < 0 ? -1 : secret(word.substring(0, host));
        int at = start + from;
        if (from < 0 || (at > patternStart && at < patternEnd)) {
            shown.append(word);
        } else {
            shown.append(word, 0, from).append(HIDDEN).append(word, host, word.length());
        }
    }

    /** Where the secret begins in what stands before a host; -1 if there is none. */
    private static int secret(String before) {
        int colon = colon(before);
        if (colon >= 0) {
            return colon + 1;
        }
        int scheme = before.indexOf("://");
        return scheme >= 0 && before.lastIndexOf('/') == scheme + 2 ? scheme + 3 : -1;
    }

    /** The colon behind a user, not that of a scheme; -1 if there is none. */
    private static int colon(String word) {
        int colon = word.indexOf(':', 1);
        while (colon >= 0 && word.startsWith("//", colon + 1)) {
            colon = word.indexOf(':', colon + 1);
        }
        return colon;
    }
}
