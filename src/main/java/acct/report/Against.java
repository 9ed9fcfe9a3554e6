package acct.report;

/** What a judgement may look at beside the stored rows. */
public enum Against {
    /** Nothing: the same store gives the same answer at any time. */
    STORE,
    /** The present time too: what should have come by now. */
    CLOCK
}
