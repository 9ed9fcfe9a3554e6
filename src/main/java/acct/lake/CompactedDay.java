package acct.lake;

/**
 * One file of the fleet that was made.
 *
 * @param day whose rows
 * @param table of which table
 * @param inputs of how many files
 * @param rows how many rows it has
 * @param bytes its length
 */
public record CompactedDay(String day, String table, long inputs, long rows, long bytes) {}
