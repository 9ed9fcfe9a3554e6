package acct.judge;

import acct.ask.MailCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What was counted of one group on each day looked at. */
final class Series {
    private static final CountedRate[] RATES = CountedRate.values();

    private static final int[] NONE = {};

    private final CountedRate[] rates;

    /** Where the counts of a day begin, in days; 0 where nothing was counted. Most groups have mail on a few days only. */
    private final byte[] kept = new byte[LookBack.PLACES];

    /** Whole numbers of half the size: there may be tens of thousands of pairs, and no sender has two billion mails a day. */
    private int[] counts = NONE;

    private byte days;

    /** Of every rate. */
    Series() {
        this(RATES);
    }

    /** Of these rates alone. */
    Series(CountedRate... rates) {
        this.rates = rates;
    }

    /**
     * Counts some mail.
     *
     * @param more as {@link #tallies} has it of the same rates
     */
    void add(int place, long[] more) {
        int from = room(place);
        for (int i = 0; i < more.length; i++) {
            counts[from + i] = Math.toIntExact(counts[from + i] + more[i]);
        }
    }

    private int room(int place) {
        if (kept[place] == 0) {
            if (days * width() == counts.length) {
                int more = Math.min(LookBack.PLACES, Math.max(1, 2 * days));
                counts = Arrays.copyOf(counts, more * width());
            }
            kept[place] = ++days;
        }
        return (kept[place] - 1) * width();
    }

    private int width() {
        return 2 * rates.length;
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

    private int column(CountedRate rate) {
        return rates.length == RATES.length
                ? rate.place()
                : Arrays.asList(rates).indexOf(rate);
    }

    /** Whether a day has mail, by whatever is counted. */
    boolean hasMail(int place) {
        return on(place, rates.length == RATES.length ? CountedRate.PUT_OFF : rates[0])
                        .n()
                > 0;
    }

    /** One day. */
    Tally on(int place, CountedRate rate) {
        if (kept[place] == 0) {
            return Tally.NOTHING;
        }
        int at = (kept[place] - 1) * width() + 2 * column(rate);
        return new Tally(counts[at], counts[at + 1]);
    }

    /** Those of some days that have mail of which a rate can be told, in the order of their places. */
    List<Tally> rates(int[] places, CountedRate rate, LoggedRates logged) {
        List<Tally> days = new ArrayList<>();
        for (int place : places) {
            Tally day = on(place, rate);
            if (logged.has(place, rate) && day.isRate()) {
                days.add(day);
            }
        }
        return days;
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
        for (int place = 0; place < LookBack.PLACES; place++) {
            if (kept[place] != 0) {
                rest.add(place, of(place, 1));
            }
            if (part.kept[place] != 0) {
                rest.add(place, part.of(place, -1));
            }
        }
        return rest;
    }

    private long[] of(int place, int sign) {
        int from = (kept[place] - 1) * width();
        return Arrays.stream(counts, from, from + width())
                .mapToLong(count -> (long) sign * count)
                .toArray();
    }
}
