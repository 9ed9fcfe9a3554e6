package acct.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Well-formed records of one layout, one after the other, each ended by a line feed, with the place of each. */
public final class ByteBlock {
    /** One DuckDB vector. */
    static final int MAX_RECORDS = 2048;

    private static final int ENOUGH_BYTES = 1 << 20;

    private final Layout layout;
    private final int[] starts = new int[MAX_RECORDS];
    private final int[] cells = new int[MAX_RECORDS];
    private final long[] lines = new long[MAX_RECORDS];
    private final long[] offsets = new long[MAX_RECORDS];
    private byte[] text;
    private int size;
    private int records;

    /**
     * An empty one.
     *
     * @param bytes how many are expected; more fit
     */
    public ByteBlock(Layout layout, int bytes) {
        this.layout = layout;
        this.text = new byte[Math.min(bytes, ENOUGH_BYTES)];
    }

    /** The header that binds the records. */
    Layout layout() {
        return layout;
    }

    /** How many records there are. */
    int records() {
        return records;
    }

    /** A copied header is stored with its name in each row, so rows of empty cells may weigh more than their text. */
    boolean isFull() {
        return records == MAX_RECORDS || size + records * layout.keptNameChars() >= ENOUGH_BYTES;
    }

    /** How large a row is in the store, about. */
    long bytesOfOne() {
        return size / Math.max(1, records) + layout.keptNameChars();
    }

    public void add(byte[] from, int start, int length, int cellCount, long line, long offset) {
        if (size + length + 1 > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, size + length + 1));
        }
        starts[records] = size;
        cells[records] = cellCount;
        lines[records] = line;
        offsets[records] = offset;
        System.arraycopy(from, start, text, size, length);
        size += length;
        text[size++] = '\n';
        records++;
    }

    /** How many cells the scanner saw in the i-th record. */
    int cells(int i) {
        return cells[i];
    }

    /** Line number of the i-th record in the file. */
    long line(int i) {
        return lines[i];
    }

    /** Byte offset of the i-th record in the file. */
    long offset(int i) {
        return offsets[i];
    }

    /** The i-th record as it stands in the file, without its line end. */
    byte[] raw(int i) {
        int end = i + 1 < records ? starts[i + 1] : size;
        return Arrays.copyOfRange(text, starts[i], end - 1);
    }

    /** All records as text; invalid UTF-8 reads as U+FFFD. */
    String decoded() {
        return new String(text, 0, size, StandardCharsets.UTF_8);
    }
}
