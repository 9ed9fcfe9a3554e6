package acct.read;

/**
 * How much of the rejected lines of one load is kept line by line; what goes beyond is counted by reason, so that a file
 * of nothing else cannot fill the memory or the store.
 *
 * @param lines how many lines
 * @param chars how much text of them
 */
public record RejectBudget(long lines, long chars) {
    /** More than anybody reads, and enough to mend a damaged day by. */
    public static final RejectBudget USUAL = new RejectBudget(100_000, 16L << 20);

    /** Every line, as in loads of earlier versions. */
    public static final RejectBudget UNLIMITED = new RejectBudget(Long.MAX_VALUE, Long.MAX_VALUE);

    /** Of each reason the first lines are kept whatever came before them. */
    static final int FIRST_OF_EACH_REASON = 10;
}
