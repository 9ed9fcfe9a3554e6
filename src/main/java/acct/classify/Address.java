package acct.classify;

import org.jspecify.annotations.Nullable;

/**
 * An IP address as read from a log.
 *
 * @param kind what the text was
 * @param text canonical text; null unless valid
 */
public record Address(Kind kind, @Nullable String text) {

    /** What the text was. */
    public enum Kind {
        /** One address. */
        VALID,
        /** No address: empty, or the unspecified address, which PowerMTA writes where nothing was bound. */
        NONE,
        /** Not readable as one address. */
        BAD
    }

    static final Address NONE = new Address(Kind.NONE, null);
    static final Address BAD = new Address(Kind.BAD, null);

    static Address valid(String text) {
        return new Address(Kind.VALID, text);
    }
}
