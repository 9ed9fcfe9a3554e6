package acct.read;

import acct.privacy.Covering;
import acct.privacy.RowCover;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads one accounting file from a given place to its end and accounts for every line:
 * {@code lines = headers + blank + accepted + rejected}.
 *
 * <p>Use: {@link #begin}, then {@link #nextBatch} until it answers false; several threads may call it at once, each with
 * its own {@link RowBatch}: finding records is serial, taking them apart is not.
 */
public final class AccountingReader {
    private static final int FIRST_BLOCK_BYTES = 1 << 17;
    private static final int BYTES_PER_STEP = 8 << 20;

    private final LineScanner scanner;
    private final TimeText times;
    private final Fingerprint digest;
    private final Set<String> ignoredColumns = new LinkedHashSet<>();
    private final Map<String, BadValue> badValues = new TreeMap<>();
    private final RejectedLines rejected;
    private AlreadyStored elsewhere = new AlreadyStored();
    private Covering covering = Covering.NONE;
    private RowCover lineCover = Covering.NONE.rows();
    private @Nullable Layout layout;
    private @Nullable Layout firstLayout;
    private long lines;
    private long headers;
    private long blank;
    private long accepted;
    private long rejectedCount;
    private long invalidUtf8;
    private long bytesOfWidest;
    private long pendingBytes;

    /**
     * A reader over decompressed bytes.
     *
     * @param in positioned at {@code from}
     * @param ending whether an unterminated last line waits
     * @param from where reading begins
     * @param digest has seen all bytes before {@code from}; sees all that are consumed
     * @param zone of epoch times and of times without an offset
     */
    public AccountingReader(InputStream in, Ending ending, Position from, Fingerprint digest, ZoneId zone) {
        this(in, ending, from, digest, zone, RejectBudget.USUAL);
    }

    /** The same, which keeps another number of rejected lines. */
    public AccountingReader(
            InputStream in, Ending ending, Position from, Fingerprint digest, ZoneId zone, RejectBudget budget) {
        this.rejected = new RejectedLines(budget);
        this.scanner = new LineScanner(in, ending, digest, from.offset(), from.line());
        this.digest = digest;
        this.layout = from.layout();
        this.firstLayout = from.layout();
        this.times = new TimeText(zone);
    }

    /**
     * A place in a file where reading can begin.
     *
     * @param offset decompressed bytes before it
     * @param line number of the line there, from 1
     * @param layout the header in force; null at the start of a file
     */
    public record Position(long offset, long line, @Nullable Layout layout) {
        /** The start of a file. */
        public static final Position START = new Position(0, 1, null);
    }

    /** Makes it reject these rows; to be called before the first batch. */
    public void reject(AlreadyStored rows) {
        elsewhere = rows;
    }

    /** Makes it hide recipients in all that it hands out; to be called before the first batch. */
    public void hide(Covering what) {
        covering = what;
        lineCover = what.rows();
    }

    /** What the first line says about the file. */
    public enum Beginning {
        /** It is a header line, or reading goes on behind an earlier one. */
        ACCOUNTING,
        /** There is no line yet. */
        EMPTY
    }

    /**
     * Looks at the first line.
     *
     * @throws NotAccountingException if it is no header line
     */
    public synchronized Beginning begin() throws IOException, NotAccountingException {
        if (layout != null) {
            return Beginning.ACCOUNTING;
        }
        while (true) {
            switch (scanner.scan(0)) {
                case END -> {
                    return Beginning.EMPTY;
                }
                case PENDING -> {
                    FirstLine.mustBeginLikeHeader(scanner);
                    pendingBytes = scanner.pendingBytes();
                    return Beginning.EMPTY;
                }
                case DAMAGED -> throw FirstLine.refused(scanner);
                case RECORD -> {
                    if (!isBlank()) {
                        FirstLine.mustBeHeader(scanner);
                        return Beginning.ACCOUNTING;
                    }
                    countBlank();
                }
            }
        }
    }

    /** Fills a batch with the next accepted rows; false at the end. A batch may be empty though more follows. */
    public boolean nextBatch(RowBatch batch) throws IOException {
        batch.clear();
        Piece found = next();
        ByteBlock block = found.block();
        if (block == null || block.records() == 0) {
            close(found.rejects());
            return block != null;
        }
        batch.hide(covering);
        batch.fill(block, times, elsewhere);
        collect(block, batch, found.rejects());
        return true;
    }

    /**
     * What was found in a part of the file.
     *
     * @param block records to be taken apart; null at the end of the file
     * @param rejects what was no record
     */
    private record Piece(@Nullable ByteBlock block, RejectedLines.Part rejects) {}

    private synchronized Piece next() throws IOException {
        RejectedLines.Part rejects = rejected.begin();
        return new Piece(nextBlock(rejects), rejects);
    }

    private synchronized void close(RejectedLines.Part rejects) {
        rejected.end(rejects);
    }

    private synchronized void collect(ByteBlock block, RowBatch batch, RejectedLines.Part rejects) {
        accepted += batch.accepted();
        invalidUtf8 += batch.invalidUtf8();
        bytesOfWidest = Math.max(bytesOfWidest, block.bytesOfOne());
        rejectedCount += block.records() - batch.accepted();
        batch.rejected().forEach(line -> rejected.add(rejects, line));
        rejected.end(rejects);
        batch.badValues().forEach(bad -> badValues.merge(bad.column(), bad, BadValue::and));
    }

    private @Nullable ByteBlock nextBlock(RejectedLines.Part rejects) throws IOException {
        @Nullable ByteBlock block = null;
        long stop = scanner.offset() + BYTES_PER_STEP;
        while (scanner.offset() < stop && !rejected.isFull()) {
            if (block != null && block.isFull()) {
                break;
            }
            int width = layout == null ? 0 : layout.width();
            LineScanner.Found found = scanner.scan(width);
            if (found == LineScanner.Found.END || found == LineScanner.Found.PENDING) {
                pendingBytes = scanner.pendingBytes();
                return block;
            }
            if (found == LineScanner.Found.DAMAGED) {
                reject(rejects, scanner.reason(), "");
            } else if (isBlank()) {
                countBlank();
            } else if (FirstLine.isHeader(scanner)) {
                if (block != null && block.records() > 0) {
                    break;
                }
                bindHeader();
                block = null;
            } else {
                block = add(rejects, block, width);
            }
        }
        return block == null ? newBlock() : block;
    }

    private Layout layout() {
        if (layout == null) {
            throw new IllegalStateException("begin() was not called");
        }
        return layout;
    }

    /** The first one of a small file is all there is. */
    private ByteBlock newBlock() {
        boolean isFirst = accepted == 0 && rejectedCount == 0;
        return new ByteBlock(layout(), isFirst ? FIRST_BLOCK_BYTES : Integer.MAX_VALUE);
    }

    private @Nullable ByteBlock add(RejectedLines.Part rejects, @Nullable ByteBlock started, int width) {
        int cells = scanner.cells();
        if (cells != width && cells != width - 1) {
            String detail = cells + " instead of " + width;
            reject(rejects, cells < width ? RejectReason.TOO_FEW_CELLS : RejectReason.TOO_MANY_CELLS, detail);
            return started;
        }
        ByteBlock block = started == null ? newBlock() : started;
        byte[] bytes = scanner.bytes();
        int start = scanner.start();
        int length = scanner.length();
        if (scanner.hasBareReturn()) {
            bytes = BareReturns.quoted(bytes, start, length);
            start = 0;
            length = bytes.length;
        }
        block.add(bytes, start, length, cells, scanner.line(), scanner.offset());
        lines++;
        scanner.consume();
        return block;
    }

    private void bindHeader() {
        layout = Layout.of(FirstLine.names(scanner));
        firstLayout = firstLayout == null ? layout : firstLayout;
        ignoredColumns.addAll(layout.ignored());
        headers++;
        lines++;
        scanner.consume();
    }

    private void reject(RejectedLines.Part rejects, RejectReason reason, String detail) {
        boolean skipped = reason == RejectReason.LINE_TOO_LONG;
        byte[] bytes = skipped ? scanner.skipped().head() : scanner.bytes();
        int start = skipped ? 0 : scanner.start();
        int length = Math.min(skipped ? bytes.length : scanner.length(), LineScanner.MAX_SPAN);
        long offset = skipped ? scanner.skipped().start() : scanner.offset();
        String raw = rejected.wants(reason) ? new String(bytes, start, length, StandardCharsets.UTF_8) : "";
        if (!lineCover.isIdle()) {
            // Where a line ends too early, what stands last may be half an address.
            raw = reason == RejectReason.TOO_FEW_CELLS || length == LineScanner.MAX_SPAN
                    ? lineCover.brokenLine(raw)
                    : lineCover.line(raw);
        }
        rejected.add(rejects, new RejectedLine(scanner.line(), offset, reason, detail, raw, layout()));
        rejectedCount++;
        lines++;
        scanner.consume();
    }

    private boolean isBlank() {
        byte[] bytes = scanner.bytes();
        for (int i = scanner.start(); i < scanner.start() + scanner.length(); i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private void countBlank() {
        blank++;
        lines++;
        scanner.consume();
    }

    /** The lines rejected since the last call, as far as they are kept. */
    public synchronized List<RejectedLine> takeRejected() {
        return rejected.take();
    }

    /** Whether so many rejected lines wait that they should be taken before reading on. */
    public synchronized boolean isFullOfRejects() {
        return rejected.isFull();
    }

    /** The rejected lines that are not kept, by reason. */
    public synchronized List<RejectCount> countedRejects() {
        return rejected.counted();
    }

    /** How large the largest rows are: the middle of the rows that were taken together, which are few where they are large. */
    public synchronized long bytesOfWidest() {
        return bytesOfWidest;
    }

    /** What has been read so far. */
    public synchronized Tally tally() {
        return new Tally(lines, headers, blank, accepted, rejectedCount, invalidUtf8, pendingBytes);
    }

    /** Optional cells that became null. */
    public synchronized List<BadValue> badValues() {
        return List.copyOf(badValues.values());
    }

    /** Column names that mean nothing to acct. */
    public synchronized Set<String> ignoredColumns() {
        return new LinkedHashSet<>(ignoredColumns);
    }

    /** The header that was in force first; null before any. */
    public synchronized @Nullable Layout firstLayout() {
        return firstLayout;
    }

    /** Where reading would go on. */
    public synchronized Position position() {
        return new Position(scanner.offset(), scanner.line(), layout);
    }

    /** Of all bytes up to {@link #position()}, in hex. */
    public synchronized String fingerprint() {
        return digest.hex();
    }

    /**
     * Every line of a file, accounted for.
     *
     * @param lines records, blank lines and damaged lines; {@code headers + blank + accepted + rejected}
     * @param headers header lines
     * @param blank empty lines and lines of blanks
     * @param accepted rows to be stored
     * @param rejected lines that are not
     * @param invalidUtf8 accepted rows in which bytes were replaced
     * @param pendingBytes bytes of an unterminated last line that wait for their rest
     */
    public record Tally(
            long lines, long headers, long blank, long accepted, long rejected, long invalidUtf8, long pendingBytes) {}
}
