package acct.judge;

import acct.ask.MailCounts;

/** What was counted of one group on each day looked at. */
final class Series {
    private static final CountedRate[] RATES = CountedRate.values();
    private static final int WIDTH = 2 * RATES.length;

    /** Whole numbers of half the size: there may be tens of thousands of pairs, and no sender has two billion mails a day. */
    private final int[] counts = new int[LookBack.PLACES * WIDTH];

    /**
     * Counts some mail.
     *
     * @param more as {@link #tallies} has it
     */
    void add(int place, long[] more) {
        int from = place * WIDTH;
        for (int i = 0; i < WIDTH; i++) {
            counts[from + i] = Math.toIntExact(counts[from + i] + more[i]);
        }
    }

    /** All rates of some mail side by side, which each of the groups that it belongs to adds up. */
    static long[] tallies(MailCounts mail) {
        long[] tallies = new long[WIDTH];
        for (CountedRate rate : RATES) {
            Tally tally = rate.of(mail);
            tallies[2 * rate.place()] = tally.n();
            tallies[2 * rate.place() + 1] = tally.x();
        }
        return tallies;
    }

    private static int at(int place, CountedRate rate) {
        return place * WIDTH + 2 * rate.place();
    }

    /** One day. */
    Tally on(int place, CountedRate rate) {
        int at = at(place, rate);
        return new Tally(counts[at], counts[at + 1]);
    }

    /** The last so many days, the judged one among them. */
    Tally last(int days, CountedRate rate) {
        Tally sum = Tally.NOTHING;
        for (int place = 0; place < days; place++) {
            sum = sum.plus(on(place, rate));
        }
        return sum;
    }

    /** The other days of a group without those of a part of it. */
    Series minus(Series part) {
        Series rest = new Series();
        for (int i = 0; i < counts.length; i++) {
            rest.counts[i] = counts[i] - part.counts[i];
        }
        return rest;
    }
}
