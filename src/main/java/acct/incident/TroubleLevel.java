package acct.incident;

import acct.judge.Trouble;
import acct.judge.Trouble.TroubledCell;
import acct.model.Severity;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How bad something is, as far as it can be compared with another day.
 *
 * @param severity the worst of its troubles
 * @param rate of the first of them; null without one
 * @param cells in how many pairs of source IP and ISP it is, but for what is next to nothing beside the worst of them
 */
public record TroubleLevel(Severity severity, @Nullable Double rate, int cells) {
    private static final int TIMES = 2;

    /** A pair with less than such a part of what the worst one has makes a trouble no wider. */
    private static final double PART = 0.1;

    /** That of the troubles of one day, the worst first. */
    static TroubleLevel of(List<Trouble> troubles) {
        Trouble worst = troubles.get(0);
        Severity severity = troubles.stream()
                .map(Trouble::severity)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new TroubleLevel(
                severity, worst.evidence() == null ? null : worst.evidence().rate(), cells(troubles));
    }

    /** The pairs that have a good part of it. */
    private static int cells(List<Trouble> troubles) {
        List<TroubledCell> cells =
                troubles.stream().flatMap(trouble -> trouble.cells().stream()).toList();
        long most = cells.stream().mapToLong(TroubledCell::x).max().orElse(0);
        return (int) cells.stream()
                .filter(cell -> cell.x() >= PART * most)
                .map(Mark::of)
                .distinct()
                .count();
    }

    /** Whether it is graver, twice as frequent, or in twice as many pairs. */
    public boolean isWorseThan(TroubleLevel other) {
        boolean isGraver = severity.compareTo(other.severity) > 0;
        boolean isMoreFrequent = rate != null && other.rate != null && rate >= TIMES * other.rate;
        boolean isWider = other.cells > 0 && cells >= TIMES * other.cells;
        return isGraver || isMoreFrequent || isWider;
    }

    /** The worse of each. */
    public TroubleLevel or(TroubleLevel other) {
        return new TroubleLevel(
                severity.compareTo(other.severity) > 0 ? severity : other.severity,
                higher(rate, other.rate),
                Math.max(cells, other.cells));
    }

    private static @Nullable Double higher(@Nullable Double one, @Nullable Double other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one > other ? one : other;
    }
}
