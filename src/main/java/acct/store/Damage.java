package acct.store;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** Tells a store that is damaged on its disk from other failures: DuckDB finds a block that is not the one it wrote. */
final class Damage {
    /** These words count only at the start of a message: further on it may show a cell of a log. */
    private static final Pattern BROKEN = Pattern.compile(
            "^(?:(?:IO|FATAL|INTERNAL|Serialization|Invalid Input|Corrupt|Catalog|TransactionContext) Error: )"
                    + "(?=.*(?i:corrupt|checksum|deseriali|invalidated|block|magic bytes|assertion|internal))");

    private Damage() {}

    /** Whether a statement failed since what is on the disk is not what was written there. */
    static boolean isReasonOf(SQLException e) {
        String line = Store.firstLine(e);
        return !NoRoom.isReasonOf(e)
                && (line.startsWith("INTERNAL Error: ") || line.startsWith("Serialization Error: ")
                        || BROKEN.matcher(line).find());
    }

    /** One line for people. */
    static String told(SQLException e) {
        return "damaged, DuckDB cannot read it: " + Store.firstLine(e) + "; " + ProvedRows.MEND;
    }
}
