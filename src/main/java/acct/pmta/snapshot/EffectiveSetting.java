package acct.pmta.snapshot;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the answer to {@code acct pmta show}.
 *
 * @param setting what is set, such as {@code max-msg-rate}; before it the block it is for, if that differs
 * @param value its value; null if it is hidden or unset
 * @param from where it comes from: {@code vmta}, {@code pool NAME}, {@code source ADDRESS},
 *     {@code global}, {@code default}
 * @param file the file of the configuration; null for a default
 * @param line the line in it; null for a default
 * @param may what may hold instead, where PowerMTA's guide leaves open which setting wins; null where it does not
 */
public record EffectiveSetting(
        String setting,
        @Nullable String value,
        String from,
        @Nullable String file,
        @Nullable Integer line,
        @Nullable String may) {

    /** What can be shown. */
    public enum Kind {
        VMTA,
        POOL,
        SOURCE,
        DOMAIN,
        QUEUE;

        /** The word on the command line. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
