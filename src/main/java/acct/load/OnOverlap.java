package acct.load;

/** What becomes of a file that brings rows which another file brought before. */
public enum OnOverlap {
    /** Nothing of it is stored. */
    REFUSE,
    /** Only the rows that no other file brought are stored; the others are kept as rejected lines. */
    SKIP,
    /** All of it is stored, so such rows count more than once. */
    ALLOW
}
