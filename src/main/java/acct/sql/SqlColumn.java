package acct.sql;

/**
 * A column of an answer.
 *
 * @param name as the statement gives it
 * @param content what stands in it
 */
public record SqlColumn(String name, Content content) {

    /** What stands in a column. */
    public enum Content {
        /** Numbers. */
        NUMBERS,
        /** Fractions 0..1; null where there is nothing to take a part of. */
        SHARES,
        /** All else. */
        OTHER
    }
}
