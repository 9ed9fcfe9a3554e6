package acct.read;

/** Whether more bytes may come after the last one. */
public enum Ending {
    /** A plain file that may still be written to: an unterminated last line waits for its rest. */
    MAY_GROW,
    /** Compressed, piped or moved away: what is there is all there is. */
    COMPLETE
}
