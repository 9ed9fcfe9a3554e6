package acct.read;

/**
 * Optional cells of one column that could not be read and became null; their rows stay.
 *
 * @param column the column's name in SQL
 * @param count how many
 * @param firstLine line of the first
 * @param example its text
 */
public record BadValue(String column, long count, long firstLine, String example) {

    /** The same column's values of another part of the file added. */
    public BadValue and(BadValue other) {
        BadValue first = firstLine <= other.firstLine ? this : other;
        return new BadValue(column, count + other.count, first.firstLine, first.example);
    }
}
