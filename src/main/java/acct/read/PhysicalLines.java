package acct.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The lines of a file, one after the other, whatever stands in quotes. */
final class PhysicalLines {
    private static final int BUFFER = 1 << 18;

    /** As many bytes as the beginning of a header can have: a byte order mark, quotes, the name, a comma. */
    private static final int HEADER_BEGINNING = 12;

    private final InputStream in;
    private byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    private int behind;
    private int limit;
    private long number;

    PhysicalLines(InputStream in) {
        this.in = in;
    }

    /** Goes on to the next line; false at the end of the file. */
    boolean next() throws IOException {
        start = behind;
        int at = start;
        while (true) {
            for (; at < limit; at++) {
                if (buffer[at] == '\n') {
                    return endsAt(at, at + 1);
                }
            }
            int before = start;
            if (!fill()) {
                return limit > start && endsAt(limit, limit);
            }
            at -= before - start;
        }
    }

    private boolean endsAt(int lineEnd, int next) {
        end = lineEnd > start && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        behind = next;
        number++;
        return true;
    }

    /** Reads on behind the line that has begun; a line of any length is held whole. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= start;
            start = 0;
            behind = 0;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * limit);
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(0, read);
        return read > 0;
    }

    /** From 1. */
    long number() {
        return number;
    }

    String text() {
        return new String(buffer, start, end - start, StandardCharsets.UTF_8);
    }

    /** Whether it is a header: its first cell is {@code type}. */
    boolean beginsWithType() {
        if (end == start || "tT\"\u00ef".indexOf(buffer[start] & 0xff) < 0) {
            return false;
        }
        String beginning = new String(buffer, start, Math.min(end - start, HEADER_BEGINNING), StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .replace("\"", "")
                .toLowerCase(Locale.ROOT);
        return beginning.equals("type") || beginning.startsWith("type,");
    }

    /** The cell at a place, from 0; empty if there is none. */
    String cell(int place) {
        int at = 0;
        int from = start;
        boolean isQuoted = false;
        for (int i = start; i < end && at <= place; i++) {
            if (buffer[i] == '"') {
                isQuoted = !isQuoted;
            } else if (buffer[i] == ',' && !isQuoted) {
                if (at == place) {
                    return unquoted(from, i);
                }
                at++;
                from = i + 1;
            }
        }
        return at == place ? unquoted(from, end) : "";
    }

    private String unquoted(int from, int to) {
        boolean isQuoted = to - from > 1 && buffer[from] == '"' && buffer[to - 1] == '"';
        String cell = isQuoted
                ? new String(buffer, from + 1, to - from - 2, StandardCharsets.UTF_8)
                : new String(buffer, from, to - from, StandardCharsets.UTF_8);
        return isQuoted ? cell.replace("\"\"", "\"") : cell;
    }
}
