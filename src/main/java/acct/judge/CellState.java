package acct.judge;

import org.jspecify.annotations.Nullable;

/**
 * One pair of source IP and ISP on the nights of a trouble.
 *
 * @param pair which
 * @param tally what happened
 * @param usual the rate that is usual there, or at its ISP, 0..1
 * @param hasPast whether it is its own
 * @param isUp whether it is worse than usual
 */
record CellState(PairDays pair, Tally tally, double usual, Past hasPast, boolean isUp) {
    /** With less mail nothing can be said of it alone. */
    private static final int ENOUGH = 30;

    /** Whose past the usual rate is. */
    enum Past {
        /** The pair’s own. */
        OWN,
        /** That of all mail at its ISP. */
        OF_ITS_ISP,
        /** Nobody’s: what is well below the limit stands for it. */
        NONE
    }

    /** The rate that was seen before; null if none was. */
    @Nullable
    Double seenBefore() {
        return hasPast == Past.NONE ? null : usual;
    }

    boolean isJudged() {
        return tally.n() >= ENOUGH;
    }

    /** How many there would be on a usual night. */
    double expected() {
        return tally.n() * usual;
    }

    /** How many there are beyond that. */
    double excess() {
        return tally.x() - expected();
    }
}
