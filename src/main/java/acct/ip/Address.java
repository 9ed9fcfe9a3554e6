package acct.ip;

import inet.ipaddr.IPAddress;
import org.jspecify.annotations.Nullable;

/**
 * An IP address as read from a log or typed by an operator. One address has one text, or a source IP would count as two:
 * IPv6 has the text of RFC 5952, an IPv4-mapped IPv6 address its IPv4 text.
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

    private static final Address NONE = new Address(Kind.NONE, null);
    private static final Address BAD = new Address(Kind.BAD, null);

    /** The address in a text; blanks around it and brackets, as in {@code [2001:db8::1]}, are ignored. */
    public static Address of(@Nullable String text) {
        String bare = text == null ? "" : text.strip();
        if (bare.isEmpty()) {
            return NONE;
        }
        boolean brackets = bare.startsWith("[") && bare.endsWith("]") && bare.length() > 2;
        IPAddress address = Notation.address(brackets ? bare.substring(1, bare.length() - 1) : bare);
        if (address == null) {
            return BAD;
        }
        return address.isZero() ? NONE : new Address(Kind.VALID, address.toCanonicalString());
    }

    /** Whether a text is an address in brackets, as a domain of mail: {@code [192.0.2.1]}, {@code [IPv6:2001:db8::1]}. */
    public static boolean isLiteral(String text) {
        return text.startsWith("[") && text.endsWith("]") && Notation.address(Notation.inBrackets(text)) != null;
    }
}
