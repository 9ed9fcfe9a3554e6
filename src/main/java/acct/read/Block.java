package acct.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Up to {@link #MAX_RECORDS} well-formed records of one layout, one after the other, each ended by a line feed.
 *
 * @param layout the header that binds them
 * @param text the records' bytes
 * @param size how many of the bytes count
 * @param records how many records
 * @param starts where in {@code text} each begins
 * @param cells how many cells each has
 * @param lines line number of each in the file
 * @param offsets byte offset of each in the file
 */
record Block(
        Layout layout,
        byte[] text,
        int size,
        int records,
        int[] starts,
        int[] cells,
        long[] lines,
        long[] offsets) {

    /** One DuckDB vector. */
    static final int MAX_RECORDS = 2048;

    private static final int ENOUGH_BYTES = 1 << 20;

    /** The i-th record as it stands in the file, without its line end. */
    byte[] raw(int i) {
        int end = i + 1 < records ? starts[i + 1] : size;
        return Arrays.copyOfRange(text, starts[i], end - 1);
    }

    /** All records as text; invalid UTF-8 reads as U+FFFD. */
    String decoded() {
        return new String(text, 0, size, StandardCharsets.UTF_8);
    }

    /** Collects records. */
    static final class Builder {
        private final Layout layout;
        private final int[] starts = new int[MAX_RECORDS];
        private final int[] cells = new int[MAX_RECORDS];
        private final long[] lines = new long[MAX_RECORDS];
        private final long[] offsets = new long[MAX_RECORDS];
        private byte[] text = new byte[ENOUGH_BYTES];
        private int size;
        private int records;

        Builder(Layout layout) {
            this.layout = layout;
        }

        boolean isEmpty() {
            return records == 0;
        }

        boolean isFull() {
            return records == MAX_RECORDS || size >= ENOUGH_BYTES;
        }

        void add(byte[] from, int start, int length, int cellCount, long line, long offset) {
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

        Block build() {
            return new Block(layout, text, size, records, starts, cells, lines, offsets);
        }
    }
}
