package acct.judge;

import acct.ask.MailCounts;
import java.util.Arrays;

/** What was counted of one group on each day looked at. */
final class Series {
    private static final CountedRate[] RATES = CountedRate.values();

    /** Whole numbers of half the size: there may be tens of thousands of pairs, and no sender has two billion mails a day. */
    private final int[] counts;

    private final CountedRate[] rates;

    /** Of every rate. */
    Series() {
        this(RATES);
    }

    /** Of these rates alone. */
    Series(CountedRate... rates) {
        this.rates = rates;
        this.counts = new int[LookBack.PLACES * 2 * rates.length];
    }

    /**
     * Counts some mail.
     *
     * @param more as {@link #tallies} has it of the same rates
     */
    void add(int place, long[] more) {
        int from = place * more.length;
        for (int i = 0; i < more.length; i++) {
            counts[from + i] = Math.toIntExact(counts[from + i] + more[i]);
        }
    }

    /** Rates of some mail side by side, which each of the groups that it belongs to adds up. */
    static long[] tallies(MailCounts mail, CountedRate... rates) {
        long[] tallies = new long[2 * rates.length];
        for (int i = 0; i < rates.length; i++) {
            Tally tally = rates[i].of(mail);
            tallies[2 * i] = tally.n();
            tallies[2 * i + 1] = tally.x();
        }
        return tallies;
    }

    private int at(int place, CountedRate rate) {
        int column = rates.length == RATES.length
                ? rate.place()
                : Arrays.asList(rates).indexOf(rate);
        return 2 * (place * rates.length + column);
    }

    /** Whether a day has mail, by whatever is counted. */
    boolean hasMail(int place) {
        return on(place, rates.length == RATES.length ? CountedRate.PUT_OFF : rates[0])
                        .n()
                > 0;
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
        Series rest = new Series(rates);
        for (int i = 0; i < counts.length; i++) {
            rest.counts[i] = counts[i] - part.counts[i];
        }
        return rest;
    }
}
