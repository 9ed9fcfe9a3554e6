package acct.store;

import acct.model.ExitCode;
import acct.model.UserException;
import acct.write.Access;
import acct.write.WholeFile;
import acct.write.WholeFolder;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a store comes to be open: whose turn it is, what a killed run has left, and which schema it has. */
final class Opening {
    private static final String NOT_PERMITTED = "permission denied; run acct as the account that the store belongs to";
    private static final Pattern PID = Pattern.compile("PID (\\d+)");

    private final Path file;
    private final Turn turn;
    private final Clock clock;

    /** Of this file. */
    Opening(Path file, Patience patience, Clock clock) {
        this.file = file;
        this.turn = new Turn(file, patience, clock);
        this.clock = clock;
    }

    /** To ask it. */
    Store toRead() {
        Store.mustExist(file);
        StoreFiles files = files();
        Store store = new Store(
                file, connect(Store.Mode.READ, () -> CheckpointJournal.settle(files, clock)), Store.RowsPlace.OWN_FILE);
        try {
            store.execute("set TimeZone = 'UTC'");
            Schema.mustFit(store);
            return store;
        } catch (SQLException | RuntimeException e) {
            throw closed(store, e);
        }
    }

    /** For a file that nobody else knows of. */
    Store fresh() throws SQLException {
        Store store = new Store(file, connect(Store.Mode.WRITE), Store.RowsPlace.OWN_FILE);
        store.execute("set TimeZone = 'UTC'");
        return store;
    }

    /** To load it, or to take something out. */
    Store toWrite() {
        StoreFiles files = files();
        WriterLock lock = WriterLock.take(files.store(), WriterLock.Purpose.WRITING, turn, clock);
        Store store = null;
        try {
            files.removeLeftovers();
            if (!Files.exists(files.store())) {
                NewStore.make(files, Settings.of(file, Store.Mode.WRITE));
            }
            CheckpointJournal.settle(files, turn);
            store = opened(files, lock);
            files.removeSpilled();
            if (FileEnd.isLonger(files, store.connection())) {
                store.shut();
                FileEnd.cut(files);
                store = opened(files, lock);
            }
            int found = Schema.version(store);
            if (Schema.isOlder(found)) {
                store.checkpoint();
                store.shut();
                files.keepCopy(found);
                store = opened(files, lock);
            }
            if (found == Schema.current()) {
                store.rememberDigests();
            }
            Schema.bringUpToDate(store, found);
            return store;
        } catch (SQLException | IOException | RuntimeException e) {
            if (store != null) {
                throw closed(store, e);
            }
            lock.close();
            throw e instanceof RuntimeException known ? known : unusable(e);
        }
    }

    private StoreFiles files() {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null && !Files.exists(folder)) {
                WholeFolder.make(folder, Access.GROUP);
            }
            return new StoreFiles(file);
        } catch (IOException e) {
            throw UserException.failed(file + ": the store's folder cannot be made: " + WholeFile.why(e));
        }
    }

    private Store opened(StoreFiles files, WriterLock lock) throws SQLException, IOException {
        CheckpointJournal journal = CheckpointJournal.of(files);
        Connection connection;
        try {
            if (files.hasLog()) {
                // Opening may put the log into the store at once.
                try (Connection reading = connect(Store.Mode.READ)) {
                    journal.keep(reading);
                }
            }
            connection = connect(Store.Mode.WRITE);
        } catch (SQLException | IOException | RuntimeException e) {
            journal.close();
            throw e;
        }
        Store store = new Store(file, connection, new WritersHold(lock, journal));
        try {
            store.execute("set TimeZone = 'UTC'");
            return store;
        } catch (SQLException e) {
            store.shut();
            throw e;
        }
    }

    /** The failure as it is to be told, after the store was closed. */
    private UserException closed(Store store, Exception e) {
        try {
            store.close();
        } catch (UserException again) {
            e.addSuppressed(again);
        }
        return e instanceof UserException known ? known : unusable(e);
    }

    private UserException unusable(Exception e) {
        String why = e instanceof SQLException sql
                ? whyNotOpened(sql)
                : e instanceof AccessDeniedException
                        ? NOT_PERMITTED
                        : e instanceof IOException io ? WholeFile.why(io) : String.valueOf(e);
        return new UserException(ExitCode.FAILED, file + ": the store cannot be used: " + why, e);
    }

    private Connection connect(Store.Mode mode) {
        return connect(mode, () -> {});
    }

    private Connection connect(Store.Mode mode, Runnable before) {
        while (true) {
            before.run();
            try {
                return DriverManager.getConnection("jdbc:duckdb:" + file, Settings.of(file, mode));
            } catch (SQLException e) {
                if (!isLocked(e)) {
                    throw new UserException(
                            ExitCode.FAILED, file + ": the store cannot be opened: " + whyNotOpened(e), e);
                }
                turn.pause(() -> holder(e), e);
            }
        }
    }

    /** Beside another one that is open, to be read under this name. */
    void beside(Store other, String name) throws SQLException {
        String attach = "attach " + Store.quoted(file.toString()) + " as " + name + " (read_only)";
        while (true) {
            try {
                other.execute(attach);
                return;
            } catch (SQLException e) {
                if (!isLocked(e)) {
                    throw e;
                }
                turn.pause(() -> holder(e), e);
            }
        }
    }

    private static String whyNotOpened(SQLException e) {
        if (Damage.isReasonOf(e)) {
            return Damage.told(e);
        }
        String reason = Store.firstLine(e);
        // DuckDB makes tables of a text file instead, in memory.
        if (reason.contains("in-memory database")) {
            return "it is no DuckDB file; name another with --store";
        }
        return reason.endsWith("Permission denied") ? NOT_PERMITTED : reason;
    }

    /** DuckDB gives no error code, so a lock is told by its message. */
    private static boolean isLocked(SQLException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("could not set lock") || message.contains("conflicting lock");
    }

    /** DuckDB names the process; our own lock file may know since when it writes. */
    private Optional<Holder> holder(SQLException e) {
        Matcher found = PID.matcher(String.valueOf(e.getMessage()));
        if (!found.find()) {
            return Optional.empty();
        }
        String pid = found.group(1);
        return WriterLock.holder(files().store(), WriterLock.Purpose.WRITING)
                .filter(writer -> writer.pid().equals(pid))
                .or(() -> Optional.of(new Holder(null, pid)));
    }
}
