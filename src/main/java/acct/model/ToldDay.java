package acct.model;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A local day that was judged and reported.
 *
 * @param state its rows when they were judged
 * @param worst the worst that the rules found; null if none spoke
 * @param page its report; null if it is not known any more
 */
public record ToldDay(
        DayState state, @Nullable Severity worst, @Nullable String page) {

    /** The worst of some findings; null if there are none. */
    public static @Nullable Severity worst(List<Finding> alerts) {
        return alerts.stream()
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
