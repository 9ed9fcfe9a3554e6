package acct.sample;

/**
 * An answer in a receiver's wording.
 *
 * @param status the {@code dsnStatus} cell
 * @param category the {@code bounceCat} cell
 * @param diagnostic the {@code dsnDiag} cell
 */
record SampleReply(SampleText status, SampleText category, SampleTemplate diagnostic) {

    /** Whether a host answered at all; if not, nothing about a connection can be logged. */
    boolean fromHost() {
        return !diagnostic.isEmpty();
    }
}
