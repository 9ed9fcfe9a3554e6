package acct.ask;

import acct.model.Dimension;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a cell without a complaint had none, or none could have been heard of. The second is "not logged", which is not
 * zero.
 *
 * @param told what a cell may be split by: the time, and what at least one complaint of the period names
 * @param silent ISPs that tell nobody of single complaints
 */
record HeardComplaints(Set<Dimension> told, Set<String> silent) {
    HeardComplaints {
        told = Set.copyOf(told);
        silent = Set.copyOf(silent);
    }

    /**
     * The complaints of one cell, null where none could have been heard of.
     *
     * @param onlySilent whether all of the cell's mail went to ISPs that tell nobody
     */
    @Nullable
    Long of(long complaints, boolean onlySilent, Collection<Dimension> split, Collection<Filter> filters) {
        boolean isHeard = !onlySilent && !asksOnlySilent(filters) && isTold(split, filters);
        return complaints > 0 || isHeard ? Long.valueOf(complaints) : null;
    }

    /** A complaint that names no job may have been about any. */
    private boolean isTold(Collection<Dimension> split, Collection<Filter> filters) {
        return told.containsAll(split) && filters.stream().allMatch(filter -> told.contains(filter.dimension()));
    }

    /** Also where such an ISP got no mail at all. */
    private boolean asksOnlySilent(Collection<Filter> filters) {
        return filters.stream()
                .filter(filter -> filter.dimension() == Dimension.ISP)
                .anyMatch(filter -> filter.isOnly(isp -> isp != null && silent.contains(isp)));
    }
}
