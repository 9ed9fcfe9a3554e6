package acct.judge;

import java.util.List;

/**
 * How much a rate moves from day to day beyond what chance does to single mails, as the square of the rate's relative
 * standard deviation. Estimated by moments: of each pair from its own past, and of all of them together, as a pair’s
 * few weeks alone say little.
 */
final class Spread {
    /**
     * Of a rate of 1 % this is an overdispersion of 0.002, the least that was seen for hard bounces; a pair that looks
     * calmer was lucky.
     */
    private static final double LEAST = 0.2;

    /** Without any past: 0.005 at a rate of 1 %. */
    private static final double UNKNOWN = 0.5;

    /** Rates have heavier tails than a Beta distribution of the same spread, and few days show them: found by simulation. */
    private static final double TAIL = 1.5;

    private static final double MOST = 4;

    /** At high rates the same relative spread would let every night be usual. */
    private static final double MOST_FLOOR = 0.005;

    /** A pair with fewer events a day says nothing of it. */
    private static final double EVENTS_TO_TELL = 2;

    private static final int DAYS_TO_TELL = 8;

    /** A pair’s own days count as much as that many of all pairs. */
    private static final double DAYS_OF_OTHERS = 30;

    private final double common;
    private final boolean isKnown;

    private Spread(double common, boolean isKnown) {
        this.common = common;
        this.isKnown = isKnown;
    }

    /** That of all pairs. */
    static Spread of(List<Series> pairs, CountedRate rate, LoggedRates logged) {
        return of(pairs, rate, logged, new Spread(0, false));
    }

    /** That of wider groups, which move less than the pairs they are made of; few of them are drawn towards those. */
    Spread ofWider(List<Series> groups, CountedRate rate, LoggedRates logged) {
        return of(groups, rate, logged, this);
    }

    private static Spread of(List<Series> groups, CountedRate rate, LoggedRates logged, Spread narrower) {
        double sum = 0;
        int weight = 0;
        for (Series group : groups) {
            double middle = Usual.middle(group, rate, logged, LookBack.MONTH_BEFORE);
            double ordinary = Double.isInfinite(middle) ? 0 : middle;
            // With few pairs that are large enough, one that is in trouble would speak for most.
            Own own = Own.of(Usual.month(group, rate, logged, ordinary, overdispersion(UNKNOWN, ordinary)));
            if (own.canTell()) {
                // One pair with a bad week must not speak for all.
                sum += own.days * Math.min(MOST, Math.max(0, own.spread()));
                weight += own.days;
            }
        }
        if (narrower.isKnown) {
            return new Spread((TAIL * sum + DAYS_OF_OTHERS * narrower.common) / (weight + DAYS_OF_OTHERS), true);
        }
        return weight == 0 ? new Spread(UNKNOWN, false) : new Spread(TAIL * sum / weight, true);
    }

    /** Whether any pair has a past that tells. */
    boolean isKnown() {
        return isKnown;
    }

    /**
     * The overdispersion ρ of one group around a rate.
     *
     * @param days of its month, without those of trouble
     * @param rate its usual rate, 0..1
     */
    double overdispersion(List<Tally> days, double rate) {
        Own own = Own.of(days);
        double spread = own.canTell()
                ? (own.days * Math.max(0, own.spread()) + DAYS_OF_OTHERS * common) / (own.days + DAYS_OF_OTHERS)
                : common;
        return overdispersion(spread, rate);
    }

    /** The overdispersion of a group without a past around a rate. */
    double overdispersion(double rate) {
        return overdispersion(common, rate);
    }

    private static double overdispersion(double spread, double rate) {
        double odds = rate / Math.max(1e-9, 1 - rate);
        double floor = Math.min(MOST_FLOOR, LEAST * odds);
        return Math.min(0.5, Math.max(floor, Math.min(MOST, spread) * odds));
    }

    /**
     * One group’s own days, each beside the next one: a trouble of some days moves the rate twice, when it begins and when it
     * ends, and not on each of its days. Else it would make the same trouble usual.
     *
     * @param days with mail
     * @param expected events a day
     * @param excess of half the squared differences over what chance does
     * @param scale what the excess is of, for a spread of 1
     */
    private record Own(int days, double expected, double excess, double scale) {
        static Own of(List<Tally> days) {
            if (days.size() < DAYS_TO_TELL) {
                return new Own(days.size(), 0, 0, 0);
            }
            Tally all = days.stream().reduce(Tally.NOTHING, Tally::plus);
            double p = all.rate();
            double excess = 0;
            double scale = 0;
            for (int place = 1; place < days.size(); place++) {
                Tally one = days.get(place - 1);
                Tally next = days.get(place);
                double off = one.rate() - next.rate();
                double mails = 2.0 * one.n() * next.n() / (one.n() + next.n());
                excess += mails * mails * off * off / 2 - mails * p * (1 - p);
                scale += mails * p * mails * p;
            }
            return new Own(days.size(), (double) all.x() / days.size(), excess, scale);
        }

        boolean canTell() {
            return days >= DAYS_TO_TELL && expected >= EVENTS_TO_TELL;
        }

        double spread() {
            return excess / scale;
        }
    }
}
