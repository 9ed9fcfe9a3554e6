package acct.store;

import java.sql.SQLException;

/**
 * Rows with very long cells. DuckDB reads 2,048 rows at a time, so that whoever reads those must have the memory for as
 * many; what writes them, a row after the other, needs much less.
 */
public final class WideRows {
    /** Of this size a few threads have room for what they read at a time, with all that is copied meanwhile. */
    private static final long USUAL_BYTES = 8 << 10;

    private WideRows() {}

    /** Whether rows of this size need more than a load is given. */
    static boolean are(long bytes) {
        return bytes > USUAL_BYTES;
    }

    /** Whether a statement failed for want of memory, which more of it may cure. */
    public static boolean wantRoom(SQLException e) {
        return !NoRoom.isReasonOf(e)
                && !Damage.isReasonOf(e)
                && String.valueOf(e.getMessage()).startsWith("Out of Memory Error");
    }

    /** As much as DuckDB takes by itself, a part of the host's; it takes no more than the rows need. */
    public static void giveRoom(Store store) throws SQLException {
        store.execute("reset memory_limit");
    }

    /** Back to what a load is given. */
    public static void takeRoom(Store store) throws SQLException {
        store.execute("set memory_limit = '" + WriterLimits.here().memory() + "'");
    }
}
