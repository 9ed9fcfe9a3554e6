package acct.model;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the trouble that a finding is a part of.
 *
 * @param incident its id, as {@code acct incidents show} takes it
 * @param state what became of it on the finding's day
 * @param opened its first day
 * @param firstHour its first bad hour with offset, such as {@code 2026-11-18T09+01:00}; null if none stands out
 * @param days on how many days it was seen up to this one
 */
public record Course(
        String incident,
        State state,
        LocalDate opened,
        @Nullable String firstHour,
        int days) {

    /** What became of a trouble on a day. */
    public enum State {
        /** It was not there before. */
        NEW,
        /** It is graver than on the days before. */
        WORSE,
        /** It goes on. */
        ONGOING,
        /** It was closed and came again. */
        REOPENED,
        /** Somebody has said that they know. */
        ACKNOWLEDGED,
        /** Nobody wants to hear of it for now. */
        MUTED,
        /** It is over. */
        CLOSED;

        /** The name in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
