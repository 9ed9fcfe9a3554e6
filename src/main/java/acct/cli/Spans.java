package acct.cli;

import acct.model.CalendarDay;
import acct.model.UserException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days and spans of time as people type them. */
final class Spans {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})(ms|s|m|h|d)");
    private static final Pattern DAYS_AGO = Pattern.compile("(\\d{1,5})d");

    private Spans() {}

    /** {@code 60s}, {@code 5m}, {@code 1h}, {@code 2d}. */
    static Duration parse(String option, String text) {
        Matcher matcher = SPAN.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw UserException.usage(option + " " + text + ": write a number and a unit, such as 60s, 5m or 1h");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** {@code 30d}: a number of whole days, at least one. */
    static int days(String option, String text) {
        Matcher matcher = DAYS_AGO.matcher(text.strip().toLowerCase(Locale.ROOT));
        int days = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (days < 1) {
            throw UserException.usage(option + " " + text + ": write a number of days, such as 30d");
        }
        return days;
    }

    /** {@code 2026-11-18}, {@code today}, {@code yesterday}, or {@code 7d} for seven days before today. */
    static LocalDate day(String option, String text, LocalDate today) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        Matcher ago = DAYS_AGO.matcher(word);
        if (word.equals("today")) {
            return today;
        }
        if (word.equals("yesterday")) {
            return today.minusDays(1);
        }
        if (ago.matches()) {
            return today.minusDays(Long.parseLong(ago.group(1)));
        }
        return CalendarDay.parse(word)
                .orElseThrow(() -> UserException.usage(
                        option + " " + text + ": write a day such as 2026-11-18, today, yesterday or 7d"));
    }
}
