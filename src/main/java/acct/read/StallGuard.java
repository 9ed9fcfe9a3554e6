package acct.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stream that does not wait for ever: if nothing comes for a while, reading fails. A thread reads ahead, as nothing else
 * tells a pipe that is silent from one that has ended.
 */
final class StallGuard extends InputStream {
    private static final int CHUNK = 64 * 1024;
    private static final int CHUNKS = 16;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(CHUNKS);
    private final Duration patience;
    private final Thread reader;
    private Chunk current = new Chunk(NOTHING, null, false);

    /** What was read: bytes, the end, or what went wrong. */
    private record Chunk(ByteBuffer bytes, @Nullable IOException failure, boolean isLast) {}

    StallGuard(InputStream in, Duration patience) {
        this.patience = patience;
        this.reader = new Thread(() -> readAhead(in), "acct-input");
        reader.setDaemon(true);
        reader.start();
    }

    private void readAhead(InputStream in) {
        try {
            Chunk chunk;
            do {
                chunk = next(in);
                chunks.put(chunk);
            } while (!chunk.isLast());
        } catch (InterruptedException e) {
            // Nobody reads any more.
            Thread.currentThread().interrupt();
        }
    }

    private static Chunk next(InputStream in) {
        try {
            byte[] bytes = new byte[CHUNK];
            int count = in.read(bytes);
            return count < 0
                    ? new Chunk(NOTHING, null, true)
                    : new Chunk(ByteBuffer.wrap(bytes, 0, count), null, false);
        } catch (IOException e) {
            return new Chunk(NOTHING, e, true);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!current.bytes().hasRemaining()) {
            if (current.failure() != null) {
                throw new IOException(current.failure().getMessage(), current.failure());
            }
            if (current.isLast()) {
                return -1;
            }
            current = taken();
        }
        int count = Math.min(length, current.bytes().remaining());
        current.bytes().get(bytes, from, count);
        return count;
    }

    private Chunk taken() throws IOException {
        try {
            Chunk chunk = chunks.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (chunk == null) {
                throw new IOException("nothing came for " + patience.toSeconds()
                        + " seconds while the store was held for it, so nothing of it was stored;"
                        + " see what writes into it, and make more room on the disk of the store");
            }
            return chunk;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
