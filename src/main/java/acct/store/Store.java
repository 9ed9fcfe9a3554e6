package acct.store;

import acct.model.ExitCode;
import acct.model.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;

/**
 * The DuckDB file that holds everything. One process at a time may write, and while it does nobody else can read; who
 * comes second waits for a while and then ends with exit code 75.
 */
public final class Store implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Path file;
    private final Connection connection;

    private Store(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** What a store is opened for. */
    public enum Mode {
        /** Loading; makes the file if there is none. */
        WRITE,
        /** Asking; several processes may at once. */
        READ,
        /** Asking with an operator's own SQL, which must not reach files, network or settings. */
        READ_SEALED
    }

    /**
     * Opens a store.
     *
     * @param wait how long to wait for another process
     * @throws UserException if it is missing, busy, or no store
     */
    public static Store open(Path file, Mode mode, Duration wait) {
        if (mode != Mode.WRITE && !Files.exists(file)) {
            throw UserException.failed(
                    file + ": no such store; load accounting files with `acct ingest`, or name another with --store");
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (mode == Mode.WRITE && folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw UserException.failed(file + ": the store's folder cannot be made: " + e.getMessage());
        }
        if (mode == Mode.WRITE && !Files.exists(file)) {
            NewStore.make(file, settings(file, mode));
        }
        Store store = new Store(file, connect(file, mode, wait));
        try {
            store.prepare(mode);
        } catch (SQLException e) {
            store.close();
            throw new UserException(ExitCode.FAILED, file + ": the store cannot be used: " + firstLine(e), e);
        }
        return store;
    }

    private static Connection connect(Path file, Mode mode, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            try {
                return DriverManager.getConnection("jdbc:duckdb:" + file, settings(file, mode));
            } catch (SQLException e) {
                if (!isLocked(e)) {
                    throw new UserException(ExitCode.FAILED, file + ": the store cannot be opened: " + firstLine(e), e);
                }
                if (System.nanoTime() >= deadline) {
                    throw new UserException(
                            ExitCode.BUSY,
                            file + ": the store is busy" + holder(e) + "; try again, or wait longer with --wait",
                            e);
                }
                pause();
            }
        }
    }

    private static Properties settings(Path file, Mode mode) {
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        if (mode == Mode.WRITE) {
            settings.setProperty("storage_compatibility_version", "latest");
            settings.setProperty("preserve_insertion_order", "false");
            // Larger loads spill beside the store instead of growing with the file.
            settings.setProperty("memory_limit", "800MB");
            settings.setProperty("temp_directory", file + ".tmp");
        } else {
            settings.setProperty("duckdb.read_only", "true");
        }
        return settings;
    }

    private void prepare(Mode mode) throws SQLException {
        execute("set TimeZone = 'UTC'");
        if (mode == Mode.WRITE) {
            Schema.bringUpToDate(this);
        } else {
            Schema.mustFit(this);
        }
        if (mode == Mode.READ_SEALED) {
            execute("set enable_external_access = false");
            execute("set lock_configuration = true");
        }
    }

    /** DuckDB gives no error code, so a lock is told by its message. */
    private static boolean isLocked(SQLException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("could not set lock") || message.contains("conflicting lock");
    }

    private static String holder(SQLException e) {
        java.util.regex.Matcher pid =
                java.util.regex.Pattern.compile("PID (\\d+)").matcher(String.valueOf(e.getMessage()));
        return pid.find() ? " (pid " + pid.group(1) + ")" : "";
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserException.failed("interrupted while waiting for the store");
        }
    }

    /** The first line of an SQL error, which is the one for people. */
    public static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown reason");
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    /** The one connection; this tool asks one question at a time. */
    public Connection connection() {
        return connection;
    }

    /** Runs one structural statement. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first value of the first row. */
    long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new UserException(ExitCode.FAILED, file + ": the store cannot be closed: " + firstLine(e), e);
        }
    }
}
