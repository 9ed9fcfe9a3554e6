package acct.config;

import acct.ip.Address;
import java.net.IDN;
import java.util.regex.Pattern;

/** Names of mail domains and servers, in the letters that SMTP and DNS carry. Never asks DNS. */
final class MailDomain {
    /** An underscore is no letter of a host name, but hosts that have one exist. */
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?");

    /** What is an address or nothing: Java would take {@code 010.0.0.1} for 10.0.0.1, the C library for 8.0.0.1. */
    private static final Pattern LIKE_AN_ADDRESS =
            Pattern.compile("[0-9.]+|[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");
    /** The longest name DNS has (RFC 1035, 2.3.4, as text). */
    private static final int LONGEST = 253;
    /** Letters that IDNA of 2003 replaces and IDNA of 2008 keeps: two different domains, and nobody can tell which is meant. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u03c2\u200c\u200d]");

    private MailDomain() {}

    /**
     * The A-labels of a domain.
     *
     * @throws IllegalArgumentException if it is no domain; the message says why, as the end of a sentence
     */
    static String ascii(String text) {
        if (AMBIGUOUS.matcher(text).find()) {
            throw new IllegalArgumentException("has a letter in its domain that IDNA 2003 and 2008 write differently;"
                    + " write the domain in its ASCII form (xn--…)");
        }
        String name = punycode(text);
        String labels = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (labels.length() > LONGEST) {
            throw noDomain(text);
        }
        for (String label : labels.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                throw noDomain(text);
            }
        }
        return labels;
    }

    /** The domain of an address: A-labels, or an address literal in brackets. */
    static String ofAddress(String text) {
        return Address.isLiteral(text) ? text : ascii(text);
    }

    /** A server: a host name or an IP address, without brackets. */
    static String server(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!LIKE_AN_ADDRESS.matcher(bare).matches()) {
            return ascii(text);
        }
        if (Address.of(bare).kind() == Address.Kind.BAD) {
            throw new IllegalArgumentException("is no IP address");
        }
        return bare;
    }

    private static String punycode(String text) {
        try {
            return IDN.toASCII(text);
        } catch (IllegalArgumentException e) {
            throw noDomain(text);
        }
    }

    private static IllegalArgumentException noDomain(String text) {
        return new IllegalArgumentException("has '" + text + "' where a domain such as host.example should be");
    }
}
