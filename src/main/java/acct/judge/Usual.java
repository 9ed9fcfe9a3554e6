package acct.judge;

import acct.chance.BetaBinomial;
import acct.chance.Wilson;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is usual of one group: its own past, drawn towards that of its ISP as far as the past is thin.
 *
 * @param rate the expected one, 0..1
 * @param overdispersion ρ, by which single days differ from it
 * @param worth so many cases of past it rests on, the ISP’s among them
 * @param days so many days of past
 */
record Usual(double rate, double overdispersion, double worth, int days) {
    /** Fewer days of one weekday are no past. */
    static final int ENOUGH_WEEKS = 4;

    /** Nor are fewer of all days: a trouble of some days would be all there is. */
    static final int ENOUGH_DAYS = 7;

    /** So many days before are the past of a job. */
    static final int PAST_OF_JOBS = 28;

    /** The ISP’s mean counts like that many of the group’s own cases. */
    private static final double PRIOR = 200;

    /** So many times the middle of its days, and no chance: a day of trouble, which is not usual. */
    private static final double TROUBLE_TIMES = 3;

    private static final double TROUBLE_CHANCE = 0.001;
    private static final Comparator<Tally> BY_RATE = Comparator.comparingDouble(Tally::rate);

    private static final double LEAST_RATE = 1e-5;

    /**
     * The past of a group on some days.
     *
     * @param places the days
     * @param enough fewer of them with mail are no past
     * @param mean the rate of its ISP
     * @param ordinary the rate of a day on which nothing is wrong: many times as much is a trouble, and no past
     * @return empty if too few of these days have mail
     */
    static Optional<Usual> of(
            Series series,
            CountedRate rate,
            LoggedRates logged,
            int[] places,
            int enough,
            double mean,
            double ordinary,
            Spread spread) {
        List<Tally> days = series.rates(places, rate, logged);
        if (days.size() < enough) {
            return Optional.empty();
        }
        double around = spread.overdispersion(Math.max(LEAST_RATE, ordinary));
        Tally past = Tally.NOTHING;
        int counted = 0;
        for (Tally day : days) {
            if (!isTrouble(day, ordinary, around)) {
                past = past.plus(day);
                counted++;
            }
        }
        if (counted < enough) {
            return Optional.empty();
        }
        double worth = past.n() + PRIOR;
        double expected = Math.max(LEAST_RATE, Math.min(1 - LEAST_RATE, (past.x() + PRIOR * mean) / worth));
        double own = spread.overdispersion(month(series, rate, logged, ordinary, around), expected);
        return Optional.of(new Usual(expected, own, worth, counted));
    }

    /**
     * The days of a group's month on which nothing was wrong.
     *
     * @param ordinary the rate of such a day; if it is 0 no day is told apart
     * @param overdispersion by which such days differ from it
     */
    static List<Tally> month(
            Series series, CountedRate rate, LoggedRates logged, double ordinary, double overdispersion) {
        return series.rates(LookBack.MONTH_BEFORE, rate, logged).stream()
                .filter(day -> !isTrouble(day, ordinary, overdispersion))
                .toList();
    }

    /**
     * The middle of the days’ rates. A day with ten mails says nothing, so each counts by its mail; but none for more than
     * an ordinary day, as a storm multiplies attempts. Infinite if none has mail.
     */
    static double middle(Series series, CountedRate rate, LoggedRates logged, int[] places) {
        List<Tally> days = series.rates(places, rate, logged);
        long[] mails = days.stream().mapToLong(Tally::n).sorted().toArray();
        long most = mails.length == 0 ? 0 : mails[mails.length / 2];
        long half = Arrays.stream(mails).map(n -> Math.min(n, most)).sum() / 2;
        days.sort(BY_RATE);
        long seen = 0;
        for (Tally day : days) {
            seen += Math.min(day.n(), most);
            if (seen > half) {
                return day.rate();
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static boolean isTrouble(Tally day, double ordinary, double overdispersion) {
        if (ordinary <= 0 || day.rate() <= TROUBLE_TIMES * ordinary || day.x() < 5) {
            return false;
        }
        double rate = Math.min(1 - LEAST_RATE, Math.max(LEAST_RATE, ordinary));
        return BetaBinomial.around(rate, 1 / overdispersion).atLeast(day.x(), day.n()) < TROUBLE_CHANCE;
    }

    /** Drawn half way towards another past of the same group, such as that of its whole month. */
    Usual towards(Usual other) {
        return new Usual(
                (rate + other.rate) / 2,
                Math.max(overdispersion, other.overdispersion),
                worth + other.worth,
                // The mean of two means of a and b days varies as one of so many.
                (int) (4.0 * days * other.days / (days + other.days)));
    }

    /**
     * How likely so many are if nothing has changed.
     *
     * @param nights over how many days
     */
    double chance(Tally tally, int nights) {
        return days(nights).atLeast(tally.x(), tally.n());
    }

    /** The past is not known exactly either: few days of it make every night less surprising. */
    private BetaBinomial days(int nights) {
        double known = 1 / (overdispersion * (1.0 / nights + 1.0 / days));
        return BetaBinomial.around(rate, Math.max(1, Math.min(known, worth)));
    }

    /** The lower end of where the usual rate lies. */
    double low() {
        double cases = Math.max(1, worth - PRIOR);
        double independent = cases / (1 + (cases / days - 1) * overdispersion);
        double error = Math.sqrt(rate * (1 - rate) / Math.max(1, independent));
        return rate - Wilson.Z * error;
    }

    /** How many standard deviations a night is off. */
    double score(Tally night) {
        double precision = 1 / overdispersion;
        double variance = night.n() * rate * (1 - rate) * (1 + (night.n() - 1) / (precision + 1));
        return variance <= 0 ? 0 : (night.x() - night.n() * rate) / Math.sqrt(variance);
    }
}
