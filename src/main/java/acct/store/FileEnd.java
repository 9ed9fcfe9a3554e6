package acct.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a load that failed, or was killed, left behind the last block of a store. DuckDB knows nothing of it and would only
 * write over it, so on a small disk it would be missing for good.
 */
public final class FileEnd {
    /** DuckDB's three headers. */
    public static final long HEADERS = 3 * 4096L;

    private FileEnd() {}

    /**
     * The blocks of a store.
     *
     * @param total how many there are
     * @param used how many hold something
     * @param free how many are written next
     * @param size bytes of one
     */
    record Blocks(long total, long used, long free, long size) {
        /** Those of an open store. */
        static Blocks of(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("pragma database_size")) {
                row.next();
                return new Blocks(
                        row.getLong("total_blocks"),
                        row.getLong("used_blocks"),
                        row.getLong("free_blocks"),
                        row.getLong("block_size"));
            }
        }

        /** Where the last one ends. */
        long end() {
            return HEADERS + total * size;
        }
    }

    /**
     * Whether there is something behind the blocks of an open store. What its log leads to may lie there: then there is
     * nothing that may go.
     */
    static boolean isLonger(StoreFiles files, Connection connection) throws SQLException, IOException {
        if (files.hasLog()) {
            return false;
        }
        Blocks blocks = Blocks.of(connection);
        return Files.size(files.store()) > kept(blocks);
    }

    /** One block more stays: so no row depends on DuckDB's headers being as long as they are today. */
    private static long kept(Blocks blocks) {
        return blocks.end() + blocks.size();
    }

    /** Cuts it off, unless somebody has the store open; to be called by who holds the writers' lock and has it closed. */
    static void cut(StoreFiles files) throws SQLException, IOException {
        Path store = files.store();
        if (!Files.isRegularFile(store) || files.hasLog()) {
            return;
        }
        long end;
        try (Connection connection =
                DriverManager.getConnection("jdbc:duckdb:" + store, Settings.of(store, Store.Mode.READ))) {
            if (!isLonger(files, connection)) {
                return;
            }
            end = kept(Blocks.of(connection));
        }
        try (FileChannel channel = FileChannel.open(store, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            // Whoever took the store meanwhile may have written there.
            if (lock != null && !files.hasLog()) {
                channel.truncate(end);
            }
        }
    }
}
