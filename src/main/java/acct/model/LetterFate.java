package acct.model;

import java.util.Locale;

/**
 * What became of an attempt to send a message.
 *
 * @param state what is known of it
 * @param said what the server or the network said, in a line that says what to do; empty if it was sent
 * @param others whether the other messages are to be tried
 */
public record LetterFate(State state, String said, Others others) {

    /** It is there. */
    public static LetterFate sent() {
        return new LetterFate(State.SENT, "", Others.TRIED);
    }

    /** What is known of a message. */
    public enum State {
        /** It waits for the next run. */
        QUEUED,
        /** The server may have it, but did not say so; it is sent again under the same id. */
        PERHAPS,
        /** The server took it. */
        SENT,
        /** The server will never take it. */
        REFUSED,
        /** It waited too long. */
        GIVEN_UP;

        /** The name in the store. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The one of this name. */
        public static State of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** Whether it is to be sent. */
        public boolean isWaiting() {
            return this == QUEUED || this == PERHAPS;
        }
    }

    /** What the failure of one message means for the others that go the same way. */
    public enum Others {
        /** Nothing. */
        TRIED,
        /** They would fail as well. */
        LEFT
    }
}
