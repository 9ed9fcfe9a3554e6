package acct.pmta.model;

import acct.ip.AddressRange;
import acct.ip.HostName;
import org.jspecify.annotations.Nullable;

/**
 * Which queues a {@code <domain>} block is for. User's Guide v5.0, 3.2 and 3.3.10.
 *
 * @param form how the name is meant
 * @param name in small letters and ASCII, without {@code *.}; empty for {@code *}
 * @param spelling whether the name was written out
 * @param network of {@code [192.0.2.0/24]} the addresses; null for everything else
 */
public record DomainPattern(
        Form form, String name, Spelling spelling, @Nullable AddressRange network) {
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
        /** {@code [192.0.2.0/24]}: the address literals of a network. */
        NETWORK,
        /** One name, also {@code {bounceProcessor}} and address literals. */
        NAME
    }

    /** A name that is written out beats the same name from a macro. */
    public enum Spelling {
        MACRO,
        LITERAL
    }

    /** The pattern that a word of the tag means, macros already replaced. */
    public static DomainPattern of(String word, Spelling spelling) {
        if (word.equals("*")) {
            return new DomainPattern(Form.ANY, "", spelling, null);
        }
        if (word.startsWith(WITH_SUBDOMAINS)) {
            return named(Form.WITH_SUBDOMAINS, word.substring(WITH_SUBDOMAINS.length()), spelling);
        }
        if (word.startsWith(SUBDOMAINS)) {
            return named(Form.SUBDOMAINS, word.substring(SUBDOMAINS.length()), spelling);
        }
        AddressRange network = isMasked(word) ? AddressRange.ofLiteral(word) : null;
        return network == null
                ? named(Form.NAME, word, spelling)
                : new DomainPattern(Form.NETWORK, HostName.ascii(word), spelling, network);
    }

    private static DomainPattern named(Form form, String name, Spelling spelling) {
        return new DomainPattern(form, HostName.ascii(name), spelling, null);
    }

    /** Whether a word looks like the address literals of a network. */
    public static boolean isMasked(String word) {
        return word.startsWith("[") && word.endsWith("]") && word.indexOf('/') > 0;
    }

    /** Whether settings under this pattern are for that domain, which {@link HostName#ascii} has made comparable. */
    public boolean matches(String domain) {
        return switch (form) {
            case ANY -> true;
            case SUBDOMAINS -> domain.endsWith("." + name);
            case WITH_SUBDOMAINS -> domain.equals(name) || domain.endsWith("." + name);
            case NETWORK -> isOfNetwork(domain);
            case NAME -> domain.equals(name);
        };
    }

    private boolean isOfNetwork(String domain) {
        AddressRange address = domain.startsWith("[") && domain.endsWith("]") ? AddressRange.ofLiteral(domain) : null;
        return contains(address);
    }

    /** Whether every domain of another pattern is one of this. */
    boolean covers(DomainPattern other) {
        boolean below = other.name.endsWith("." + name);
        return switch (form) {
            case ANY -> true;
            case SUBDOMAINS -> below || (other.form == Form.SUBDOMAINS && other.name.equals(name));
            case WITH_SUBDOMAINS -> below || (other.form != Form.ANY && other.name.equals(name));
            case NETWORK -> other.form == Form.NETWORK ? contains(other.network) : isOfNetwork(other.name);
            case NAME -> other.form == Form.NAME && other.name.equals(name);
        };
    }

    private boolean contains(@Nullable AddressRange other) {
        return network != null && other != null && network.contains(other);
    }

    /** How narrow it is; the narrower wins. */
    long rank() {
        long length = Math.min(name.length(), 1_000);
        return switch (form) {
            case ANY -> 0;
            case SUBDOMAINS, WITH_SUBDOMAINS -> 10 + 2 * length;
            case NETWORK -> 10 + (network == null ? 0 : network.prefix());
            case NAME -> 10_000 + (spelling == Spelling.LITERAL ? 1 : 0);
        };
    }

    @Override
    public String toString() {
        return switch (form) {
            case ANY -> "*";
            case SUBDOMAINS -> SUBDOMAINS + name;
            case WITH_SUBDOMAINS -> WITH_SUBDOMAINS + name;
            case NETWORK, NAME -> name;
        };
    }
}
