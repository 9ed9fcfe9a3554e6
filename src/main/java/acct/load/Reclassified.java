package acct.load;

/**
 * What other rules for replies, or other classes of mail, changed in a store.
 *
 * @param replies how many replies were judged
 * @param changed how many of them have another category, axis or severity class now
 * @param loads how many loads have their hours and jobs counted anew
 */
public record Reclassified(long replies, long changed, long loads) {
    /** The rules are those by which the store was judged. */
    public static final Reclassified NOTHING = new Reclassified(0, 0, 0);

    /** The same with other loads counted anew. */
    public Reclassified withLoads(long counted) {
        return new Reclassified(replies, changed, counted);
    }
}
