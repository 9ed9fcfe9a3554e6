package acct.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days as people write them; the database has no year of five digits, and nobody means the year 0. */
public final class CalendarDay {
    private static final Pattern WRITTEN = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private CalendarDay() {}

    /** {@code 2026-11-18}, of the years 0001 to 9999; empty if the text is no such day. */
    public static Optional<LocalDate> parse(String text) {
        try {
            return WRITTEN.matcher(text).matches() && !text.startsWith("0000")
                    ? Optional.of(LocalDate.parse(text))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
