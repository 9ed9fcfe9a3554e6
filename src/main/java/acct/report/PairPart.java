package acct.report;

/**
 * A part of some mail.
 *
 * @param events how much of it something happened to
 * @param of how much there was
 */
record PairPart(double events, long of) {
    static final PairPart NOTHING = new PairPart(0, 0);

    double share() {
        return of == 0 ? 0 : events / of;
    }
}
