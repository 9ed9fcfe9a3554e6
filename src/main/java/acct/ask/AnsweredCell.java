package acct.ask;

import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Measure;
import acct.model.SideMeasure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of an answer, with all that can be asked of it.
 *
 * @param key one value per dimension asked for, in that order; null is the unknown bucket
 * @param counts the numbers of this cell
 * @param side what was asked for beside them; one that is not among them is not logged, and null is of nothing
 * @param before the same of the time that it is compared with; null if nothing is compared
 * @param group sums of the counts of its group; empty if no shares of groups are wanted
 * @param leftOut how many lines this one stands for, if it is the sum of what a cut list leaves out; else 0
 */
public record AnsweredCell(
        List<@Nullable String> key,
        Counts counts,
        Map<SideMeasure, @Nullable Long> side,
        @Nullable AnsweredCell before,
        Map<Measure, Long> group,
        long leftOut) {

    public AnsweredCell {
        key = Collections.unmodifiableList(new ArrayList<>(key));
        group = Map.copyOf(group);
        side = Collections.unmodifiableMap(new HashMap<>(side));
    }

    static AnsweredCell of(CountRow row, Map<SideMeasure, @Nullable Long> side) {
        return new AnsweredCell(row.key(), row.counts(), side, null, Map.of(), row.leftOut());
    }

    AnsweredCell comparedWith(AnsweredCell other) {
        return new AnsweredCell(key, counts, side, other, group, leftOut);
    }

    AnsweredCell within(Map<Measure, Long> sums) {
        return new AnsweredCell(key, counts, side, before, sums, leftOut);
    }
}
