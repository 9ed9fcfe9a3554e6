package acct.classify;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import org.jspecify.annotations.Nullable;

/**
 * Reads IP addresses from log text. One address must have one text, or a source IP would count as two: IPv6 becomes the
 * text of RFC 5952, an IPv4-mapped IPv6 address becomes its IPv4 text. Strict, because lenient readers take
 * {@code 1.2.3} for {@code 1.2.0.3} and {@code 010.1.1.1} for {@code 8.1.1.1}. Never asks DNS.
 */
public final class Addresses {
    /** The longest text of one address has 45 characters: six groups and four decimal numbers. */
    private static final int LONGEST = 45;

    private static final IPAddressStringParameters STRICT = strict();

    private Addresses() {}

    /** The address in a text; blanks around it and brackets, as in {@code [2001:db8::1]}, are ignored. */
    public static Address canonical(@Nullable String text) {
        String inner = unwrapped(text == null ? "" : text.strip());
        if (inner == null) {
            return Address.BAD;
        }
        if (inner.isEmpty()) {
            return Address.NONE;
        }
        if (inner.length() > LONGEST || !inner.chars().allMatch(Addresses::mayOccur)) {
            return Address.BAD;
        }
        IPAddress address = new IPAddressString(inner, STRICT).getAddress();
        if (address == null || address.isMultiple()) {
            return Address.BAD;
        }
        return canonical(address);
    }

    private static Address canonical(IPAddress address) {
        boolean mapped = address.isIPv6() && address.toIPv6().isIPv4Mapped();
        IPAddress plain = mapped ? address.toIPv6().getEmbeddedIPv4Address() : address;
        return plain.isZero() ? Address.NONE : Address.valid(plain.toCanonicalString());
    }

    /** The library would take digits of other scripts for digits. */
    private static boolean mayOccur(int c) {
        return (c < 0x80 && Character.digit(c, 16) >= 0) || c == ':' || c == '.';
    }

    /** The text without brackets; null if only one of them is there, or nothing is between them. */
    private static @Nullable String unwrapped(String text) {
        boolean opens = text.startsWith("[");
        if (opens != text.endsWith("]")) {
            return null;
        }
        if (!opens) {
            return text;
        }
        return text.length() > 2 ? text.substring(1, text.length() - 1) : null;
    }

    private static IPAddressStringParameters strict() {
        IPAddressStringParameters.Builder builder = new IPAddressStringParameters.Builder()
                .allowEmpty(false)
                .setEmptyAsLoopback(false)
                .allowAll(false)
                .allowSingleSegment(false)
                .allowPrefix(false)
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
