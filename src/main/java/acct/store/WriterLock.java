package acct.store;

import acct.model.UserException;
import acct.write.Access;
import acct.write.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets one writer at a time near a store, also while DuckDB has the file closed for a moment; and one night at a time tell
 * of it. The operating system ends a lock with its process, so the file beside the store may stay behind and means nothing
 * by itself.
 */
final class WriterLock implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern NOTE =
            Pattern.compile("since (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ), pid (\\d{1,10})");

    /**
     * What this process holds. Closing any channel of a file ends all locks that the process has on it, so a file that
     * is held here must not be opened a second time.
     */
    private static final Map<Path, String> HELD_HERE = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;

    private WriterLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** What only one process may do at a time. */
    enum Purpose {
        /** Whoever has it may write. */
        WRITING(".lock"),
        /** Whoever has it may report and mail what nobody was told of; others may load meanwhile. */
        TELLING(".night.lock");

        private final String ending;

        Purpose(String ending) {
            this.ending = ending;
        }

        /** The file that is locked for it. */
        Path beside(Path store) {
            return store.resolveSibling(store.getFileName() + ending);
        }
    }

    /**
     * Takes the lock; null if another writer has it.
     *
     * @param store its real path
     * @throws UserException if the file cannot be made or locked
     */
    static @Nullable WriterLock tryTake(Path store, Purpose purpose, Clock clock) {
        Path file = purpose.beside(store);
        String note = "since " + TIME.format(clock.instant().truncatedTo(ChronoUnit.SECONDS)) + ", pid "
                + ProcessHandle.current().pid();
        if (HELD_HERE.putIfAbsent(file, note) != null) {
            return null;
        }
        WriterLock taken = null;
        try {
            taken = tryTake(store, file, note);
        } catch (IOException e) {
            throw UserException.failed(file + ": the store's lock file cannot be written: " + WholeFile.why(e)
                    + "; loading and pruning need a folder and files that this account may write");
        } finally {
            if (taken == null) {
                HELD_HERE.remove(file);
            }
        }
        return taken;
    }

    /** Takes the lock, and waits for its turn. */
    static WriterLock take(Path store, Purpose purpose, Turn turn, Clock clock) {
        while (true) {
            WriterLock lock = tryTake(store, purpose, clock);
            if (lock != null) {
                return lock;
            }
            turn.pause(() -> holder(store, purpose), null);
        }
    }

    private static @Nullable WriterLock tryTake(Path store, Path file, String note) throws IOException {
        boolean fresh = !Files.exists(file);
        // What it says goes into no file that a link leads to.
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                Access.GROUP.attributes(file));
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return null;
            }
            if (fresh && Files.exists(store)) {
                StoreFiles.share(store, file);
            }
            write(note, channel);
            return new WriterLock(file, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void write(String note, FileChannel channel) throws IOException {
        channel.truncate(0);
        try {
            channel.write(ByteBuffer.wrap((note + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            // On a full disk there must yet be a way to prune: whoever waits is not told for whom, that is all.
            if (!NoRoom.isReasonOf(e)) {
                throw e;
            }
        }
    }

    /** Who wrote the lock file last, such as {@code since 2026-11-20 02:00:03Z, pid 1234}. */
    static Optional<Holder> holder(Path store, Purpose purpose) {
        Path file = purpose.beside(store);
        String here = HELD_HERE.get(file);
        try {
            String note = here != null ? here : Files.readString(file);
            Matcher matcher = NOTE.matcher(note.strip());
            return matcher.matches() ? Optional.of(new Holder(matcher.group(1), matcher.group(2))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw UserException.failed(file + ": the store's lock file cannot be closed: " + WholeFile.why(e));
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
