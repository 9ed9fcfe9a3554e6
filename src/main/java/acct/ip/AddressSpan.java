package acct.ip;

import inet.ipaddr.IPAddress;
import org.jspecify.annotations.Nullable;

/** All addresses from one to another, both among them, as an operator types them: a network, or two ends with a hyphen. */
public final class AddressSpan {
    private final String text;
    private final IPAddress low;
    private final IPAddress high;

    private AddressSpan(String text, IPAddress low, IPAddress high) {
        this.text = text;
        this.low = low;
        this.high = high;
    }

    /**
     * {@code 192.0.2.16/28}, {@code 2001:db8::/32}, {@code 192.0.2.16-192.0.2.31}; null for anything else, such as a single
     * address, ends in the wrong order, or one of each family. Bits behind a prefix do not count.
     */
    public static @Nullable AddressSpan parse(String text) {
        int hyphen = text.indexOf('-');
        if (hyphen < 0) {
            return text.indexOf('/') < 0 ? null : network(text);
        }
        IPAddress low = Notation.address(text.substring(0, hyphen).strip());
        IPAddress high = Notation.address(text.substring(hyphen + 1).strip());
        if (low == null || high == null || low.getBitCount() != high.getBitCount()) {
            return null;
        }
        if (low.getValue().compareTo(high.getValue()) > 0) {
            return null;
        }
        return new AddressSpan(low.toCanonicalString() + "-" + high.toCanonicalString(), low, high);
    }

    private static @Nullable AddressSpan network(String text) {
        AddressRange network = AddressRange.parse(text);
        return network == null ? null : new AddressSpan(network.text(), network.first(), network.last());
    }

    /** Canonical: {@code 192.0.2.16/28}, {@code 192.0.2.16-192.0.2.31}. */
    public String text() {
        return text;
    }

    /** Its first address, canonical. */
    public String first() {
        return low.toCanonicalString();
    }

    /** Whether an address lies in it; what is no address never does. */
    public boolean holds(String address) {
        IPAddress one = Notation.address(address);
        return one != null
                && one.getBitCount() == low.getBitCount()
                && one.getValue().compareTo(low.getValue()) >= 0
                && one.getValue().compareTo(high.getValue()) <= 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressSpan span && text.equals(span.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
