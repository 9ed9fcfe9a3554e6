package acct.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * An empty store that the program made from nothing, once in each JVM of tests: new stores are copies of it, as most tests
 * are about what comes later. Processes of their own make their stores from nothing.
 */
public final class ReadyStore {
    private static final Path FILE = made();

    private ReadyStore() {}

    /** From here on new stores are copies. */
    public static void copy() {
        NewStore.copy(FILE);
    }

    private static Path made() {
        try {
            Path folder = Files.createTempDirectory("ready-store");
            Path file = folder.resolve("ready.duckdb");
            Store.open(file, Store.Mode.WRITE, Duration.ZERO, Clock.systemUTC()).close();
            for (Path left : List.of(folder, file, folder.resolve("ready.duckdb.lock"))) {
                left.toFile().deleteOnExit();
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
