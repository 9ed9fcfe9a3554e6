package acct.store;

import java.nio.file.Path;
import java.sql.SQLException;

/**
 * How a store is written where the disk is nearly full. Small transactions go to a log first, and from there into the file:
 * for a while they take their room twice, and a log that no longer fits into the file fills the disk for good. Where little
 * room is left, each transaction is written straight into the file.
 */
final class Scarcity {
    /** The log may grow to DuckDB's 16 MB, and as much again is written when it goes into the file. */
    private static final long ENOUGH = 64L << 20;

    private final Path file;
    private boolean isScarce;

    /** Of the disk that this store lies on. */
    Scarcity(Path file) {
        this.file = file;
    }

    /** Looks how much room there is, before a transaction begins. */
    void mind(Store store) throws SQLException {
        boolean scarce = file.toFile().getUsableSpace() < ENOUGH;
        if (scarce != isScarce) {
            // Otherwise what DuckDB has by itself.
            store.execute("set checkpoint_threshold = '" + (scarce ? "1KB" : "16MB") + "'");
            store.execute("set auto_checkpoint_skip_wal_threshold = " + (scarce ? 0 : 100_000));
            isScarce = scarce;
        }
    }
}
