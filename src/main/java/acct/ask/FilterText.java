package acct.ask;

import acct.ask.Wanted.Exactly;
import acct.ask.Wanted.Glob;
import acct.ask.Wanted.Network;
import acct.ip.Address;
import acct.ip.AddressSpan;
import acct.model.Dimension;
import acct.model.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands behind {@code --where}: a comma is between values, a star is any text, a backslash takes both their meaning. */
final class FilterText {
    /** Longer than any value of a log that is worth typing; beyond, a pattern only costs time. */
    private static final int LONGEST = 2000;

    private final String text;
    private final Dimension dimension;

    private FilterText(String text, Dimension dimension) {
        this.text = text;
        this.dimension = dimension;
    }

    /** One value as it was typed: the texts around its stars, and whether a backslash stood in it. */
    private record Typed(List<String> parts, boolean isEscaped) {}

    static Filter read(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw UserException.usage("--where " + text + ": write DIMENSION=VALUE, such as isp=gmail");
        }
        boolean isNot = text.charAt(equals - 1) == '!';
        String name = text.substring(0, isNot ? equals - 1 : equals);
        Dimension dimension = Dimension.of(name)
                .orElseThrow(() -> UserException.usage("--where " + text + ": no dimension '" + name.strip()
                        + "'; the dimensions are " + Dimension.labels()));
        if (text.length() > LONGEST) {
            throw UserException.usage("--where " + dimension.label() + ": longer than " + LONGEST + " characters");
        }
        FilterText reader = new FilterText(text, dimension);
        List<Typed> typed = values(text.substring(equals + 1));
        if (typed.stream().anyMatch(FilterText::isEmpty)) {
            throw reader.wrong(
                    typed.size() > 1
                            ? "a value is missing at a comma; write \\, for a comma that belongs to a value"
                            : "no value; write " + dimension.label() + "=" + Dimension.UNKNOWN
                                    + " for mail without one");
        }
        return new Filter(
                dimension,
                isNot ? Filter.Match.IS_NOT : Filter.Match.IS,
                typed.stream().map(reader::wanted).toList());
    }

    private static boolean isEmpty(Typed typed) {
        return typed.parts().equals(List.of(""));
    }

    /** Blanks around a value are left out, unless a backslash stands in front of them. */
    private static List<Typed> values(String text) {
        List<Typed> values = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int beforeBlanks = 0;
        boolean isEscaped = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            if (i < text.length() - 1 && c == '\\') {
                part.append(text.charAt(++i));
                beforeBlanks = part.length();
                isEscaped = true;
            } else if (c == '*') {
                parts.add(part.toString());
                part.setLength(0);
                beforeBlanks = 0;
            } else if (c == ',') {
                parts.add(part.substring(0, beforeBlanks));
                values.add(new Typed(parts, isEscaped));
                parts = new ArrayList<>();
                part.setLength(0);
                beforeBlanks = 0;
                isEscaped = false;
            } else if (!Character.isWhitespace(c)) {
                part.append(c);
                beforeBlanks = part.length();
            } else if (!parts.isEmpty() || !part.isEmpty()) {
                part.append(c);
            }
        }
        return values;
    }

    /** A stored value as it must be typed to be found. */
    static String of(String value) {
        String typed = value.replaceAll("[\\\\,*]|^\\s|\\s$", "\\\\$0");
        return value.equals(Dimension.UNKNOWN) ? "\\" + value : typed;
    }

    private Wanted wanted(Typed typed) {
        List<String> parts = typed.parts();
        if (parts.size() > 1) {
            return new Glob(parts.stream().map(this::letters).toList());
        }
        String value = parts.get(0);
        if (value.equals(Dimension.UNKNOWN) && !typed.isEscaped()) {
            return new Exactly(null);
        }
        if (dimension == Dimension.SOURCE_IP && (value.indexOf('/') >= 0 || value.indexOf('-') >= 0)) {
            AddressSpan span = AddressSpan.parse(value);
            if (span == null) {
                throw wrong("no network and no range; write 192.0.2.16/28, 2001:db8::/32 or 192.0.2.16-192.0.2.31");
            }
            return new Network(span);
        }
        return new Exactly(spelled(value));
    }

    private UserException wrong(String why) {
        return UserException.usage("--where " + text + ": " + why);
    }

    /** As the load stores it: one text for an address however it is written, null for the address of nothing. */
    private static @Nullable String address(String value) {
        Address address = Address.of(value);
        boolean isNothing = address.kind() == Address.Kind.NONE && !value.isEmpty();
        return isNothing ? null : Objects.requireNonNullElse(address.text(), value);
    }

    private @Nullable String spelled(String value) {
        return switch (dimension) {
            case SOURCE_IP -> address(letters(value));
            case HOUR_OF_DAY -> value.length() == 1 ? "0" + value : value;
            default -> letters(value);
        };
    }

    /** Addresses, ISPs, domains and what replies mean are stored in lower case. */
    private String letters(String value) {
        return switch (dimension) {
            case SOURCE_IP,
                    ISP,
                    RCPT_DOMAIN,
                    SENDER_DOMAIN,
                    MX,
                    ISP_SOURCE,
                    POOL_SOURCE,
                    CATEGORY,
                    AXIS,
                    SEVERITY_CLASS,
                    WEEKDAY -> value.toLowerCase(Locale.ROOT);
            case WEEK -> value.toUpperCase(Locale.ROOT);
            default -> value;
        };
    }
}
