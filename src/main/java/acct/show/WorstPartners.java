package acct.show;

import acct.chance.Wilson;
import acct.model.CountRow;
import acct.model.Counts;
import java.util.Comparator;
import java.util.List;

/** Orders cells by trouble that is no chance: one of two refused is less than thirty of a hundred. */
final class WorstPartners {
    private static final Comparator<CountRow> ORDER = Comparator.<CountRow>comparingDouble(row -> trouble(row.counts()))
            .reversed()
            .thenComparing(row -> row.counts().recipients(), Comparator.reverseOrder())
            .thenComparing(row -> row.text(0));

    private WorstPartners() {}

    /** The first so many. */
    static List<CountRow> of(List<CountRow> rows, int most) {
        return rows.stream()
                .filter(row -> !row.isRest())
                .sorted(ORDER)
                .limit(most)
                .toList();
    }

    /** The least that the shares of refused recipients and of deferred attempts are, together. */
    static double trouble(Counts counts) {
        long refused = counts.bounced() - counts.administrative();
        double trouble = counts.answered() == 0
                ? 0
                : Wilson.of(refused, counts.answered()).low();
        Long deferred = counts.deferred();
        if (deferred != null && counts.answered() + deferred > 0) {
            trouble += Wilson.of(deferred, counts.answered() + deferred).low();
        }
        return trouble;
    }
}
