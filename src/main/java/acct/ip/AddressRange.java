package acct.ip;

import inet.ipaddr.IPAddress;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One IP address, or all of a network, as PowerMTA's configuration has them. In order, IPv4 comes first and a network
 * before what is in it.
 */
public final class AddressRange implements Comparable<AddressRange> {
    private static final Comparator<AddressRange> ORDER = Comparator.comparing((AddressRange r) -> r.all.getBitCount())
            .thenComparing(r -> r.all.getLower().getValue())
            .thenComparing(AddressRange::prefix);

    /** Every address of it; the library calls two of these equal if they hold the same addresses. */
    private final IPAddress all;

    private AddressRange(IPAddress all) {
        this.all = all;
    }

    /**
     * {@code 192.0.2.1}, {@code ::1}, {@code 2001:db8::/32}; null for anything else. As in the User's Guide v5.0, 8.2, a
     * network may leave out its last numbers: {@code 10/8}, {@code 0/0}. Bits behind the prefix do not count.
     */
    public static @Nullable AddressRange parse(String text) {
        int slash = text.indexOf('/');
        boolean four = slash > 0 && text.indexOf(':') < 0;
        IPAddress address = Notation.network(four ? inFull(text, slash) : text);
        return address == null ? null : new AddressRange(address.toPrefixBlock());
    }

    private static String inFull(String text, int slash) {
        long dots = text.chars().limit(slash).filter(c -> c == '.').count();
        return text.substring(0, slash) + ".0".repeat((int) Math.max(0, 3 - dots)) + text.substring(slash);
    }

    /** An address or network, perhaps with brackets and a port; null if it is neither. */
    public static @Nullable AddressRange ofHost(String text) {
        AddressRange plain = parse(text);
        if (plain != null || text.isEmpty()) {
            return plain;
        }
        if (text.startsWith("[") && text.indexOf(']') > 0) {
            return ofLiteral(text.substring(0, text.indexOf(']') + 1));
        }
        int colon = text.lastIndexOf(':');
        return colon > 0 && text.indexOf(':') == colon ? parse(text.substring(0, colon)) : null;
    }

    /** An address or network in brackets, as domains write it: {@code [192.0.2.1]}, {@code [IPv6:2001:db8::1]}. */
    public static @Nullable AddressRange ofLiteral(String text) {
        return parse(Notation.inBrackets(text));
    }

    /** Canonical: {@code 192.0.2.1}, {@code 10.0.0.0/8}, {@code 2001:db8::1}. */
    public String text() {
        String first = all.getLower().withoutPrefixLength().toCanonicalString();
        return isSingle() ? first : first + "/" + prefix();
    }

    IPAddress first() {
        return all.getLower().withoutPrefixLength();
    }

    IPAddress last() {
        return all.getUpper().withoutPrefixLength();
    }

    /** How many bits all of its addresses have in common. */
    public int prefix() {
        Integer length = all.getNetworkPrefixLength();
        return length == null ? all.getBitCount() : length;
    }

    /** The network with a shorter prefix, or the same, that this is in. */
    public AddressRange widened(int prefix) {
        return new AddressRange(all.toPrefixBlock(prefix));
    }

    /** Whether it is a single address. */
    public boolean isSingle() {
        return prefix() == all.getBitCount();
    }

    /** Whether the two have an address in common. */
    public boolean overlaps(AddressRange other) {
        return contains(other) || other.contains(this);
    }

    /** Whether all of the other's addresses are in this. */
    public boolean contains(AddressRange other) {
        return all.contains(other.all);
    }

    @Override
    public int compareTo(AddressRange other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressRange range && all.equals(range.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
