package acct.read;

import java.util.Arrays;

/** How the buffer in which lines are found grows: a small file never needs the larger one, a long line more than that. */
final class LineBuffer {
    private static final int FIRST = 1 << 17;
    private static final int USUAL = 1 << 20;

    private LineBuffer() {}

    /** The one to begin with. */
    static byte[] first() {
        return new byte[FIRST];
    }

    /** One with room behind, for a buffer that is full; what stood there from {@code from} on begins it. */
    static byte[] withRoom(byte[] full, int from) {
        if (from == 0) {
            return Arrays.copyOf(full, full.length * 2);
        }
        byte[] next = full.length < USUAL ? new byte[USUAL] : full;
        System.arraycopy(full, from, next, 0, full.length - from);
        return next;
    }
}
