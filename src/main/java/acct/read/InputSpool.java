package acct.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what can be read once only, before anybody waits for the store: a pipe may be silent for hours. What is small is
 * kept in memory, the rest in a file beside the store that has no name any more. What finds no room there is read while the
 * store is held, and then it must not stall.
 */
public final class InputSpool implements Closeable {
    /** What is held in memory, and what must show an accounting file before more is taken in. */
    static final int IN_MEMORY = 1 << 20;

    private static final int CHUNK = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Limits limits;
    private final InputStream in;
    private final Runnable betweenReads;
    private final ByteArrayOutputStream first = new ByteArrayOutputStream();
    private byte[] rest = {};
    private @Nullable FileChannel file;
    private @Nullable StallGuard guard;
    private boolean hasEnded;

    /**
     * How much is taken in, and how long is waited for the rest.
     *
     * @param bytes at most so many on disk
     * @param patience for each next byte while the store is held
     */
    record Limits(long bytes, Duration patience) {}

    private InputSpool(InputStream in, Limits limits, Runnable betweenReads) {
        this.in = in;
        this.limits = limits;
        this.betweenReads = betweenReads;
    }

    /**
     * Takes in a stream to its end, as far as there is room: half of what is free, as the rows need some too.
     *
     * @param store beside which a file may be made
     * @param betweenReads is asked again and again; may end it with an exception
     */
    public static InputSpool of(InputStream in, Path store, Runnable betweenReads) throws IOException {
        Path folder = store.toAbsolutePath().getParent();
        Path near = folder;
        while (near != null && !Files.exists(near)) {
            near = near.getParent();
        }
        long free = near == null ? 0 : Files.getFileStore(near).getUsableSpace() / 2;
        return of(in, store, new Limits(free, PATIENCE), betweenReads);
    }

    static InputSpool of(InputStream in, Path store, Limits limits, Runnable betweenReads) throws IOException {
        InputSpool spool = new InputSpool(in, limits, betweenReads);
        try {
            spool.fill(store);
            return spool;
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    private void fill(Path store) throws IOException {
        byte[] chunk = new byte[CHUNK];
        while (first.size() < IN_MEMORY) {
            int count = next(chunk, IN_MEMORY - first.size());
            if (count < 0) {
                return;
            }
            first.write(chunk, 0, count);
        }
        if (isAccounting()) {
            file = open(store);
            while (file != null && file.position() < limits.bytes()) {
                int count = next(chunk, CHUNK);
                if (count < 0 || !write(file, chunk, count)) {
                    return;
                }
            }
        }
    }

    private int next(byte[] chunk, int most) throws IOException {
        betweenReads.run();
        int count = in.read(chunk, 0, Math.min(chunk.length, most));
        hasEnded = count < 0;
        return count;
    }

    /** What is no accounting file is refused by its first line, and need not fill a disk before. */
    private boolean isAccounting() {
        try (AccountingFile.Opened opened =
                AccountingFile.decompressed(new ByteArrayInputStream(first.toByteArray()), Ending.COMPLETE)) {
            return FileHead.isAccounting(opened.bytes().readNBytes(CHUNK));
        } catch (IOException e) {
            return false;
        }
    }

    /** A file without a name, which ends with the process, however that ends; null if none can be made. */
    private static @Nullable FileChannel open(Path store) {
        Path path = store.resolveSibling(
                store.getFileName() + ".input-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet());
        FileAttribute<?>[] own =
                path.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try {
            return FileChannel.open(
                    path,
                    Set.of(
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE),
                    own);
        } catch (IOException e) {
            // The folder is not there yet, or may not be written, which the load itself says better.
            return null;
        }
    }

    /** Whether there was room; what was not written is kept. */
    private boolean write(FileChannel to, byte[] chunk, int count) {
        ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, count);
        try {
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
            return true;
        } catch (IOException e) {
            rest = Arrays.copyOfRange(chunk, bytes.position(), count);
            return false;
        }
    }

    /** All that came and comes, once. */
    public InputStream bytes() throws IOException {
        List<InputStream> parts = new java.util.ArrayList<>();
        parts.add(new ByteArrayInputStream(first.toByteArray()));
        if (file != null) {
            parts.add(Channels.newInputStream(file.position(0)));
        }
        parts.add(new ByteArrayInputStream(rest));
        if (!hasEnded) {
            guard = new StallGuard(in, limits.patience());
            parts.add(guard);
        }
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    /** Whether all of it was taken in. */
    boolean isWhole() {
        return hasEnded;
    }

    @Override
    public void close() throws IOException {
        if (guard != null) {
            guard.close();
        }
        if (file != null) {
            file.close();
        }
    }
}
