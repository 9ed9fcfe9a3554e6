package acct.read;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An input that can be read from its start, decompressed on the way: a file, plain, gzip or zstd (also several
 * members or frames one after the other), told apart by its first bytes and not by its name.
 *
 * @param shown how the operator names it
 * @param path where it is
 */
public record AccountingFile(String shown, Path path) {
    private static final int BUFFER = 1 << 18;
    private static final int SMALL_BUFFER = 1 << 13;

    /** Decompressed bytes, and whether more may come. */
    public record Opened(InputStream bytes, Ending ending) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    /** Whether it has a name but cannot be read twice, such as a pipe. */
    public boolean isStream() {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    /**
     * Takes hold of the file that has this name now. All readings of one hold see the same file, also if it is renamed
     * and another one takes its name meanwhile.
     */
    public Held hold() throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException("is a folder");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            // It cannot be read twice, and a pipe may have nobody who writes.
            throw new IOException("is a pipe or a device, no regular file");
        }
        return new Held(path, FileStamp.of(path), Files.newByteChannel(path));
    }

    /**
     * Opens it at its start, for one reading.
     *
     * @param progress hears how many bytes of the file, as it lies on disk, were read
     */
    public Opened open(LongConsumer progress) throws IOException {
        Held held = hold();
        try {
            Opened opened = held.open(progress);
            return new Opened(new Releasing(opened.bytes(), held), opened.ending());
        } catch (IOException e) {
            held.close();
            throw e;
        }
    }

    /** Lets go of the file when reading is over. */
    private static final class Releasing extends FilterInputStream {
        private final Held held;

        Releasing(InputStream in, Held held) {
            super(in);
            this.held = held;
        }

        @Override
        public void close() throws IOException {
            held.close();
        }
    }

    /** One file that can be read several times from its start, whatever becomes of its name. */
    public static final class Held implements AutoCloseable {
        private final Path path;
        private final FileStamp stamp;
        private final SeekableByteChannel channel;
        private @Nullable Opened reading;

        private Held(Path path, FileStamp stamp, SeekableByteChannel channel) {
            this.path = path;
            this.stamp = stamp;
            this.channel = channel;
        }

        /**
         * Refuses a file whose bytes are no longer those that were read of it. It may have grown meanwhile, and its name
         * may be another one's: only where anything of it has changed is it read again.
         *
         * @param head its first bytes, as they were when it was recognised
         * @param bytes how many were read, decompressed
         * @param fingerprint of these, in hex
         */
        public void mustStillHold(byte[] head, long bytes, String fingerprint) throws IOException {
            if (isUntouched()) {
                return;
            }
            Fingerprint again = Fingerprint.fresh();
            byte[] buffer = new byte[BUFFER];
            InputStream in = new FirstBytes(open(count -> {}).bytes(), bytes);
            byte[] first = in.readNBytes(head.length);
            again.update(first, 0, first.length);
            for (int read = in.read(buffer, 0, BUFFER); read > 0; read = in.read(buffer, 0, BUFFER)) {
                again.update(buffer, 0, read);
            }
            if (!Arrays.equals(first, 0, first.length, head, 0, first.length)
                    || !again.hex().equals(fingerprint)) {
                throw new IOException("it was changed in place while it was loaded, so nothing of it was stored;"
                        + " the next run loads it as it is then");
            }
        }

        private boolean isUntouched() {
            try {
                return FileStamp.of(path).equals(stamp);
            } catch (IOException e) {
                // It has another name by now, or none.
                return false;
            }
        }

        /**
         * Reads from the start; ends any earlier reading.
         *
         * @param progress hears how many bytes of the file, as it lies on disk, were read
         */
        public Opened open(LongConsumer progress) throws IOException {
            endReading();
            channel.position(0);
            int buffer = (int) Math.max(SMALL_BUFFER, Math.min(BUFFER, channel.size()));
            reading = decompressed(new Counted(channel, progress), Ending.MAY_GROW, buffer);
            return reading;
        }

        /** What decompresses has memory outside the heap, which must not wait for the collector. */
        private void endReading() throws IOException {
            if (reading != null) {
                reading.close();
                reading = null;
            }
        }

        @Override
        public void close() throws IOException {
            try {
                endReading();
            } finally {
                channel.close();
            }
        }
    }

    /**
     * Decompresses a stream if it is gzip or zstd.
     *
     * @param plainEnding what holds if it is not compressed
     */
    public static Opened decompressed(InputStream raw, Ending plainEnding) throws IOException {
        return decompressed(raw, plainEnding, BUFFER);
    }

    private static Opened decompressed(InputStream raw, Ending plainEnding, int buffer) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, buffer);
        in.mark(4);
        byte[] first = in.readNBytes(4);
        in.reset();
        if (GzipMembers.beginLike(first)) {
            return new Opened(new GzipMembers(in), Ending.COMPLETE);
        }
        if (ZstdFrames.beginLike(first)) {
            return new Opened(new ZstdFrames(in), Ending.COMPLETE);
        }
        return new Opened(in, plainEnding);
    }

    /** Tells how far reading has come. */
    private static final class Counted extends FilterInputStream {
        private final SeekableByteChannel channel;
        private final LongConsumer progress;

        Counted(SeekableByteChannel channel, LongConsumer progress) {
            super(Channels.newInputStream(channel));
            this.channel = channel;
            this.progress = progress;
        }

        @Override
        public long skip(long count) throws IOException {
            long at = channel.position();
            long to = Math.min(channel.size(), at + Math.max(0, count));
            channel.position(to);
            progress.accept(to - at);
            return to - at;
        }

        @Override
        public void close() {
            // The file stays held for another reading.
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            progress.accept(Math.max(0, read));
            return read;
        }
    }
}
