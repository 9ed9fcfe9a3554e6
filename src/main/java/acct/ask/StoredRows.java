package acct.ask;

import java.util.Map;

/**
 * Rows of one type in one load, and how many of them have something in each column.
 *
 * @param load the load's number in the ledger
 * @param type record type, such as {@code d}
 * @param rows rows stored
 * @param withoutTime rows without a readable time
 * @param looked rows that are still kept, so that their cells can be counted
 * @param filled vendor's column name to rows with a value there; a column that is not counted is not in it
 */
public record StoredRows(long load, String type, long rows, long withoutTime, long looked, Map<String, Long> filled) {
    /** In place of a column: recipients whose local part is hidden by PowerMTA's {@code privacy-policy}. */
    public static final String REDACTED = "rcpt, hidden";

    public StoredRows {
        filled = Map.copyOf(filled);
    }

    /** Rows with something in a column. */
    public long filled(String column) {
        return filled.getOrDefault(column, 0L);
    }
}
