package acct.judge;

/**
 * Of how many pairs of source IP and ISP something could be said.
 *
 * @param cells all of them
 * @param tooFew those that were too small
 */
public record Coverage(long cells, long tooFew) {
    /** No pair at all. */
    public static final Coverage NONE = new Coverage(0, 0);

    /** That of two rules about the same cells: one that either can judge is judged. */
    Coverage or(Coverage other) {
        return new Coverage(Math.max(cells, other.cells), Math.min(tooFew, other.tooFew));
    }
}
