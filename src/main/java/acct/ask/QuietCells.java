package acct.ask;

/**
 * Pairs of source IP and ISP of one day that no rule about bounces can speak of.
 *
 * @param cells how many there are
 * @param tooFew how many of them have too few recipients; the others have too few bounces
 */
public record QuietCells(long cells, long tooFew) {
    /** There is none. */
    public static final QuietCells NONE = new QuietCells(0, 0);
}
