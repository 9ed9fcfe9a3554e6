package acct.cli;

import acct.model.CalendarDay;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/**
 * A day as people type it: {@code 2026-11-18}, {@code today}, {@code yesterday}, or {@code 7d} for seven days ago.
 *
 * @param from which day that is, seen from today
 */
record TypedDay(UnaryOperator<LocalDate> from) {
    private static final Pattern DAYS = Pattern.compile("(\\d{1,5})d");

    /** The day. */
    LocalDate on(LocalDate today) {
        return from.apply(today);
    }

    static TypedDay read(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        Matcher ago = DAYS.matcher(word);
        if (word.equals("today") || word.equals("yesterday") || ago.matches()) {
            long days = word.equals("today") ? 0 : word.equals("yesterday") ? 1 : Long.parseLong(ago.group(1));
            return new TypedDay(today -> today.minusDays(days));
        }
        LocalDate day = CalendarDay.parse(word)
                .orElseThrow(() -> new WrongValue(text, "write a day such as 2026-11-18, today, yesterday or 7d"));
        return new TypedDay(today -> day);
    }

    /** Reads {@code 30d}: a number of whole days, at least one. */
    static final class Count implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            Matcher matcher = DAYS.matcher(text.strip().toLowerCase(Locale.ROOT));
            int days = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
            if (days < 1) {
                throw new WrongValue(text, "write a number of days, such as 30d");
            }
            return days;
        }
    }
}
