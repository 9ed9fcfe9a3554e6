package acct.classify.isp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a row went.
 *
 * @param isp the ISP's name; {@code other} if nothing knows it, null only if the row says nothing about it
 * @param step what told the ISP; null if isp is
 */
public record Destination(@Nullable String isp, @Nullable Step step) {

    /** The name of all destinations that nothing knows. */
    public static final String OTHER = "other";

    /** What can tell a row's ISP, in the order in which it is asked. */
    public enum Step {
        /** The queue's name: a rollup or a {@code queue-to} target. */
        QUEUE,
        /** The operator's own mapping. */
        MAPPING,
        /** The MX host that answered. */
        MX,
        /** The recipient's domain; for a row without recipient the queue's. */
        DOMAIN,
        /** Nothing did; the ISP is {@link #OTHER}. */
        NONE;

        /** The name in the store and in reports. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
