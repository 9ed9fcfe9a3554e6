package acct.judge;

import acct.chance.Wilson;
import acct.model.Finding;
import acct.model.Period;
import acct.model.RateEvidence;
import acct.model.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rule {@code drift}: a rate that creeps up so slowly that no night stands out. Each night's distance from what was
 * usual before is averaged with weights that fade (EWMA, Lucas and Saccucci 1990).
 */
final class DriftRule implements Rule {
    /** What is usual is reckoned with some of the ISP’s past; less than this was not counted. */
    private static final double LEAST_TOLD = 0.0005;

    static final String NAME = "drift";
    static final List<LimitKey> KEYS = List.of(LimitKey.TIMES, LimitKey.MIN_EVENTS);
    private static final List<CountedRate> RATES =
            List.of(CountedRate.HARD, CountedRate.BLOCK, CountedRate.DEFERRAL, CountedRate.COMPLAINT);
    private static final List<Level> LEVELS = List.of(Level.PAIR, Level.IP, Level.ISP);

    /** Weight of the last night. */
    private static final double LAST = 0.25;

    /** Three is usual for distances that spread like a bell; these have a long tail. Found by simulation. */
    private static final double SIGMAS = 4.5;

    /** A night counts at most as that far off: one alone, however bad, is no drift. */
    private static final double MOST = 3;

    /** Looked for in thousands of groups every night, a week must be this unlikely. */
    private static final double CHANCE = 1e-6;

    /** The same of what is left of the week without so many nights. */
    private static final double CHANCE_OF_CALMER = 1e-3;

    /** The same of an ISP's other pairs; too little for a finding, and enough to have a part in it. */
    private static final double CHANCE_OF_REST = 0.05;

    private static final int SHORT_TROUBLE = 2;

    private static final double LIMIT = SIGMAS * Math.sqrt(LAST / (2 - LAST));
    private static final int NIGHTS = 14;
    private static final int ENOUGH_NIGHTS = 10;
    private static final int ENOUGH_EVENTS = 20;
    private static final double TIMES = 1.5;

    private final double times;
    private final long minEvents;

    DriftRule(Limits limits) {
        Double set = limits.of(LimitKey.TIMES);
        Integer events = limits.count(LimitKey.MIN_EVENTS);
        this.times = set == null ? TIMES : set;
        this.minEvents = events == null ? ENOUGH_EVENTS : events;
    }

    @Override
    public List<Finding> findings(DayFacts facts) {
        List<Finding> findings = new ArrayList<>();
        for (CountedRate rate : RATES) {
            Comparison comparison = facts.of(NightFacts.RATES).of(rate);
            if (comparison.isLogged()) {
                findings.addAll(of(comparison, facts));
            }
        }
        return findings;
    }

    /** The widest of each: what all of an ISP does is no drift of each pair, and what one pair does none of its ISP. */
    private List<Finding> of(Comparison comparison, DayFacts facts) {
        List<Group> told = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (int level = LEVELS.size() - 1; level >= 0; level--) {
            for (Group group : comparison.counts().of(LEVELS.get(level))) {
                Optional<Finding> finding = finding(group, comparison, facts);
                if (finding.isPresent() && !isTold(group, comparison, told) && !isOfOnePair(group, comparison)) {
                    told.add(group);
                    findings.add(finding.get());
                }
            }
        }
        return findings;
    }

    private static boolean isTold(Group group, Comparison comparison, List<Group> told) {
        return comparison.counts().pairsOf(group).stream()
                .anyMatch(pair -> told.stream().anyMatch(wide -> wide.holds(pair)));
    }

    /** Whether a group of several pairs is as ever without the one that has most of it. */
    private boolean isOfOnePair(Group group, Comparison comparison) {
        List<PairDays> pairs = comparison.counts().pairsOf(group);
        if (pairs.size() < 2) {
            return false;
        }
        Series rest = comparison
                .counts()
                .series(group)
                .minus(pairs.stream()
                        .max(Comparator.comparingDouble(pair -> excess(pair, comparison)))
                        .orElseThrow()
                        .series());
        Tally week = rest.last(LookBack.WEEK, comparison.rate());
        return !week.isRate()
                || comparison
                        .usualBefore(group, rest)
                        .filter(usual -> week.rate() > times * usual.rate())
                        .filter(usual -> usual.chance(week, LookBack.WEEK) < CHANCE_OF_REST)
                        .isEmpty();
    }

    private static double excess(PairDays pair, Comparison comparison) {
        Tally week = pair.series().last(LookBack.WEEK, comparison.rate());
        return week.x()
                - week.n()
                        * comparison
                                .usualBefore(pair.group(), pair.series())
                                .map(Usual::rate)
                                .orElse(0.0);
    }

    private Optional<Finding> finding(Group group, Comparison comparison, DayFacts facts) {
        Series series = comparison.counts().series(group);
        Tally week = series.last(LookBack.WEEK, comparison.rate());
        if (!week.isRate() || week.x() < minEvents || isOver(series.on(0, comparison.rate()), week)) {
            return Optional.empty();
        }
        return comparison
                .usualBefore(group, series)
                .filter(usual -> usual.chance(week, LookBack.WEEK) < CHANCE)
                .filter(usual -> isUp(calmer(series, comparison, usual), usual))
                .filter(usual -> creep(series, comparison, usual) > LIMIT)
                .map(usual -> finding(group, comparison, facts, week, usual));
    }

    /** What is over is not told again. */
    private static boolean isOver(Tally night, Tally week) {
        return night.x() == 0 || night.rate() * 2 < week.rate();
    }

    /** The week without its two worst nights: a short trouble among calm nights is no drift. */
    private static Tally calmer(Series series, Comparison comparison, Usual usual) {
        return IntStream.range(0, LookBack.WEEK)
                .filter(place -> comparison.counts().logged().has(place, comparison.rate()))
                .mapToObj(place -> series.on(place, comparison.rate()))
                .filter(Tally::isRate)
                .sorted(Comparator.comparingDouble(usual::score).reversed())
                .skip(SHORT_TROUBLE)
                .reduce(Tally.NOTHING, Tally::plus);
    }

    private boolean isUp(Tally calmer, Usual usual) {
        return calmer.isRate()
                && Wilson.of(calmer.x(), calmer.n()).low() > times * usual.rate()
                && usual.chance(calmer, LookBack.WEEK - SHORT_TROUBLE) < CHANCE_OF_CALMER;
    }

    private static double creep(Series series, Comparison comparison, Usual usual) {
        double average = 0;
        int nights = 0;
        for (int place = NIGHTS; place >= 0; place--) {
            Tally night = series.on(place, comparison.rate());
            if (comparison.counts().logged().has(place, comparison.rate()) && night.isRate()) {
                average = LAST * Math.min(MOST, usual.score(night)) + (1 - LAST) * average;
                nights++;
            }
        }
        return nights < ENOUGH_NIGHTS ? 0 : average;
    }

    private static String named(CountedRate rate) {
        return switch (rate) {
            case HARD -> "dead addresses";
            case BLOCK -> "refusals";
            case DEFERRAL, PUT_OFF -> "deferrals";
            case COMPLAINT -> "complaints";
            case CONNECTION, AUTHENTICATION, LATENCY -> rate.metric().label();
        };
    }

    private static Finding finding(Group group, Comparison comparison, DayFacts facts, Tally week, Usual usual) {
        Wilson interval = Wilson.of(week.x(), week.n());
        LocalDate last = comparison.counts().day();
        return Finding.of(
                        NAME,
                        Severity.WARNING,
                        String.format(
                                Locale.ROOT,
                                "The rate of %s creeps up: %.2f %% over %s, %s before the last two weeks.",
                                named(comparison.rate()),
                                100 * week.rate(),
                                last.equals(facts.day()) ? "this week" : "the week up to " + last,
                                usual.rate() < LEAST_TOLD
                                        ? "hardly any"
                                        : String.format(Locale.ROOT, "%.2f %%", 100 * usual.rate())),
                        "Look at what changed slowly: lists, volumes, the age of the addresses, a new stream.")
                .measuring(comparison.rate().metric())
                .about(comparison.counts().subject(group))
                .over(new Period(last.minusDays(LookBack.WEEK - 1L), facts.day()))
                .with(RateEvidence.of(week.x(), week.n(), interval.low(), interval.high())
                        .beside(usual.rate()));
    }
}
