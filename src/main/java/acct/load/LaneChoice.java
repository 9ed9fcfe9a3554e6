package acct.load;

/** By which way rows come in; only tests and diagnosis need another choice than {@link #AUTO}. */
public enum LaneChoice {
    /** The bulk lane for large plain files in which nothing is doubtful, the streaming lane for all others. */
    AUTO,
    /** The streaming lane for all. */
    STREAMING,
    /** The bulk lane only; what it declines is refused. */
    BULK
}
