package acct.store;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** Tells a store that is damaged on its disk from other failures: DuckDB finds a block that is not the one it wrote. */
public final class Damage {
    /** What to do about rows that are not what they were. */
    public static final String MEND = "restore a copy that `acct backup` made, or ingest the files into a new store";

    /**
     * What DuckDB says of bytes that it cannot have written, among them lengths that no host has memory for. It counts only
     * at the start of a message: further on it may show a cell of a log.
     */
    private static final Pattern BROKEN = Pattern.compile(
            "^(?:Failed: )*(?:(?:Data Corruption|FATAL|INTERNAL|Serialization)"
                    + " Error: |IO Error: (?:Corrupt|.{0,400}(?i:checksum|corrupt|magic bytes)"
                    + "|Could not read from file .{0,4096}Invalid argument)|Invalid Input Error: ZSTD "
                    + "|Out of Memory Error: failed to (?:allocate|pin) .{0,40} (?:[\\d.]+ (?:TiB|PiB|EiB)|\\d{3,}\\.\\d GiB))");

    private Damage() {}

    /** Whether a statement failed since what is on the disk is not what was written there. */
    public static boolean isReasonOf(SQLException e) {
        return !NoRoom.isReasonOf(e) && BROKEN.matcher(Store.firstLine(e)).find();
    }

    /** One line for people. */
    public static String told(SQLException e) {
        return "damaged, DuckDB cannot read it: " + Store.firstLine(e) + "; " + MEND;
    }
}
