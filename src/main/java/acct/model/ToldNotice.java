package acct.model;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That people were told of an incident.
 *
 * @param incident its id
 * @param day the latest judged day then
 * @param kind what they were told
 * @param severity how bad it was said to be
 * @param rate how frequent; null without a rate
 * @param cells in how many pairs of source IP and ISP
 */
public record ToldNotice(
        String incident,
        LocalDate day,
        Kind kind,
        Severity severity,
        @Nullable Double rate,
        int cells) {

    /** What there is to tell. */
    public enum Kind {
        /** It is there. */
        OPENED,
        /** It was there, and was over before anybody could be told. */
        PASSED,
        /** It was over, and is there again. */
        REOPENED,
        /** It is worse than was told. */
        WORSE,
        /** It goes on, and nobody was told for a week. */
        STILL,
        /** It is over. */
        CLOSED;

        /** The name in the store. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of this name. */
        public static Kind of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }

        /** Whether who was told this thinks that it is over. */
        public boolean isEnd() {
            return this == PASSED || this == CLOSED;
        }
    }
}
