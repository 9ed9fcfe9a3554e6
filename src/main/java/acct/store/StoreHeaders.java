package acct.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * The three headers at the start of a DuckDB file: what it is, with a name by chance, and twice which directory of blocks counts. A checkpoint ends
 * by writing one of the last two, the one that does not count yet; each begins with a checksum of the rest of it.
 */
final class StoreHeaders {
    private static final int ONE = 4096;

    private final byte[] bytes;

    private StoreHeaders(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Those of a file. */
    static StoreHeaders of(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) FileEnd.HEADERS);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, bytes.position()) < 0) {
                throw new EOFException("the file ends within its headers");
            }
        }
        return new StoreHeaders(bytes.array());
    }

    /** As {@link #bytes} gave them. */
    static StoreHeaders of(byte[] bytes) {
        return new StoreHeaders(bytes.clone());
    }

    /** As they stand in the file. */
    byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Whether the file had these when a checkpoint began that did not come to its end: it is the same file, and at most one of
     * the last two is another, and torn.
     */
    boolean wereThoseOf(StoreHeaders found) {
        boolean first = isSame(ONE, found);
        boolean second = isSame(2 * ONE, found);
        return isSame(0, found)
                && (first || second)
                && (first || !found.isWhole(ONE))
                && (second || !found.isWhole(2 * ONE));
    }

    private boolean isSame(int at, StoreHeaders found) {
        return Arrays.equals(bytes, at, at + ONE, found.bytes, at, at + ONE);
    }

    /** DuckDB's checksum: what 64 bits make, multiplied and put together by exclusive or. */
    private boolean isWhole(int at) {
        ByteBuffer header = ByteBuffer.wrap(bytes, at, ONE).order(ByteOrder.LITTLE_ENDIAN);
        long expected = header.getLong();
        long sum = 5381;
        while (header.hasRemaining()) {
            sum ^= header.getLong() * 0xbf58476d1ce4e5b9L;
        }
        return sum == expected;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoreHeaders headers && Arrays.equals(bytes, headers.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
