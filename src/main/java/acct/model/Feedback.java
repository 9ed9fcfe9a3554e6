package acct.model;

import java.util.Locale;

/** What an ISP tells a sender about complaints; without it a count of zero complaints means nothing. */
public enum Feedback {
    /** A feedback loop may return each complaint as a message, which PowerMTA logs as an {@code f} row. */
    PER_MESSAGE,
    /** No complaint ever comes back for a single message, so complaints are not logged rather than zero. */
    NONE;

    /** The name in configuration files: {@code per-message}, {@code none}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
