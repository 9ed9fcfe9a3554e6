package acct.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an operator said of an incident.
 *
 * @param incident its id
 * @param kind what is to be done
 * @param day the latest judged day then
 * @param until the first day on which people are told of it again; null but for {@link Kind#MUTE}
 * @param text what was said; null but for {@link Kind#NOTE}
 * @param at when
 */
public record IncidentOrder(
        String incident,
        Kind kind,
        LocalDate day,
        @Nullable LocalDate until,
        @Nullable String text,
        Instant at) {

    /** What can be said of an incident. */
    public enum Kind {
        /** Somebody knows: it is not told again only because it goes on. */
        ACK,
        /** Nobody is told of it for some time. */
        MUTE,
        /** Something to be shown with it. */
        NOTE,
        /** It is over. */
        CLOSE;

        /** The name in the store. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of this name. */
        public static Kind of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }
}
