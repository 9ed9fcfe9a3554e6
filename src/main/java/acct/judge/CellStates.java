package acct.judge;

import acct.chance.BetaBinomial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Some pairs of source IP and ISP on the nights of a trouble, and what they are together. */
final class CellStates {
    private static final double TIMES = 1.5;
    private static final double CHANCE = 0.01;
    /** Such a part of the limit stands for the usual rate where nothing is known. */
    private static final double WELL_BELOW = 4;

    /** A rate that is unknown is at least so. */
    private static final double LEAST_RATE = 1e-4;
    /** So large a part of the mail must have a part in a trouble that is not one of single cells. */
    private static final double MOST = 0.5;

    /** With what spread sums of several cells move; they move less than one. */
    private static final double OVERDISPERSION = 0.003;

    private final List<CellState> cells;
    private final Map<Group, List<CellState>> parts = new HashMap<>();

    /**
     * Some pairs.
     *
     * @param cells with mail
     */
    CellStates(List<CellState> cells) {
        this.cells = List.copyOf(cells);
    }

    List<CellState> cells() {
        return cells;
    }

    /** The pairs of a night. */
    static CellStates of(Comparison comparison, Criteria criteria, int nights) {
        List<CellState> cells = new ArrayList<>();
        for (PairDays pair : comparison.counts().pairs()) {
            Optional<Compared> found = pair.series().on(0, comparison.rate()).n() == 0
                    ? Optional.empty()
                    : comparison.compare(pair.group(), pair.series(), nights);
            found.ifPresent(compared -> {
                cells.add(state(pair, compared, comparison.mean(pair.group()), criteria));
            });
        }
        return new CellStates(cells);
    }

    private static CellState state(PairDays pair, Compared compared, double mean, Criteria criteria) {
        boolean isUp = criteria.isUp(compared);
        Usual usual = compared.usual();
        if (usual != null) {
            return new CellState(pair, compared.tally(), usual.rate(), CellState.Past.OWN, isUp);
        }
        return mean > 0
                ? new CellState(pair, compared.tally(), Math.max(LEAST_RATE, mean), CellState.Past.OF_ITS_ISP, isUp)
                : new CellState(
                        pair, compared.tally(), criteria.level().warning() / WELL_BELOW, CellState.Past.NONE, isUp);
    }

    CellStates where(Predicate<CellState> test) {
        return new CellStates(cells.stream().filter(test).toList());
    }

    CellStates in(Group group) {
        if (group.level() == Level.ALL) {
            return this;
        }
        if (parts.isEmpty()) {
            for (CellState cell : cells) {
                parts.computeIfAbsent(cell.pair().group(), pair -> new ArrayList<>(1))
                        .add(cell);
                Group.wider(cell.pair())
                        .forEach(wide -> parts.computeIfAbsent(wide, key -> new ArrayList<>())
                                .add(cell));
            }
        }
        return new CellStates(parts.getOrDefault(group, List.of()));
    }

    /** Those of a source IP; none of an unknown one, as nobody knows which belong together. */
    CellStates ofIp(@Nullable String sourceIp) {
        return sourceIp == null ? new CellStates(List.of()) : in(Group.ip(sourceIp));
    }

    /** The same of an ISP. */
    CellStates atIsp(@Nullable String isp) {
        return isp == null ? new CellStates(List.of()) : in(Group.isp(isp));
    }

    CellStates without(CellStates others) {
        Set<PairDays> pairs = new HashSet<>();
        others.cells.forEach(cell -> pairs.add(cell.pair()));
        return where(cell -> !pairs.contains(cell.pair()));
    }

    boolean isEmpty() {
        return cells.isEmpty();
    }

    Tally tally() {
        return cells.stream().map(CellState::tally).reduce(Tally.NOTHING, Tally::plus);
    }

    double expected() {
        return cells.stream().mapToDouble(CellState::expected).sum();
    }

    double excess() {
        return cells.stream().mapToDouble(CellState::excess).sum();
    }

    /** How many times the usual number there are. */
    double times() {
        return tally().x() / Math.max(1e-9, expected());
    }

    /** What is usual of all of them together; null if nothing was seen before. */
    @Nullable
    Double seenBefore() {
        boolean isKnown = cells.stream().anyMatch(cell -> cell.hasPast() != CellState.Past.NONE);
        return isKnown && tally().n() > 0 ? expected() / tally().n() : null;
    }

    int judged() {
        return (int) cells.stream().filter(CellState::isJudged).count();
    }

    int up() {
        return (int)
                cells.stream().filter(cell -> cell.isJudged() && cell.isUp()).count();
    }

    List<@Nullable String> ips() {
        return cells.stream().map(cell -> cell.pair().sourceIp()).distinct().toList();
    }

    List<@Nullable String> isps() {
        return cells.stream().map(cell -> cell.pair().isp()).distinct().toList();
    }

    /** Whether all of them together are worse than usual. */
    boolean isUp() {
        Tally all = tally();
        double expected = expected();
        if (all.x() < 3 || all.n() == 0 || all.x() < TIMES * expected) {
            return false;
        }
        return isUnlikely(all, expected);
    }

    /** Whether so many are no whim of the day where so many are to be expected. */
    static boolean isUnlikely(Tally tally, double expected) {
        double rate = Math.min(0.9, Math.max(LEAST_RATE, expected / tally.n()));
        double precision = Math.max(10, (1 - rate) / (OVERDISPERSION * 100 * rate));
        return BetaBinomial.around(rate, precision).atLeast(tally.x(), tally.n()) < CHANCE;
    }

    /**
     * Whether a trouble that multiplies the usual by so much would show in them, and does not.
     *
     * @param times of the trouble
     */
    boolean areClearOf(double times) {
        double expected = expected();
        double wouldBe = expected * times;
        // Nearer to the usual than to the trouble, with enough events to see the difference, and not bad by themselves.
        return wouldBe - expected >= 4 && tally().x() < expected + (wouldBe - expected) / 3 && !isUp();
    }

    /** Whether most of their mail is worse than usual, even without the worst cell. */
    boolean isBroad() {
        Optional<CellState> worst = cells.stream().max(Comparator.comparingDouble(CellState::excess));
        if (worst.isEmpty() || cells.size() < 2) {
            return false;
        }
        CellStates rest = where(cell -> !cell.equals(worst.get()));
        // The others must have a like part in it, not a shadow of it.
        double like = 1 + (times() - 1) / 4;
        CellStates alike = rest.where(cell -> cell.tally().x() > like * cell.expected());
        return rest.isUp() && alike.expected() >= MOST * rest.expected();
    }
}
