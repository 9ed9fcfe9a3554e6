package acct.print;

import acct.model.Counts;

/** When a share is not worth printing. */
public final class Sample {
    /** Below this many recipients one more or less moves a share by several points. */
    public static final int FEW = 30;

    private Sample() {}

    /** Whether there are recipients, but so few that their shares tell little. */
    public static boolean isFew(Counts counts) {
        return counts.deliveries() == Counts.Logged.YES && counts.answered() > 0 && counts.answered() < FEW;
    }
}
