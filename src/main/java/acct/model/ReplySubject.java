package acct.model;

import java.util.List;

/**
 * Who or what a reply may say is wrong. Only what it says of the {@link #RECIPIENT} can make an address dead.
 */
public enum ReplySubject {
    /** The address or domain that the mail was for. */
    RECIPIENT,
    /** The address or domain that the mail was from. */
    SENDER,
    /** The host that brought it: its IP, name, HELO or reverse DNS. */
    CLIENT,
    /** What was brought: headers, links, signatures. */
    MESSAGE;

    /** As it is written in the rules. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * How replies name one of them.
     *
     * @param blamed words that say it is this one that is wrong, wherever they stand
     * @param named words for it; what comes behind them is said of it
     * @param codes enhanced status codes that are about it
     */
    public record Words(List<Phrase> blamed, List<Phrase> named, List<StatusCodes> codes) {
        public Words {
            blamed = List.copyOf(blamed);
            named = List.copyOf(named);
            codes = List.copyOf(codes);
        }
    }
}
