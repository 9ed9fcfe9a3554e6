package acct.model;

import java.util.regex.Pattern;

/**
 * SMTP reply codes (RFC 5321) as a rule names them: one, or with {@code x} for any digit at the end.
 *
 * @param from first code
 * @param to last code, included
 */
public record ReplyCodes(int from, int to) {
    private static final Pattern SHAPE = Pattern.compile("[245](?:[0-9][0-9x]|xx)");

    /**
     * Reads {@code 421}, {@code 45x} or {@code 5xx}.
     *
     * @throws IllegalArgumentException with what to write instead
     */
    public static ReplyCodes parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("is no reply code; write 421, 45x or 5xx");
        }
        return new ReplyCodes(Integer.parseInt(text.replace('x', '0')), Integer.parseInt(text.replace('x', '9')));
    }

    /** Whether this code is one of them. */
    public boolean contains(int code) {
        return from <= code && code <= to;
    }
}
