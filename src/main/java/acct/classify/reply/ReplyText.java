package acct.classify.reply;

import java.util.Objects;

/**
 * A reply made readable before it is masked: what a terminal would act on is gone, blanks are single, a new line is
 * {@code '\n'}, and what PowerMTA or a relay put before the reply ({@code smtp;}) is passed over; that it was PowerMTA
 * itself who spoke ({@code x-pmta;}) is kept. Linear in the input,
 * of which no more than {@link #LONGEST} characters are looked at.
 */
final class ReplyText {
    /** A real reply has some hundred characters; RFC 5321 gives 512 to each of its lines. */
    static final int LONGEST = 65_536;

    private static final char ESCAPE = 0x1b;
    private static final char BELL = 0x07;

    private final char[] chars;
    private int length;
    private int start;
    private String ownType = "";

    private ReplyText(int room) {
        chars = new char[room];
    }

    static ReplyText of(String raw) {
        int end = Math.min(raw.length(), LONGEST);
        ReplyText text = new ReplyText(end);
        text.read(raw, end);
        text.passPrefixes();
        return text;
    }

    /** The characters; those from {@link #start} to {@link #length} are the reply. */
    char[] chars() {
        return chars;
    }

    int start() {
        return start;
    }

    /** The kind of diagnostic, such as {@code x-pmta}, if it says that PowerMTA itself speaks; else empty. */
    String ownType() {
        return ownType;
    }

    int length() {
        return length;
    }

    private void read(String raw, int end) {
        for (int i = 0; i < end; i++) {
            char c = raw.charAt(i);
            if (c > ' ' && c < 0x7f) {
                chars[length++] = c;
            } else if (c == '\n' || c == '\r') {
                breakLine();
            } else if (c == ESCAPE) {
                i = endOfEscape(raw, i, end);
            } else if (c <= ' ' || c == 0x7f) {
                blank();
            } else if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(raw.charAt(i + 1))) {
                pair(c, raw.charAt(++i));
            } else {
                foreign(c);
            }
        }
        while (length > 0 && ReplyChar.isBlank(chars[length - 1])) {
            length--;
        }
    }

    private void blank() {
        if (length > 0 && !ReplyChar.isBlank(chars[length - 1])) {
            chars[length++] = ' ';
        }
    }

    private void breakLine() {
        blank();
        if (length > 0) {
            chars[length - 1] = '\n';
        }
    }

    /** A character above ASCII: digits of other scripts become ours, what cannot be seen is left out. */
    private void foreign(char c) {
        int type = Character.getType(c);
        if (Character.isSpaceChar(c)) {
            blank();
        } else if (Character.isDigit(c)) {
            chars[length++] = (char) ('0' + Character.digit(c, 10));
        } else if (isVisible(type)) {
            chars[length++] = c;
        } else if (type == Character.SURROGATE || type == Character.UNASSIGNED || type == Character.PRIVATE_USE) {
            chars[length++] = '?';
        }
    }

    private void pair(char high, char low) {
        if (isVisible(Character.getType(Character.toCodePoint(high, low)))) {
            chars[length++] = high;
            chars[length++] = low;
        } else {
            chars[length++] = '?';
        }
    }

    private static boolean isVisible(int type) {
        return switch (type) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** The last character of a terminal's command (ECMA-48: CSI ends with a letter, OSC with BEL), or the escape itself. */
    private static int endOfEscape(String raw, int escape, int end) {
        char kind = escape + 1 < end ? raw.charAt(escape + 1) : 0;
        if (kind != '[' && kind != ']') {
            return escape;
        }
        int last = Math.min(end, escape + 64);
        for (int i = escape + 2; i < last; i++) {
            char c = raw.charAt(i);
            if (kind == '[' ? c >= 0x40 && c <= 0x7e : c == BELL) {
                return i;
            }
        }
        return escape + 1;
    }

    /** Passes over {@code smtp;}, {@code x-unix;} and the like, which name the kind of a diagnostic (RFC 3464, 2.3.6). */
    private void passPrefixes() {
        for (int end = endOfPrefix(); end > start; end = endOfPrefix()) {
            start = end;
            while (start < length && ReplyChar.isBlank(chars[start])) {
                start++;
            }
        }
    }

    private int endOfPrefix() {
        int end = start;
        while (end < length && end - start < 24 && (ReplyChar.isAsciiWord(chars[end]) || chars[end] == '-')) {
            end++;
        }
        // Blanks are single by now.
        int semicolon = end < length && ReplyChar.isBlank(chars[end]) ? end + 1 : end;
        if (semicolon >= length || chars[semicolon] != ';') {
            return start;
        }
        boolean named = is("smtp", end) || is("lmtp", end) || is("dns", end);
        boolean extended = end - start > 2 && ReplyChar.lower(chars[start]) == 'x' && chars[start + 1] == '-';
        if (extended && ownType.isEmpty()) {
            ownType = Objects.requireNonNullElse(OwnMta.shipped().type(new String(chars, start, end - start)), "");
        }
        return named || extended ? semicolon + 1 : start;
    }

    private boolean is(String word, int end) {
        if (end - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (ReplyChar.lower(chars[start + i]) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
