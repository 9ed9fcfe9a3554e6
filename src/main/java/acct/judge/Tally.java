package acct.judge;

/**
 * x of n.
 *
 * @param n how many could have had an event
 * @param x how many had it
 */
record Tally(long n, long x) {
    static final Tally NOTHING = new Tally(0, 0);

    Tally plus(Tally other) {
        return new Tally(n + other.n, x + other.x);
    }

    Tally minus(Tally part) {
        return new Tally(n - part.n, x - part.x);
    }

    double rate() {
        return n == 0 ? 0 : (double) x / n;
    }

    /** Whether it is a rate: complaints about mail that was sent before the log begins may be more than there is mail. */
    boolean isRate() {
        return n > 0 && x >= 0 && x <= n;
    }
}
