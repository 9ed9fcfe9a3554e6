package acct.pmta.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A limit per time, such as {@code 500/d} or {@code 83/10m}; {@code m} are minutes. User's Guide v5.0, 3.3.10.33.
 *
 * @param count how many; null if there is no limit. {@code 0} is read as none, which the guide does not state
 * @param seconds in how many seconds
 */
public record Rate(@Nullable Long count, long seconds) {
    /** No limit. */
    public static final Rate UNLIMITED = new Rate(null, 1);

    private static final long DAY = 86_400;
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})/(\\d{0,6})(d|day|h|hr|m|min|s|sec)");

    /** The rate that a text says; null if it is none. */
    public static @Nullable Rate parse(String value) {
        String text = Values.unquoted(value).toLowerCase(Locale.ROOT);
        if (text.equals("unlimited") || text.equals("0")) {
            return UNLIMITED;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        long count = Long.parseLong(form.group(1));
        long times = form.group(2).isEmpty() ? 1 : Long.parseLong(form.group(2));
        long unit = switch (form.group(3).charAt(0)) {
            case 'd' -> DAY;
            case 'h' -> 3_600;
            case 'm' -> 60;
            default -> 1;
        };
        return times == 0 ? null : new Rate(count == 0 ? null : count, times * unit);
    }

    /** The rates of {@code max-cold-virtual-mta-msg}, per day, day by day; null if one of them is not per day. */
    public static @Nullable List<Long> byDay(String value) {
        List<Long> days = new ArrayList<>();
        for (String part : Values.list(Values.unquoted(value))) {
            Matcher form = FORM.matcher(part.toLowerCase(Locale.ROOT));
            boolean zero = part.equals("0");
            if (!zero
                    && (!form.matches()
                            || !form.group(2).isEmpty()
                            || form.group(3).charAt(0) != 'd')) {
                return null;
            }
            days.add(zero ? 0L : Long.parseLong(form.group(1)));
        }
        return days.isEmpty() ? null : days;
    }

    /** How many in a day; null without a limit. */
    public @Nullable Double perDay() {
        return count == null ? null : (double) count * DAY / seconds;
    }
}
