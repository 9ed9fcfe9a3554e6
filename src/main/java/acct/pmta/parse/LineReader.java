package acct.pmta.parse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a text, none of them longer than memory can hold. */
final class LineReader {
    /** No line of a configuration is nearly as long. */
    static final int LONGEST = 65_536;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;
    private long bytes;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** What a line is. */
    enum Kind {
        TEXT,
        /** The end of it was passed over. */
        CUT,
        /** It holds control characters: this is no text at all. */
        BINARY
    }

    /** One line without its end. */
    record Line(String text, Kind kind) {}

    /** How many bytes were read. */
    long bytes() {
        return bytes;
    }

    /** The next line; null at the end. */
    @Nullable
    Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        Kind kind = Kind.TEXT;
        int b = read();
        if (b < 0) {
            return null;
        }
        while (b >= 0 && b != '\n') {
            if (b < ' ' && b != '\t' && b != '\r' && b != '\f') {
                return new Line("", Kind.BINARY);
            }
            if (line.size() < LONGEST) {
                line.write(b);
            } else {
                kind = Kind.CUT;
            }
            b = read();
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return new Line(text.startsWith("\uFEFF") ? text.substring(1) : text, kind);
    }

    private int read() throws IOException {
        if (next == end) {
            end = Math.max(0, in.read(buffer));
            next = 0;
            if (end == 0) {
                return -1;
            }
        }
        bytes++;
        return buffer[next++] & 0xff;
    }
}
