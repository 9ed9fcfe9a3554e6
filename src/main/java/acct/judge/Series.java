package acct.judge;

import acct.ask.MailCounts;

/** What was counted of one group on each day looked at. */
final class Series {
    private static final CountedRate[] RATES = CountedRate.values();
    private static final int WIDTH = 2 * RATES.length;

    /** Whole numbers of half the size: there may be tens of thousands of pairs, and no sender has two billion mails a day. */
    private final int[] counts = new int[LookBack.PLACES * WIDTH];

    void add(int place, MailCounts more) {
        for (CountedRate rate : RATES) {
            int at = at(place, rate);
            Tally tally = rate.of(more);
            counts[at] = Math.toIntExact(counts[at] + tally.n());
            counts[at + 1] = Math.toIntExact(counts[at + 1] + tally.x());
        }
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
