package acct.ip;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv6.IPv6Address;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How addresses and networks are written, for all who read them. Strict, because lenient readers take {@code 1.2.3} for
 * {@code 1.2.0.3} and {@code 010.1.1.1} for {@code 8.1.1.1}. An IPv4-mapped IPv6 address is the IPv4 address. Never asks
 * DNS.
 */
final class Notation {
    /** The longest text of an address has 45 characters (six groups and four decimal numbers), that of a prefix 4. */
    private static final int LONGEST = 49;

    /** The prefix of all IPv4-mapped addresses, {@code ::ffff:0:0/96}. */
    private static final int MAPPED = 96;

    private static final IPAddressStringParameters ADDRESS = strict(false);
    private static final IPAddressStringParameters NETWORK = strict(true);

    private Notation() {}

    /** One address; null if the text is anything else. */
    static @Nullable IPAddress address(String text) {
        return read(text, ADDRESS);
    }

    /** One address, or one with a prefix length such as {@code 192.0.2.1/24}; null if the text is anything else. */
    static @Nullable IPAddress network(String text) {
        // The library would take the prefix 010 for 10, or else refuse 0.
        int length = text.indexOf('/') + 1;
        boolean leadingZero = length > 0 && text.startsWith("0", length) && text.length() > length + 1;
        return leadingZero ? null : read(text, NETWORK);
    }

    /** What stands in the brackets of a literal such as {@code [192.0.2.1]} or {@code [IPv6:2001:db8::1]}. */
    static String inBrackets(String literal) {
        String inside = literal.substring(1, literal.length() - 1);
        return inside.toLowerCase(Locale.ROOT).startsWith("ipv6:") ? inside.substring(5) : inside;
    }

    private static @Nullable IPAddress read(String text, IPAddressStringParameters allowed) {
        if (text.isEmpty() || text.length() > LONGEST || !text.chars().allMatch(Notation::mayOccur)) {
            return null;
        }
        IPAddress address = new IPAddressString(text, allowed).getAddress();
        if (address == null || !address.isIPv6() || !isMapped(address.toIPv6())) {
            return address;
        }
        return address.toIPv6().getEmbeddedIPv4Address();
    }

    private static boolean isMapped(IPv6Address address) {
        Integer prefix = address.getNetworkPrefixLength();
        return address.isIPv4Mapped() && (prefix == null || prefix >= MAPPED);
    }

    /** The library would take digits of other scripts for digits. */
    private static boolean mayOccur(int c) {
        return (c < 0x80 && Character.digit(c, 16) >= 0) || c == ':' || c == '.' || c == '/';
    }

    private static IPAddressStringParameters strict(boolean prefix) {
        IPAddressStringParameters.Builder builder = new IPAddressStringParameters.Builder()
                .allowEmpty(false)
                .setEmptyAsLoopback(false)
                .allowAll(false)
                .allowSingleSegment(false)
                .allowPrefix(prefix)
                .allowMask(false)
                .allowPrefixOnly(false)
                .allowWildcardedSeparator(false)
                .allow_inet_aton(false)
                .setRangeOptions(RangeParameters.NO_RANGE);
        builder.getIPv4AddressParametersBuilder().allowLeadingZeros(false).allowBinary(false);
        builder.getIPv6AddressParametersBuilder()
                .allowZone(false)
                .allowBase85(false)
                .allowBinary(false)
                .allowMixed(true)
                .getEmbeddedIPv4AddressParametersBuilder()
                .allowLeadingZeros(false)
                .allowBinary(false);
        return builder.toParams();
    }
}
