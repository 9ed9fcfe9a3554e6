package acct.ask;

import acct.ip.Address;
import acct.model.Dimension;
import acct.model.UserException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One {@code --where}. Several of one dimension are alternatives; of different dimensions all must hold.
 *
 * @param dimension what is compared
 * @param value with what; null is the unknown bucket
 */
public record Filter(Dimension dimension, @Nullable String value) {

    /** Reads {@code isp=gmail}. */
    public static Filter parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw UserException.usage("--where " + text + ": write DIMENSION=VALUE, such as isp=gmail");
        }
        String name = text.substring(0, equals);
        Dimension dimension = Dimension.of(name)
                .orElseThrow(() -> UserException.usage("--where " + text + ": no dimension '" + name.strip()
                        + "'; the dimensions are " + Dimension.labels()));
        String value = text.substring(equals + 1).strip();
        return new Filter(dimension, value.equals(Dimension.UNKNOWN) ? null : spelled(dimension, value));
    }

    /** As the load stores it: one text for an address however it is written, null for the address of nothing. */
    private static @Nullable String address(String value) {
        Address address = Address.of(value);
        boolean isNothing = address.kind() == Address.Kind.NONE && !value.isEmpty();
        return isNothing ? null : Objects.requireNonNullElse(address.text(), value);
    }

    /** Addresses, ISPs, domains and what replies mean are stored in lower case, hours with two digits. */
    private static @Nullable String spelled(Dimension dimension, String value) {
        return switch (dimension) {
            case SOURCE_IP -> address(value.toLowerCase(Locale.ROOT));
            case ISP, RCPT_DOMAIN, MX, ISP_SOURCE, POOL_SOURCE, CATEGORY, AXIS, SEVERITY_CLASS ->
                value.toLowerCase(Locale.ROOT);
            case HOUR_OF_DAY -> value.length() == 1 ? "0" + value : value;
            default -> value;
        };
    }
}
