package acct.store;

import acct.model.ExitCode;
import acct.model.UserException;
import acct.sql.Engine;
import acct.sql.SqlFile;
import acct.write.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The DuckDB file that holds everything. One process at a time may write, and while it does nobody else can read; who
 * comes second waits for a while and then ends with exit code 75.
 */
public final class Store implements AutoCloseable {
    private final Path file;
    private final Connection connection;
    private final @Nullable WritersHold hold;
    private final Scarcity scarcity;
    private final SharedDigests shared;
    private final RowsPlace rows;
    private boolean isTakenBack;

    /** A store that this process writes. */
    Store(Path file, Connection connection, WritersHold hold) {
        this(file, connection, hold, RowsPlace.OWN_FILE);
    }

    /** A store that is only read, or that nobody else knows of. */
    Store(Path file, Connection connection, RowsPlace rows) {
        this(file, connection, null, rows);
    }

    private Store(Path file, Connection connection, @Nullable WritersHold hold, RowsPlace rows) {
        this.file = file;
        this.connection = connection;
        this.hold = hold;
        this.scarcity = new Scarcity(file);
        this.shared = new SharedDigests(this);
        this.rows = rows;
    }

    /** Where the rows stand that a store shows. */
    enum RowsPlace {
        /** In the file itself. */
        OWN_FILE,
        /** The store is in memory, and shows those of other files. */
        OTHER_FILES
    }

    /** What a store is opened for. */
    public enum Mode {
        /** Loading and pruning; makes the file if there is none, and brings an older one up to date. */
        WRITE,
        /** Asking; several processes may at once. */
        READ
    }

    /** A text as a literal of SQL, where a parameter cannot stand. */
    public static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Opens a store, and says nothing if that takes a while. */
    public static Store open(Path file, Mode mode, Duration wait, Clock clock) {
        return open(file, mode, Patience.silent(wait), clock);
    }

    /**
     * Opens a store.
     *
     * @param patience how long to wait for another process
     * @param clock tells a waiting process since when this one writes
     * @throws UserException if it is missing, busy, or no store
     */
    public static Store open(Path file, Mode mode, Patience patience, Clock clock) {
        StoreFiles.mustBeRegular(file);
        Opening opening = new Opening(file, patience, clock);
        return mode == Mode.WRITE ? opening.toWrite() : opening.toRead();
    }

    /** A new file for a copy of a store, which nobody else knows of. */
    public static Store fresh(Path file, Clock clock) throws SQLException {
        return new Opening(file, Patience.silent(Duration.ZERO), clock).fresh();
    }

    /** Refuses a store that is not there. */
    public static void mustExist(Path file) {
        if (!Files.exists(file)) {
            throw UserException.failed(
                    file + ": no such store; load accounting files with `acct ingest`, or name another with --store");
        }
    }

    /**
     * Attaches another store, to be read beside this one.
     *
     * @param name of its tables, as in {@code name.main.attempt}
     * @param patience how long to wait for another process
     * @param clock tells until when
     */
    public void attach(Path other, String name, Patience patience, Clock clock) throws SQLException {
        new Opening(other, patience, clock).beside(this, name);
    }

    /** Begins a transaction that writes. */
    public void begin() throws SQLException {
        scarcity.mind(this);
        keepForCheckpoint();
        execute("begin");
    }

    /** Whatever is written may end with a checkpoint. */
    private void keepForCheckpoint() throws SQLException {
        if (hold != null) {
            hold.journal().keep(connection);
        }
    }

    /** Puts everything from the log into the file. */
    void checkpoint() throws SQLException {
        keepForCheckpoint();
        execute("force checkpoint");
    }

    /** Remembers which of the tables that loads share are not what they were when they were last written. */
    void rememberDigests() throws SQLException {
        shared.begin();
    }

    /** Ends a transaction that writes; what it changed of tables that loads share is digested. */
    public void commit() throws SQLException {
        shared.renew();
        execute("commit");
    }

    /** Takes the open transaction back. */
    public void rollback() throws SQLException {
        isTakenBack = true;
        execute("rollback");
    }

    /** Takes the open transaction back, as something went wrong. */
    public void rollback(Throwable because) {
        try {
            rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    /**
     * Whether more can be done after something failed and was rolled back. On a full disk it cannot.
     *
     * @throws SQLException as it failed, if nothing can
     */
    public void mustBeUsable(Throwable because) throws SQLException {
        mustHaveRoom(because);
        try {
            number("select count(*) from load");
        } catch (SQLException e) {
            e.addSuppressed(because);
            throw because instanceof SQLException first ? first : e;
        }
    }

    /** Whether the disk of the store is not full. */
    public void mustHaveRoom(Throwable because) throws SQLException {
        if (NoRoom.isReasonOf(because)) {
            throw because instanceof SQLException first ? first : new SQLException(because.getMessage(), because);
        }
    }

    /** The names of a table's columns, in order. */
    public List<String> columns(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select * from " + table + " limit 0")) {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                columns.add(result.getMetaData().getColumnLabel(i));
            }
            return columns;
        }
    }

    /** The names of its tables, which views may hide. */
    public List<String> tables() throws SQLException {
        try (ResultSet table = connection.getMetaData().getTables(null, "main", "%", new String[] {"TABLE"})) {
            List<String> tables = new ArrayList<>();
            while (table.next()) {
                tables.add(table.getString("TABLE_NAME"));
            }
            return tables;
        }
    }

    /** The types of a table's columns, in order, as DuckDB names them. */
    public List<String> types(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select * from " + table + " limit 0")) {
            List<String> types = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                types.add(result.getMetaData().getColumnTypeName(i));
            }
            return types;
        }
    }

    /** The first line of an SQL error, which is the one for people. */
    public static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown reason");
    }

    /**
     * Leaves nothing of a store that is open for reading but its rows. Without external access DuckDB still lets a
     * statement write the store's own files, its log and its folder for spilling, so no file can be opened any more: what
     * is open stays readable. There is no way back. Where the rows stand in other files, these alone can be opened.
     */
    public void seal(SqlLimits limits) throws SQLException {
        execute("set temp_directory = ''");
        execute("set memory_limit = '" + limits.memory() + "'");
        execute("set max_execution_time = " + limits.time().toMillis());
        execute("set enable_external_access = false");
        if (rows == RowsPlace.OWN_FILE) {
            execute("set disabled_filesystems = 'LocalFileSystem'");
        }
        execute("set lock_configuration = true");
    }

    /**
     * What answers questions to it.
     *
     * @param asked sees every statement before it runs
     */
    public Engine engine(Consumer<String> asked) {
        return new DuckDbEngine(connection, asked);
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
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Takes all rows out of a table that is written anew. */
    public void empty(String table) throws SQLException {
        execute("delete from " + table);
    }

    /** The first value of the first row of a shipped statement without parameters. */
    public long number(SqlFile file) throws SQLException {
        return number(file.text());
    }

    /** The first value of the first row. */
    public long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** The same as text. */
    public String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    /** Copies that were made of it before it was brought up to date. */
    public List<Path> olderCopies() throws IOException {
        List<Path> copies = new ArrayList<>();
        for (int version = 1; version < Schema.current(); version++) {
            Path copy = files().copyOfSchema(version);
            if (Files.exists(copy)) {
                copies.add(copy);
            }
        }
        return copies;
    }

    /** The files of this store, for what moves them. */
    StoreFiles files() throws IOException {
        return new StoreFiles(file);
    }

    /** Whether something failed because the store's disk is full. */
    public static boolean isOutOfRoom(@Nullable Throwable failure) {
        return NoRoom.isReasonOf(failure);
    }

    /** Lets DuckDB go, but keeps other writers out. */
    void shut() throws SQLException, IOException {
        try (CheckpointJournal journal = hold == null ? null : hold.journal();
                Connection closing = connection) {
            if (journal != null && !closing.isClosed()) {
                journal.keepLast(closing);
            }
        }
    }

    @Override
    public void close() {
        try {
            shut();
            if (isTakenBack && hold != null) {
                giveBack();
            }
        } catch (SQLException e) {
            throw new UserException(ExitCode.FAILED, file + ": the store cannot be closed: " + firstLine(e), e);
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILED, file + ": the store cannot be closed: " + WholeFile.why(e), e);
        } finally {
            if (hold != null) {
                hold.lock().close();
            }
        }
    }

    /** What failed is told already; that its space stays taken is not worse than that. */
    private void giveBack() {
        try {
            FileEnd.cut(files());
        } catch (SQLException | IOException e) {
            return;
        }
    }
}
