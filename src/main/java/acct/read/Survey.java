package acct.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * What the bulk lane must know of a file beside its attempts: the digest of all bytes, how many lines there are, and the
 * lines that are no attempts. One pass over the bytes while DuckDB reads the same file.
 *
 * <p>That DuckDB saw the same records follows from the count: every line feed ends the header, one attempt or one other
 * line. A line feed inside a quoted cell makes one line too many. Only lines that look like other records could make up
 * for it, and the first of these would follow a line with an open quote, which is looked for.
 */
public final class Survey {
    private static final int BUFFER = 1 << 20;
    private static final int PACKING_BUFFER = 1 << 16;
    private static final long MAX_OTHER_BYTES = 256 << 20;

    private final PlainFile file;
    private final LongConsumer progress;
    private final Fingerprint digest = Fingerprint.fresh();
    private final ByteArrayOutputStream packedOthers = new ByteArrayOutputStream();
    private final List<Long> otherLines = new ArrayList<>();
    private final byte[] buffer = new byte[BUFFER];
    private int limit;
    private int lineStart;
    private int previousStart;
    private long bytes;
    private long lines;
    private long otherBytes;
    private volatile boolean stopped;

    /**
     * A survey to come.
     *
     * @param progress hears how many bytes were read
     */
    public Survey(PlainFile file, LongConsumer progress) {
        this.file = file;
        this.progress = progress;
    }

    /**
     * What there is.
     *
     * @param bytes length of the file
     * @param lines its lines, with the header
     * @param others how many of them are neither header nor attempt
     * @param fingerprint of all bytes, in hex
     */
    public record Findings(long bytes, long lines, int others, String fingerprint) {}

    /** Makes {@link #read} end early, with a doubt. */
    public void stop() {
        stopped = true;
    }

    /** Reads the whole file. */
    public Findings read() throws IOException, DoubtException {
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (InputStream in = Files.newInputStream(file.path());
                OutputStream others = new DeflaterOutputStream(packedOthers, fast, PACKING_BUFFER)) {
            int read;
            while ((read = in.read(buffer, limit, buffer.length - limit)) >= 0) {
                if (stopped) {
                    throw new DoubtException("stopped");
                }
                digest.update(buffer, limit, read);
                bytes += read;
                progress.accept(read);
                limit += read;
                look(limit - read, others);
                makeRoom();
            }
        } finally {
            fast.end();
        }
        if (lineStart != limit) {
            throw new DoubtException("the last line is not ended");
        }
        return new Findings(bytes, lines, otherLines.size(), digest.hex());
    }

    /** Latin 1 gives a character for each byte, and the JDK searches such text at the speed of memory. */
    private void look(int from, OutputStream others) throws IOException, DoubtException {
        String text = new String(buffer, from, limit - from, StandardCharsets.ISO_8859_1);
        if (text.indexOf('\0') >= 0) {
            throw new DoubtException("a NUL byte");
        }
        if (text.indexOf('\r') >= 0) {
            throw new DoubtException("a carriage return");
        }
        for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
            endLine(from + feed, others);
        }
    }

    private void endLine(int end, OutputStream others) throws IOException, DoubtException {
        if (lines > 0 && !isAttempt(end)) {
            keep(end, others);
        } else if (endsEmpty(end) && cells(end) > file.layout().width()) {
            throw new DoubtException("a row with more cells than the header");
        }
        lines++;
        previousStart = lineStart;
        lineStart = end + 1;
    }

    private boolean isAttempt(int end) {
        return end - lineStart > 1
                && buffer[lineStart + 1] == ','
                && switch (buffer[lineStart]) {
                    case 'd', 'b', 't' -> true;
                    default -> false;
                };
    }

    /** DuckDB takes no notice of cells beyond the header's if they are empty; only such a line has to be counted. */
    private boolean endsEmpty(int end) {
        int i = end;
        if (i - lineStart > 2 && buffer[i - 1] == '"' && buffer[i - 2] == '"') {
            i -= 2;
        }
        return i > lineStart && buffer[i - 1] == ',';
    }

    private int cells(int end) {
        int cells = 1;
        boolean quoted = false;
        for (int i = lineStart; i < end; i++) {
            quoted ^= buffer[i] == '"';
            cells += buffer[i] == ',' && !quoted ? 1 : 0;
        }
        return cells;
    }

    /** Packed, as these lines wait until the file has been read and are the only thing that grows with it. */
    private void keep(int end, OutputStream others) throws IOException, DoubtException {
        int quotes = 0;
        for (int i = previousStart; i < lineStart; i++) {
            quotes += buffer[i] == '"' ? 1 : 0;
        }
        if (quotes % 2 != 0) {
            throw new DoubtException("a quote that is open at a line's end");
        }
        int length = end + 1 - lineStart;
        otherBytes += length;
        if (otherBytes > MAX_OTHER_BYTES) {
            throw new DoubtException("many rows that are no attempts");
        }
        others.write(buffer, lineStart, length);
        otherLines.add(lines + 1);
    }

    /** The line before the next one stays, as its quotes may be asked for. */
    private void makeRoom() throws DoubtException {
        int from = previousStart;
        System.arraycopy(buffer, from, buffer, 0, limit - from);
        limit -= from;
        lineStart -= from;
        previousStart = 0;
        if (limit == buffer.length) {
            throw new DoubtException("a line of more than a million bytes");
        }
    }

    /** The lines that are no attempts; call after {@link #read}. */
    public OtherLines others(ZoneId zone) throws IOException, DoubtException {
        InputStream lines = new SequenceInputStream(
                new ByteArrayInputStream(file.headerLine().getBytes(StandardCharsets.UTF_8)),
                new InflaterInputStream(new ByteArrayInputStream(packedOthers.toByteArray())));
        return new OtherLines(lines, otherLines, zone);
    }
}
