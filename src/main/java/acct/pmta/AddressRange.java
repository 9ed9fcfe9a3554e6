package acct.pmta;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One IP address, or all of a network. Never looks a name up.
 *
 * @param text canonical: {@code 192.0.2.1}, {@code 10.0.0.0/8}, {@code 2001:db8::1}
 * @param bits 32 or 128
 * @param first the lowest address
 * @param last the highest
 */
public record AddressRange(String text, int bits, BigInteger first, BigInteger last) {
    private static final Pattern OCTET = Pattern.compile("\\d{1,3}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");
    /** The longest text that can be an address. */
    private static final int LONGEST = 60;

    /** {@code 192.0.2.1}, {@code 10/8}, {@code ::1}, {@code 2001:db8::/32}; null for anything else. */
    public static @Nullable AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        boolean six = address.indexOf(':') >= 0;
        int bits = six ? 128 : 32;
        BigInteger value = six ? six(address) : four(address, slash >= 0);
        if (value == null) {
            return null;
        }
        int prefix = bits;
        if (slash >= 0) {
            String length = text.substring(slash + 1);
            prefix = PREFIX.matcher(length).matches() ? Integer.parseInt(length) : bits + 1;
        }
        if (prefix > bits) {
            return null;
        }
        return network(value, bits, prefix);
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
        String inside = text.substring(1, text.length() - 1);
        boolean marked = inside.toLowerCase(Locale.ROOT).startsWith("ipv6:");
        return parse(marked ? inside.substring(5) : inside);
    }

    private static AddressRange network(BigInteger value, int bits, int prefix) {
        BigInteger size = BigInteger.ONE.shiftLeft(bits - prefix);
        BigInteger first = value.subtract(value.mod(size));
        String canonical = written(first, bits) + (prefix == bits ? "" : "/" + prefix);
        return new AddressRange(canonical, bits, first, first.add(size).subtract(BigInteger.ONE));
    }

    /** How many bits all of its addresses have in common. */
    int prefix() {
        return bits - last.subtract(first).bitLength();
    }

    /** The network with a shorter prefix, or the same, that this is in. */
    AddressRange widened(int prefix) {
        return network(first, bits, prefix);
    }

    /** Whether it is a single address. */
    public boolean isSingle() {
        return first.equals(last);
    }

    /** Whether the two have an address in common. */
    public boolean overlaps(AddressRange other) {
        return bits == other.bits && first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
    }

    /** Whether all of the other's addresses are in this. */
    public boolean contains(AddressRange other) {
        return bits == other.bits && first.compareTo(other.first) <= 0 && other.last.compareTo(last) <= 0;
    }

    /** A shortened network such as {@code 10/8} leaves out octets at the end. */
    private static @Nullable BigInteger four(String text, boolean shortened) {
        List<String> octets = split(text, '.');
        if (octets.size() > 4 || (octets.size() < 4 && !shortened)) {
            return null;
        }
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < 4; i++) {
            String octet = i < octets.size() ? octets.get(i) : "0";
            if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) {
                return null;
            }
            value = value.shiftLeft(8).add(BigInteger.valueOf(Integer.parseInt(octet)));
        }
        return value;
    }

    private static @Nullable BigInteger six(String text) {
        int gap = text.indexOf("::");
        List<String> head = gap < 0 ? split(text, ':') : split(text.substring(0, gap), ':');
        List<String> tail = gap < 0 ? List.of() : split(text.substring(gap + 2), ':');
        int missing = 8 - head.size() - tail.size();
        if (gap < 0 ? missing != 0 : missing < 1) {
            return null;
        }
        List<String> groups = new ArrayList<>(head);
        for (int i = 0; i < missing; i++) {
            groups.add("0");
        }
        groups.addAll(tail);
        BigInteger value = BigInteger.ZERO;
        for (String group : groups) {
            if (!GROUP.matcher(group).matches()) {
                return null;
            }
            value = value.shiftLeft(16).add(new BigInteger(group, 16));
        }
        return value;
    }

    private static List<String> split(String text, char at) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == at) {
                if (!text.isEmpty()) {
                    parts.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return parts;
    }

    private static String written(BigInteger value, int bits) {
        int groups = bits == 32 ? 4 : 8;
        int width = bits / groups;
        List<String> parts = new ArrayList<>();
        for (int i = groups - 1; i >= 0; i--) {
            BigInteger part = value.shiftRight(i * width).mod(BigInteger.ONE.shiftLeft(width));
            parts.add(part.toString(bits == 32 ? 10 : 16));
        }
        return bits == 32 ? String.join(".", parts) : compressed(parts);
    }

    /** RFC 5952: the first of the longest runs of two or more zeros becomes {@code ::}. */
    private static String compressed(List<String> groups) {
        int[] run = new int[9];
        for (int i = 7; i >= 0; i--) {
            run[i] = groups.get(i).equals("0") ? run[i + 1] + 1 : 0;
        }
        int longest = Arrays.stream(run).max().orElse(0);
        if (longest < 2) {
            return String.join(":", groups);
        }
        int at = 0;
        while (run[at] != longest) {
            at++;
        }
        return String.join(":", groups.subList(0, at)) + "::" + String.join(":", groups.subList(at + longest, 8));
    }
}
