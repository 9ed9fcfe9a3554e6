package acct.read;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What makes a line a header line: its first cell is {@code type}, after an optional byte order mark. */
final class FirstLine {
    private static final int SHOWN = 60;

    private FirstLine() {}

    static boolean isHeader(LineScanner line) {
        return isHeader(line.bytes(), line.start(), line.length());
    }

    static boolean isHeader(byte[] bytes, int start, int length) {
        int end = start + length;
        int at = skipMark(bytes, start, end);
        boolean quoted = at < end && bytes[at] == '"';
        at += quoted ? 1 : 0;
        if (end - at < 4 || !isType(bytes, at)) {
            return false;
        }
        at += 4;
        if (quoted) {
            return at < end && bytes[at] == '"' && (at + 1 == end || bytes[at + 1] == ',');
        }
        return at == end || bytes[at] == ',';
    }

    private static int skipMark(byte[] bytes, int at, int end) {
        boolean mark = end - at >= 3
                && bytes[at] == (byte) 0xEF
                && bytes[at + 1] == (byte) 0xBB
                && bytes[at + 2] == (byte) 0xBF;
        return mark ? at + 3 : at;
    }

    private static boolean isType(byte[] bytes, int at) {
        // ASCII letters differ from their capitals in one bit.
        return (bytes[at] | 32) == 't'
                && (bytes[at + 1] | 32) == 'y'
                && (bytes[at + 2] | 32) == 'p'
                && (bytes[at + 3] | 32) == 'e';
    }

    /** The names in a header line. */
    static List<String> names(LineScanner line) {
        int start = skipMark(line.bytes(), line.start(), line.start() + line.length());
        int length = line.length() - (start - line.start());
        return Records.parseOne(new String(line.bytes(), start, length, StandardCharsets.UTF_8));
    }

    static void mustBeHeader(LineScanner line) throws NotAccountingException {
        if (!isHeader(line)) {
            throw refused(line);
        }
    }

    /** A first line that is still being written is no reason to refuse, if it can become a header. */
    static void mustBeginLikeHeader(LineScanner line) throws NotAccountingException {
        int start = line.start();
        int end = start + line.pendingBytes();
        int at = skipMark(line.bytes(), start, end);
        String begun = new String(line.bytes(), at, Math.min(end - at, 6), StandardCharsets.UTF_8)
                .replace("\"", "")
                .toLowerCase(java.util.Locale.ROOT);
        boolean possible = begun.startsWith("type,") || "type,".startsWith(begun);
        if (!possible) {
            throw new NotAccountingException(saying(line.bytes(), start, end - start));
        }
    }

    static NotAccountingException refused(LineScanner line) {
        boolean skipped = line.reason() == RejectReason.LINE_TOO_LONG && line.length() == 0;
        byte[] bytes = skipped ? line.skipped().head() : line.bytes();
        int start = skipped ? 0 : line.start();
        int length = skipped ? bytes.length : line.length();
        if (skipped && isHeader(bytes, start, length)) {
            return new NotAccountingException("not an accounting file: the header line is longer than "
                    + (LineScanner.MAX_HEADER >> 20) + " MB, and so are no names of columns");
        }
        return new NotAccountingException(saying(bytes, start, length));
    }

    private static String saying(byte[] bytes, int start, int length) {
        String text = new String(bytes, start, Math.min(length, 4 * SHOWN), StandardCharsets.UTF_8);
        if (text.codePoints().anyMatch(c -> c == 0 || c == 0xFFFD)) {
            return "not an accounting file: binary data";
        }
        if (isHeader(bytes, start, length)) {
            return "not an accounting file: the header line has an open or misplaced quote";
        }
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return "not an accounting file: the first line must be a header that begins with `type`, but is `"
                + shown.strip() + "`";
    }
}
