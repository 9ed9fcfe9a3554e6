package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Rows;
import acct.SoundStore;
import acct.model.UserException;
import acct.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Starts a command and does to it what may happen at night. */
final class Disturbance {
    /** What a power cut leaves of a store. */
    private static final List<String> FILES = List.of("acct.duckdb", "acct.duckdb.wal", "acct.duckdb.journal");

    private static final int KILLED = 137;

    private final Path folder;
    private final Path store;
    private final Random random;

    /** Of commands that run in this folder on its own store. */
    Disturbance(Path folder, Random random) {
        this.folder = folder;
        this.store = folder.resolve("acct.duckdb");
        this.random = random;
    }

    /** What may happen to a process. */
    enum Kind {
        /** SIGKILL at any moment of what it should take. */
        KILL,
        /** SIGKILL as soon as it has begun to write ahead, or shortly after: while it commits or checkpoints. */
        KILL_AT_COMMIT,
        /** The store and its log as they lie on the disk at one moment. */
        POWER_CUT,
        /** No file may become larger than somewhat above what the store is. */
        FULL_DISK
    }

    /**
     * Runs a command and disturbs it; whatever the moment, the store is sound then.
     *
     * @param expected how long it should take, in milliseconds
     * @param bytes how many bytes of logs it should load
     * @return what was done and when, such as {@code KILL@812ms:loading}
     */
    String to(List<String> command, Kind kind, double expected, long bytes) throws IOException {
        String done = kind == Kind.FULL_DISK ? fullDisk(command, bytes) : interrupted(command, kind, expected);
        if (Files.exists(store)) {
            takeBack();
        }
        if (isBegun(store)) {
            SoundStore.check(store);
        }
        return kind + "@" + done;
    }

    /** As any command does first; whoever looks from outside sees what a checkpoint had begun. */
    private void takeBack() {
        try {
            Store.open(store, Store.Mode.READ, Duration.ZERO, Clock.systemUTC()).close();
        } catch (UserException e) {
            assertThat(e).hasMessageContaining("the store has schema 0");
        }
    }

    private static boolean isBegun(Path file) {
        return Files.exists(file)
                && Rows.number(file, "select count(*) from duckdb_tables() where table_name = 'load'") > 0;
    }

    private String interrupted(List<String> command, Kind kind, double expected) throws IOException {
        long before = size(wal());
        Product.Started acct = Product.in(folder).start(command.toArray(String[]::new));
        long begun = System.nanoTime();
        long wanted = kind == Kind.KILL_AT_COMMIT ? Long.MAX_VALUE : (long) (random.nextDouble() * 1.15 * expected);
        long later = random.nextInt(60);
        boolean opened = false;
        while (acct.process().isAlive() && milliseconds(begun) < wanted) {
            opened = opened || isOpen(acct.process());
            if (wanted == Long.MAX_VALUE && size(wal()) > before) {
                wanted = milliseconds(begun) + later;
            }
            pause();
        }
        long at = milliseconds(begun);
        String phase = !acct.process().isAlive()
                ? "ended"
                : isOpen(acct.process())
                        ? size(wal()) > before ? "committing" : "loading"
                        : opened ? "closed" : "start";
        if (kind == Kind.POWER_CUT && acct.process().isAlive()) {
            keepCopy(acct.process());
        }
        acct.process().destroyForcibly();
        int code = acct.ended().code();
        assertThat(code).as(said(acct)).isIn(0, 4, KILLED);
        return at + "ms:" + (code == KILLED ? phase : "ended");
    }

    private static String said(Product.Started acct) {
        try {
            return Files.readString(acct.err());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long milliseconds(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path wal() {
        return folder.resolve("acct.duckdb.wal");
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Whether a process has the store open, where the system can tell. */
    private boolean isOpen(Process process) {
        Path handles = Path.of("/proc", Long.toString(process.pid()), "fd");
        try (DirectoryStream<Path> open = Files.newDirectoryStream(handles)) {
            for (Path handle : open) {
                if (Files.isSymbolicLink(handle)
                        && Files.readSymbolicLink(handle).equals(store.toAbsolutePath())) {
                    return true;
                }
            }
            return false;
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            return false;
        }
    }

    /** A power cut is one moment for all files, so the process stands still; the log's end may not have reached the disk. */
    private void keepCopy(Process process) throws IOException {
        signal(process, "-STOP");
        Path kept = folder.resolve("power-cut");
        Files.createDirectories(kept);
        for (String name : FILES) {
            Files.deleteIfExists(kept.resolve(name));
            if (Files.exists(folder.resolve(name))) {
                Files.copy(folder.resolve(name), kept.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path wal = kept.resolve("acct.duckdb.wal");
        if (Files.exists(wal) && random.nextBoolean()) {
            byte[] whole = Files.readAllBytes(wal);
            Files.write(wal, Arrays.copyOf(whole, Math.max(0, whole.length - random.nextInt(1 << 16))));
        }
    }

    private static void signal(Process process, String signal) throws IOException {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The shell counts in blocks of 512 or 1024 bytes; either is a limit somewhere below or above what is needed. */
    private String fullDisk(List<String> command, long bytes) {
        long blocks = size(store) / 1024 + 16 + random.nextLong(Math.max(1, bytes / 2500));
        Product.Ended ended = Product.in(folder)
                .startedBy("sh", "-c", "ulimit -f \"$0\" && exec \"$@\"", Long.toString(blocks))
                .run(command.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isIn(0, 1, 4);
        if (ended.code() == 1) {
            // Remarks, such as on rejected lines, may come before the one line of the failure.
            assertThat(ended.err().lines().filter(line -> line.startsWith("acct: ")))
                    .as(ended.err())
                    .hasSize(1);
            assertThat(ended.err()).doesNotContain("\tat ");
            // A prune that had no room for a smaller copy has taken the days out all the same, and says so.
            if (!ended.err().contains("pruned, but")) {
                assertThat(ended.out()).isEmpty();
            }
        }
        return blocks + "blocks:exit" + ended.code();
    }
}
