package acct.store;

import acct.model.UserException;
import acct.write.Access;
import acct.write.Placement;
import acct.write.WholeFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What DuckDB is about to write over. A checkpoint writes everything into free blocks, but for its directory: a block of
 * that which has room left is filled in place, before the header says that it counts. Whoever is killed within such a write
 * leaves a block half old and half new, and a store that DuckDB refuses. So these blocks are kept beside the store first,
 * with the headers that they belong to; as long as the file has those, they are put back by whoever opens it next.
 */
final class CheckpointJournal implements AutoCloseable {
    private static final long MAGIC = 0x61636374_6a726e31L;

    private final StoreFiles files;

    /** Open as long as DuckDB has the file: closing it ends DuckDB's lock. */
    private final FileChannel store;

    private @Nullable StoreHeaders kept;

    private CheckpointJournal(StoreFiles files, FileChannel store) {
        this.files = files;
        this.store = store;
    }

    /** Of a store that DuckDB is about to open for writing. */
    static CheckpointJournal of(StoreFiles files) throws IOException {
        return new CheckpointJournal(files, FileChannel.open(files.store(), StandardOpenOption.READ));
    }

    /**
     * Keeps what the next checkpoint may write over, unless it is kept already; to be called before whatever may become one.
     *
     * @throws UserException if it cannot be written. On a disk that is nearly full it is left: there must be a way to prune.
     */
    void keep(Connection connection) throws SQLException {
        try {
            StoreHeaders now = StoreHeaders.of(store);
            if (kept == null || !now.equals(kept)) {
                long size = FileEnd.Blocks.of(connection).size();
                List<Long> blocks = unfilled(connection);
                if (files.hasRoomFor(FileEnd.HEADERS + blocks.size() * size)) {
                    write(now, blocks, size);
                    kept = now;
                }
            }
        } catch (IOException e) {
            if (!NoRoom.isReasonOf(e)) {
                throw UserException.failed(files.journal() + ": cannot be written: " + WholeFile.why(e));
            }
        }
    }

    /** The same before DuckDB closes the file, which puts a log that there is into it. */
    void keepLast(Connection connection) throws IOException {
        if (files.hasLog()) {
            try {
                keep(connection);
            } catch (SQLException e) {
                // A database that failed for good makes no checkpoint, and what was kept before stays kept.
                return;
            }
        }
    }

    /** The blocks of the directory with room left. */
    private static List<Long> unfilled(Connection connection) throws SQLException {
        List<Long> blocks = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma metadata_info")) {
            while (row.next()) {
                if (row.getLong("free_blocks") > 0) {
                    blocks.add(row.getLong("block_id"));
                }
            }
        }
        return blocks;
    }

    private void write(StoreHeaders headers, List<Long> blocks, long size) throws IOException {
        Path begun = files.unfinishedJournal();
        Files.deleteIfExists(begun);
        try (FileChannel channel = FileChannel.open(
                        begun,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                        Access.OWNER.attributes(begun));
                OutputStream buffered = new BufferedOutputStream(Channels.newOutputStream(channel));
                CheckedOutputStream checked = new CheckedOutputStream(buffered, new CRC32C());
                DataOutputStream out = new DataOutputStream(checked)) {
            out.writeLong(MAGIC);
            out.write(headers.bytes());
            out.writeLong(size);
            out.writeInt(blocks.size());
            for (long block : blocks) {
                out.writeLong(block);
                out.write(bytes(place(block, size), (int) size));
            }
            out.writeLong(checked.getChecksum().getValue());
            out.flush();
            StoreFiles.share(files.store(), begun);
            Placement.replaceOnDisk(begun, files.journal());
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    /** What of them was never written is zeros. */
    private byte[] bytes(long from, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = store.read(bytes, from + bytes.position());
        }
        return bytes.array();
    }

    private static long place(long block, long size) {
        return FileEnd.HEADERS + block * size;
    }

    /** The store is closed. A log that is left says that no checkpoint came to its end: then the journal stays, too. */
    @Override
    public void close() throws IOException {
        store.close();
        if (!files.hasLog()) {
            Files.deleteIfExists(files.journal());
        }
    }

    /**
     * Before a store is read: takes back what a killed process had begun. Who may not write, and whom somebody is before,
     * leaves that to others: DuckDB lets nobody read while one writes, or puts back.
     */
    static void settle(StoreFiles files, Clock clock) {
        if (Files.isRegularFile(files.journal())) {
            try (WriterLock lock = WriterLock.tryTake(files.store(), WriterLock.Purpose.WRITING, clock)) {
                if (lock != null) {
                    takenBack(files);
                }
            } catch (UserException | IOException e) {
                // DuckDB tells if the store cannot be read so.
                return;
            }
        }
    }

    /**
     * The same before it is written, for who has the writers' lock; waits for who reads it.
     *
     * @throws UserException if that cannot be done: what is written then may stand on a block that is half old
     */
    static void settle(StoreFiles files, Turn turn) {
        try {
            while (!takenBack(files)) {
                turn.pause(Optional::empty, null);
            }
        } catch (IOException e) {
            throw UserException.failed(
                    files.journal() + ": what a killed run kept of the store cannot be put back: " + WholeFile.why(e));
        }
    }

    /** Whether nothing is left to take back; not if another program has the store open. */
    private static boolean takenBack(StoreFiles files) throws IOException {
        Path journal = files.journal();
        if (!Files.isRegularFile(journal)) {
            return true;
        }
        if (Files.isRegularFile(files.store()) && isWhole(journal)) {
            try (FileChannel store =
                            FileChannel.open(files.store(), StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock lock = store.tryLock()) {
                if (lock == null) {
                    return false;
                }
                putBack(journal, store);
            }
        }
        Files.delete(journal);
        return true;
    }

    private static boolean isWhole(Path journal) throws IOException {
        long bytes = Files.size(journal) - Long.BYTES;
        try (CheckedInputStream checked = new CheckedInputStream(open(journal), new CRC32C());
                DataInputStream in = new DataInputStream(checked)) {
            in.skipNBytes(Math.max(0, bytes));
            return bytes > FileEnd.HEADERS && checked.getChecksum().getValue() == in.readLong();
        }
    }

    private static void putBack(Path journal, FileChannel store) throws IOException {
        try (DataInputStream in = new DataInputStream(open(journal))) {
            if (in.readLong() != MAGIC || store.size() < FileEnd.HEADERS) {
                return;
            }
            StoreHeaders headers = StoreHeaders.of(in.readNBytes((int) FileEnd.HEADERS));
            if (!headers.wereThoseOf(StoreHeaders.of(store))) {
                // The checkpoint came to its end.
                return;
            }
            long size = in.readLong();
            int blocks = in.readInt();
            for (int i = 0; i < blocks; i++) {
                long place = place(in.readLong(), size);
                byte[] block = in.readNBytes((int) size);
                if (place + size <= store.size()) {
                    put(block, place, store);
                }
            }
            put(headers.bytes(), 0, store);
            store.force(true);
        }
    }

    private static void put(byte[] bytes, long place, FileChannel store) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            store.write(left, place + left.position());
        }
    }

    private static InputStream open(Path journal) throws IOException {
        return new BufferedInputStream(Files.newInputStream(journal), 1 << 16);
    }
}
