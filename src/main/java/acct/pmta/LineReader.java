package acct.pmta;

import java.io.BufferedInputStream;
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
    private long bytes;
    private Kind kind = Kind.TEXT;

    LineReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
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
        kind = Kind.TEXT;
        int b = read();
        if (b < 0) {
            return null;
        }
        while (b >= 0 && b != '\n' && kind != Kind.BINARY) {
            keep(line, b);
            b = read();
        }
        String text = line.toString(StandardCharsets.UTF_8);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        return new Line(text, kind);
    }

    private void keep(ByteArrayOutputStream line, int b) {
        if (b < ' ' && b != '\t' && b != '\r' && b != '\f') {
            kind = Kind.BINARY;
        } else if (line.size() < LONGEST) {
            line.write(b);
        } else {
            kind = Kind.CUT;
        }
    }

    private int read() throws IOException {
        int b = in.read();
        bytes += b < 0 ? 0 : 1;
        return b;
    }
}
