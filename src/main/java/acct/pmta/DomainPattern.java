package acct.pmta;

import java.net.IDN;
import java.util.Locale;

/**
 * Which queues a {@code <domain>} block is for. User's Guide v5.0, 3.2 and 3.3.10.
 *
 * @param form how the name is meant
 * @param name in small letters and ASCII, without {@code *.}; empty for {@code *}
 * @param spelling whether the name was written out
 */
public record DomainPattern(Form form, String name, Spelling spelling) {
    private static final String SUBDOMAINS = "*.";
    private static final String WITH_SUBDOMAINS = "[*.]";

    /** How the name is meant. */
    public enum Form {
        /** {@code *}: every domain. */
        ANY,
        /** {@code *.name}: subdomains only. */
        SUBDOMAINS,
        /** {@code [*.]name}: the name and its subdomains. */
        WITH_SUBDOMAINS,
        /** One name, also {@code {bounceProcessor}} and address literals. */
        NAME
    }

    /** A name that is written out beats the same name from a macro. */
    public enum Spelling {
        MACRO,
        LITERAL
    }

    /** The pattern that a word of the tag means, macros already replaced. */
    static DomainPattern of(String word, Spelling spelling) {
        if (word.equals("*")) {
            return new DomainPattern(Form.ANY, "", spelling);
        }
        if (word.startsWith(WITH_SUBDOMAINS)) {
            return new DomainPattern(Form.WITH_SUBDOMAINS, ascii(word.substring(WITH_SUBDOMAINS.length())), spelling);
        }
        if (word.startsWith(SUBDOMAINS)) {
            return new DomainPattern(Form.SUBDOMAINS, ascii(word.substring(SUBDOMAINS.length())), spelling);
        }
        return new DomainPattern(Form.NAME, ascii(word), spelling);
    }

    /** A domain as names are compared: small letters, {@code xn--} instead of umlauts. */
    public static String ascii(String domain) {
        String small = domain.toLowerCase(Locale.ROOT);
        if (small.chars().allMatch(c -> c < 128)) {
            return small;
        }
        try {
            return IDN.toASCII(small);
        } catch (IllegalArgumentException e) {
            return small;
        }
    }

    /** Whether settings under this pattern are for that domain, which {@link #ascii} has made comparable. */
    public boolean matches(String domain) {
        return switch (form) {
            case ANY -> true;
            case SUBDOMAINS -> domain.endsWith("." + name);
            case WITH_SUBDOMAINS -> domain.equals(name) || domain.endsWith("." + name);
            case NAME -> domain.equals(name);
        };
    }

    /** How narrow it is; the narrower wins. */
    long rank() {
        long length = Math.min(name.length(), 1_000);
        return switch (form) {
            case ANY -> 0;
            case SUBDOMAINS, WITH_SUBDOMAINS -> 10 + 2 * length;
            case NAME -> 10_000 + (spelling == Spelling.LITERAL ? 1 : 0);
        };
    }

    @Override
    public String toString() {
        return switch (form) {
            case ANY -> "*";
            case SUBDOMAINS -> SUBDOMAINS + name;
            case WITH_SUBDOMAINS -> WITH_SUBDOMAINS + name;
            case NAME -> name;
        };
    }
}
