package acct.judge;

import acct.chance.FalseDiscovery;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One rate of a night, of every group beside its own past. */
final class Comparison {
    /** Smaller groups are no test of their own. */
    private static final int LEAST_CASES = 30;

    /** With fewer events no rule speaks. */
    private static final int LEAST_EVENTS = 3;

    private final NightCounts counts;
    private final CountedRate rate;
    private final Set<String> young;
    private final Spread ofPairs;
    private final Map<Level, Spread> spreads = new EnumMap<>(Level.class);
    private final Map<Group, Double> means = new HashMap<>();
    private final Map<Group, Double> calms = new HashMap<>();
    private final Map<Asked, List<Compared>> known = new HashMap<>();

    /**
     * A comparison.
     *
     * @param young source IPs that are being warmed: their past says nothing of tomorrow
     */
    Comparison(NightCounts counts, CountedRate rate, Set<String> young) {
        this.counts = counts;
        this.rate = rate;
        this.young = Set.copyOf(young);
        this.ofPairs = Spread.of(counts.pairs().stream().map(PairDays::series).toList(), rate, counts.logged());
        spreads.put(Level.PAIR, ofPairs);
    }

    /** How much groups of a level move from day to day. */
    private Spread spread(Group group) {
        return Objects.requireNonNull(spreads.computeIfAbsent(
                group.level(),
                level -> ofPairs.ofWider(
                        counts.of(level).stream().map(counts::series).toList(), rate, counts.logged())));
    }

    CountedRate rate() {
        return rate;
    }

    NightCounts counts() {
        return counts;
    }

    /** Whether the day judged logs it. */
    boolean isLogged() {
        return counts.logged().has(0, rate);
    }

    /** Every group of a level that has mail on the day; compared once, whatever limits they are held against. */
    List<Compared> of(Level level, int nights) {
        return Objects.requireNonNull(
                known.computeIfAbsent(new Asked(level, nights), asked -> compared(asked.level(), asked.nights())));
    }

    /** What was compared already. */
    private record Asked(Level level, int nights) {}

    private List<Compared> compared(Level level, int nights) {
        List<Compared> compared = new ArrayList<>();
        for (Group group : counts.of(level)) {
            Series series = counts.series(group);
            if (series.on(0, rate).n() > 0) {
                Tally tally = tally(series, nights);
                if (tally.isRate() && tally.x() < LEAST_EVENTS) {
                    // No rule speaks of so few, so they need not be looked at closely.
                    compared.add(new Compared(group, nights, tally, null, 0, 1, 1));
                } else {
                    compare(group, series, nights).ifPresent(compared::add);
                }
            }
        }
        return adjusted(compared);
    }

    private static List<Compared> adjusted(List<Compared> compared) {
        List<Compared> tests =
                compared.stream().filter(one -> one.tally().n() >= LEAST_CASES).toList();
        double[] adjusted = FalseDiscovery.adjusted(
                tests.stream().mapToDouble(Compared::chance).toArray());
        Map<Group, Double> byGroup = new HashMap<>();
        for (int i = 0; i < adjusted.length; i++) {
            byGroup.put(tests.get(i).group(), adjusted[i]);
        }
        return compared.stream()
                // Most groups have no event; they count as tests, and no more can be said of them.
                .filter(one -> one.tally().x() > 0)
                .map(one -> one.adjusted(byGroup.getOrDefault(one.group(), 1.0)))
                .toList();
    }

    /** One group by itself, or what is left of it; empty if it has no mail, or more events than mail. */
    Optional<Compared> compare(Group group, Series series, int nights) {
        Tally tally = tally(series, nights);
        if (!tally.isRate()) {
            return Optional.empty();
        }
        @Nullable Usual usual = usual(group, series, nights).orElse(null);
        double overdispersion = usual != null
                ? usual.overdispersion()
                : spread(group).isKnown()
                        ? spread(group).overdispersion(Math.max(1e-5, Math.min(0.5, mean(group))))
                        : 0;
        double chance = usual == null ? 1 : usual.chance(tally, nights);
        return Optional.of(new Compared(group, nights, tally, usual, overdispersion, chance, 1));
    }

    /** How many there were in some nights up to the one judged, as far as they log it. */
    Tally tally(Series series, int nights) {
        Tally sum = Tally.NOTHING;
        for (int place = 0; place < nights; place++) {
            if (counts.logged().has(place, rate)) {
                sum = sum.plus(series.on(place, rate));
            }
        }
        return sum;
    }

    /** What is usual of a group: on this weekday for one night, of a month for several. */
    Optional<Usual> usual(Group group, Series series, int nights) {
        if (group.sourceIp() != null && young.contains(group.sourceIp())) {
            return Optional.empty();
        }
        int[] month = nights > LookBack.SHORT ? LookBack.MONTH_BEFORE_WEEK : LookBack.MONTH_BEFORE;
        Optional<Usual> ofMonth = past(group, series, month, Usual.ENOUGH_DAYS, calm(series));
        if (nights > 1) {
            return ofMonth;
        }
        // Eight days alone are few; the month around them makes them firmer.
        return past(group, series, LookBack.SAME_WEEKDAY, Usual.ENOUGH_WEEKS, middle(series, LookBack.SAME_WEEKDAY))
                .map(weekday -> ofMonth.map(weekday::towards).orElse(weekday))
                .or(() -> ofMonth);
    }

    /** What was usual before a rate may have crept up. */
    Optional<Usual> usualBefore(Group group, Series series) {
        return group.sourceIp() != null && young.contains(group.sourceIp())
                ? Optional.empty()
                : past(group, series, LookBack.BEFORE_A_DRIFT, Usual.ENOUGH_DAYS, calm(series));
    }

    private Optional<Usual> past(Group group, Series series, int[] places, int enough, double ordinary) {
        double ofWhole = Objects.requireNonNull(calms.computeIfAbsent(whole(group), wide -> calm(counts.series(wide))));
        // Where most days have none at all, no middle tells one from a trouble.
        double atLeast = ofWhole > 0 ? ofWhole : mean(group);
        return Usual.of(
                series, rate, counts.logged(), places, enough, mean(group), Math.max(atLeast, ordinary), spread(group));
    }

    /**
     * The rate of a day on which nothing is wrong, of the last month or of this weekday in two months: a trouble of two weeks
     * is half of the former and a quarter of the latter.
     */
    private double calm(Series series) {
        double ofMonth = middle(series, LookBack.MONTH_BEFORE);
        double calm = Math.min(ofMonth, middle(series, LookBack.SAME_WEEKDAY));
        return Double.isInfinite(calm) ? 0 : calm;
    }

    private double middle(Series series, int[] places) {
        return Usual.middle(series, rate, counts.logged(), places);
    }

    /** The rate of a month at the group’s ISP, or of all mail. */
    double mean(Group group) {
        return Objects.requireNonNull(means.computeIfAbsent(whole(group), wide -> month(counts.series(wide))));
    }

    private static Group whole(Group group) {
        return group.isp() == null ? Group.ALL : Group.isp(group.isp());
    }

    private double month(Series series) {
        Tally sum = Tally.NOTHING;
        for (int place : LookBack.MONTH_BEFORE) {
            if (counts.logged().has(place, rate)) {
                sum = sum.plus(series.on(place, rate));
            }
        }
        return sum.isRate() ? sum.rate() : 0;
    }
}
