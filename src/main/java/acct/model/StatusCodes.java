package acct.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Enhanced status codes (RFC 3463) as a rule names them: one code, a range of details, or with {@code x} for any
 * number.
 *
 * @param kind first number, 4 or 5; {@link #ANY} for each
 * @param subject second number; {@link #ANY} for each
 * @param from first detail
 * @param to last detail, included
 */
public record StatusCodes(int kind, int subject, int from, int to) {
    /** Stands for every number. */
    public static final int ANY = -1;

    private static final int MOST = 999;
    private static final String CODE = "([245x])\\.([0-9]{1,3}|x)\\.([0-9]{1,3}|x)";
    private static final Pattern SHAPE = Pattern.compile(CODE + "(?:-" + CODE + ")?");

    /**
     * Reads {@code 5.1.1}, {@code x.1.1}, {@code x.5.x} or {@code 5.7.606-5.7.649}.
     *
     * @throws IllegalArgumentException with what to write instead
     */
    public static StatusCodes parse(String text) {
        Matcher code = SHAPE.matcher(text);
        if (!code.matches()) {
            throw new IllegalArgumentException("is no status code; write 5.1.1, x.1.1, x.5.x or 5.7.606-5.7.649");
        }
        int kind = number(code.group(1));
        int subject = number(code.group(2));
        int from = number(code.group(3));
        if (code.group(4) == null) {
            return new StatusCodes(kind, subject, from == ANY ? 0 : from, from == ANY ? MOST : from);
        }
        int to = number(code.group(6));
        if (kind != number(code.group(4)) || subject != number(code.group(5)) || from == ANY || to < from) {
            throw new IllegalArgumentException(
                    "is no range of status codes; only the last number may rise," + " as in 5.7.606-5.7.649");
        }
        return new StatusCodes(kind, subject, from, to);
    }

    private static int number(String text) {
        return text.equals("x") ? ANY : Integer.parseInt(text);
    }

    /** Whether this code is one of them. */
    public boolean contains(int codeKind, int codeSubject, int codeDetail) {
        return (kind == ANY || kind == codeKind)
                && (subject == ANY || subject == codeSubject)
                && from <= codeDetail
                && codeDetail <= to;
    }
}
