package acct.store;

import java.nio.file.Path;
import java.sql.SQLException;

/**
 * How much of what is written stays in the log before it goes into the file. Files of some ten thousand rows are stored
 * faster and smaller when many of them go into the file at once; but for a while they take their room twice, and a log that
 * no longer fits into the file fills the disk for good. Where little room is left, each transaction is written straight into
 * the file.
 */
final class Scarcity {
    /** What may be in the log by the room on the disk. */
    private enum Room {
        PLENTY(1L << 30, "256MB", 100_000),
        /** What DuckDB has by itself. */
        ENOUGH(64L << 20, "16MB", 100_000),
        SCARCE(0, "1KB", 0);

        private final long least;
        private final String log;
        private final int rows;

        /** A disk with at least so many bytes free; more rows than so many at once are never put into the log. */
        Room(long least, String log, int rows) {
            this.least = least;
            this.log = log;
            this.rows = rows;
        }

        static Room of(long free) {
            return free >= PLENTY.least ? PLENTY : free >= ENOUGH.least ? ENOUGH : SCARCE;
        }
    }

    private final Path file;
    private Room room = Room.ENOUGH;

    /** Of the disk that this store lies on. */
    Scarcity(Path file) {
        this.file = file;
    }

    /** Looks how much room there is, before a transaction begins. */
    void mind(Store store) throws SQLException {
        Room now = Room.of(file.toFile().getUsableSpace());
        if (now != room) {
            store.execute("set checkpoint_threshold = '" + now.log + "'");
            store.execute("set auto_checkpoint_skip_wal_threshold = " + now.rows);
            room = now;
        }
    }
}
