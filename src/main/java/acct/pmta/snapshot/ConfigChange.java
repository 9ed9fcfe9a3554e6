package acct.pmta.snapshot;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two readings of a PowerMTA configuration.
 *
 * @param kind what happened
 * @param was the line before; null if added
 * @param now the line after; null if removed
 */
public record ConfigChange(
        Kind kind, @Nullable ConfigSetting was, @Nullable ConfigSetting now) {

    /** What can happen to a line. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        /** The same lines in another order, where the order decides which of them holds. */
        REORDERED;

        /** The word people and programs read. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The line as it is now, or was last. */
    public ConfigSetting setting() {
        return Objects.requireNonNull(now != null ? now : was, "a change of nothing");
    }
}
