package acct.model;

import java.time.LocalDate;
import java.util.Locale;

/**
 * A finished message to one recipient. Whoever sends it, and how often, sends the very same.
 *
 * @param id the Message-ID without its brackets; the delivery id of a webhook
 * @param channel by which way it goes
 * @param recipient the address; of a webhook its host, as the rest may be a secret
 * @param day the day that it tells of, or the last of them
 * @param subject what it is about, in a line
 * @param body all of it, as it is sent
 */
public record Letter(String id, Channel channel, String recipient, LocalDate day, String subject, String body) {

    /** By which way a message goes. */
    public enum Channel {
        /** To the mail server; the body is the MIME text, ASCII with CRLF. */
        MAIL,
        /** To another program; the body is JSON. */
        WEBHOOK;

        /** The name in the store. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of this name. */
        public static Channel of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }
}
