package acct.read;

import java.util.Arrays;

/** What is left of a line that is too long to be kept: how it begins, and where. */
final class LongLine {
    /** There was none. */
    static final LongLine NONE = new LongLine(new byte[0], 0);

    private final byte[] head;
    private final long start;

    private LongLine(byte[] head, long start) {
        this.head = head;
        this.start = start;
    }

    /** The line that begins here in a buffer, and at this offset in its file; the buffer holds 64 KB of it at least. */
    static LongLine at(byte[] buffer, int from, long offset) {
        return new LongLine(Arrays.copyOfRange(buffer, from, from + LineScanner.MAX_SPAN), offset);
    }

    /** Where in these bytes its line feed stands; below 0 if the line goes on behind them. */
    static int lineFeed(byte[] buffer, int from, int limit) {
        for (int i = from; i < limit; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Its first 64 KB. */
    byte[] head() {
        return head;
    }

    /** Its byte offset. */
    long start() {
        return start;
    }
}
