package acct.judge;

import acct.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The groups of a night whose rate is too high, each told of at the narrowest level that carries it. Nothing goes unjudged
 * because it is thin: what no pair can say alone is looked at by pool, by source IP, by ISP and as a whole, and over one,
 * three and seven nights.
 */
final class Hits {
    /** If so large a part of a group’s pairs is too high, it is the group that is. */
    private static final double MOST_PARTS = 0.6;

    /** A night that has no such part of what is more than usual has none. */
    private static final double LEAST_PART = 5;

    private static final int SEVERAL = 3;
    private static final int LEAST_CASES = 30;

    private static final Comparator<Hit> LEAST_CHANCE_FIRST = Comparator.<Hit>comparingDouble(
                    hit -> hit.compared().chance())
            .thenComparing(hit -> hit.compared().tally().x(), Comparator.reverseOrder());

    private final Comparison comparison;
    private final Criteria criteria;
    private final Map<Group, Hit> told = new LinkedHashMap<>();

    private Hits(Comparison comparison, Criteria criteria) {
        this.comparison = comparison;
        this.criteria = criteria;
    }

    /** Those of one rate. */
    static List<Hit> of(Comparison comparison, Criteria criteria) {
        if (!comparison.isLogged()) {
            return List.of();
        }
        Hits hits = new Hits(comparison, criteria);
        hits.take(hits.candidates(Level.PAIR));
        hits.takeWide(hits.candidates(Level.POOL_AT_ISP));
        List<Hit> wide = new ArrayList<>(hits.candidates(Level.IP));
        wide.addAll(hits.candidates(Level.ISP));
        wide.sort(LEAST_CHANCE_FIRST);
        hits.takeWide(wide);
        hits.takeWide(hits.candidates(Level.ALL));
        return List.copyOf(hits.told.values());
    }

    private void take(List<Hit> candidates) {
        candidates.forEach(hit -> told.put(hit.group(), hit));
    }

    /** First what is too high in many places, then what may be so by one of them. */
    private void takeWide(List<Hit> candidates) {
        Map<Boolean, List<Hit>> byBreadth = candidates.stream().collect(Collectors.partitioningBy(this::isBroad));
        Objects.requireNonNull(byBreadth.get(true)).forEach(this::takeIfMore);
        Objects.requireNonNull(byBreadth.get(false)).forEach(this::takeIfMore);
    }

    /** The groups of a level that are too high on the night, or, where it is thin, over the last nights. */
    private List<Hit> candidates(Level level) {
        Map<Group, Hit> found = new LinkedHashMap<>();
        for (int nights : new int[] {1, LookBack.SHORT, LookBack.WEEK}) {
            for (Compared compared : comparison.of(level, nights)) {
                if (isWorthALook(compared, nights)) {
                    criteria.severity(compared)
                            .ifPresent(severity -> found.merge(compared.group(), Hit.of(compared, severity), Hit::and));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** What is over is not told again: the night itself must have a part in it. */
    private boolean isWorthALook(Compared compared, int nights) {
        if (compared.group().level() == Level.POOL_AT_ISP && !isSumOfPairs(compared.group())) {
            return false;
        }
        if (nights == 1) {
            return true;
        }
        Series series = comparison.counts().series(compared.group());
        if (!hasPart(series, compared) || isOneNightBefore(compared, series)) {
            return false;
        }
        boolean isThin =
                !criteria.level().canJudge(series.on(0, comparison.rate()).n());
        return nights == LookBack.SHORT ? isThin || compared.usual() != null : isThin && compared.usual() == null;
    }

    /** Whether the night is about as bad as the nights together, and not as usual, of which they may be but the double. */
    private boolean hasPart(Series series, Compared compared) {
        if (compared.nights() == 1) {
            return true;
        }
        Tally night = series.on(0, comparison.rate());
        double together = compared.tally().rate();
        double usual = compared.usual() == null ? 0 : compared.usual().rate();
        return night.x() > 0 && night.rate() * 2 >= together && (night.rate() - usual) * LEAST_PART >= together - usual;
    }

    /** Whether all of it is one of the nights before, which had its own say. */
    private boolean isOneNightBefore(Compared compared, Series series) {
        @Nullable Usual usual = compared.usual();
        if (usual == null) {
            return false;
        }
        return IntStream.range(1, compared.nights())
                .filter(place -> comparison.counts().logged().has(place, comparison.rate()))
                .mapToObj(place -> series.on(place, comparison.rate()))
                .max(Comparator.comparingDouble(usual::score))
                .map(compared::without)
                .filter(rest -> !criteria.isUp(rest)
                        && (rest.tally().rate() - usual.rate()) * 2
                                < compared.tally().rate() - usual.rate())
                .isPresent();
    }

    /** A pool that shares its source IPs with another is no sum of pairs, and none of them can be told apart from it. */
    private boolean isSumOfPairs(Group pool) {
        long cases = comparison.counts().pairsOf(pool).stream()
                .mapToLong(pair -> pair.series().on(0, comparison.rate()).n())
                .sum();
        return cases
                == comparison.counts().series(pool).on(0, comparison.rate()).n();
    }

    /** Whether it is still worse than usual without its worst pair. */
    private boolean isBroad(Hit hit) {
        Series all = comparison.counts().series(hit.group());
        return comparison.counts().pairsOf(hit.group()).stream()
                .max(Comparator.comparingDouble(this::excess))
                .map(worst -> all.minus(worst.series()))
                .flatMap(rest -> left(hit, rest))
                .filter(criteria::isUp)
                .isPresent();
    }

    private double excess(PairDays pair) {
        Tally night = pair.series().on(0, comparison.rate());
        double usual = comparison
                .usual(pair.group(), pair.series(), 1)
                .map(Usual::rate)
                .orElse(criteria.level().warning());
        return night.x() - night.n() * usual;
    }

    /** Takes a wide group if what was told of does not explain it. */
    private void takeIfMore(Hit hit) {
        List<PairDays> pairs = comparison.counts().pairsOf(hit.group());
        // Also a part of a wider trouble: a source IP is not ill because one ISP is.
        List<PairDays> covered = pairs.stream().filter(this::isTold).toList();
        List<Hit> inside = inside(pairs, covered);
        if (covered.isEmpty() || isMore(hit, pairs, covered, inside)) {
            inside.forEach(part -> told.remove(part.group()));
            Severity worst = inside.stream()
                    .map(Hit::severity)
                    .max(Comparator.naturalOrder())
                    .filter(severity -> severity.compareTo(hit.severity()) > 0)
                    .orElse(hit.severity());
            told.put(hit.group(), Hit.of(hit.compared(), worst));
        }
    }

    private boolean isTold(PairDays pair) {
        return told.containsKey(pair.group())
                || told.containsKey(Group.ALL)
                || Group.wider(pair).stream().anyMatch(told::containsKey);
    }

    /** The hits all of whose pairs are among these, of which some were told of. */
    private List<Hit> inside(List<PairDays> pairs, List<PairDays> covered) {
        Set<Group> groups = new HashSet<>();
        pairs.forEach(pair -> groups.add(pair.group()));
        Set<Group> near = new LinkedHashSet<>();
        covered.forEach(pair -> {
            near.add(pair.group());
            near.addAll(Group.wider(pair));
        });
        near.add(Group.ALL);
        return near.stream()
                .map(told::get)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(part -> comparison.counts().pairsOf(part.group()).stream()
                        .filter(this::hasMail)
                        .allMatch(pair -> groups.contains(pair.group())))
                .toList();
    }

    private boolean hasMail(PairDays pair) {
        return pair.series().on(0, comparison.rate()).n() > 0;
    }

    private boolean isMore(Hit hit, List<PairDays> pairs, List<PairDays> covered, List<Hit> inside) {
        long judged = pairs.stream().filter(this::canTell).count();
        long up = covered.stream().filter(this::canTell).count();
        boolean isMost = isSeveral(inside) && up >= MOST_PARTS * judged;
        if (hit.group().level() != Level.ALL && (isMost || isWhole(pairs))) {
            return true;
        }
        Series rest = comparison.counts().series(hit.group());
        for (PairDays pair : covered) {
            rest = rest.minus(pair.series());
        }
        return left(hit, rest)
                .filter(part -> part.tally().n() >= LEAST_CASES)
                .flatMap(criteria::severityOfRest)
                .isPresent();
    }

    /** A group without some of its pairs; empty if what is left had its trouble on the nights before. */
    private Optional<Compared> left(Hit hit, Series rest) {
        return comparison.compare(hit.group(), rest, hit.compared().nights()).filter(part -> hasPart(rest, part));
    }

    /** Whether each pair that has mail enough for a verdict was told of by itself: then it is none of them alone. */
    private boolean isWhole(List<PairDays> pairs) {
        List<PairDays> large = pairs.stream()
                .filter(pair -> criteria.level()
                        .canJudge(pair.series().on(0, comparison.rate()).n()))
                .toList();
        return large.size() >= 2 && large.stream().allMatch(pair -> told.containsKey(pair.group()));
    }

    /** Two pools are as many as most senders have at an ISP. */
    private static boolean isSeveral(List<Hit> inside) {
        boolean arePools = inside.stream().allMatch(part -> part.group().level() == Level.POOL_AT_ISP);
        return inside.size() >= (arePools ? 2 : SEVERAL);
    }

    private boolean canTell(PairDays pair) {
        return pair.series().on(0, comparison.rate()).n() >= LEAST_CASES;
    }
}
