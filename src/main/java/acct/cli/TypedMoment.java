package acct.cli;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day or a time as people type it: what {@link TypedDay} takes, {@code 2026-11-18 22:00}, {@code yesterday 22:00},
 * {@code 22:00} of today, {@code 2h} or {@code 30m} for so long ago.
 *
 * @param text as it was typed
 * @param day null for a time
 * @param moment which that is, seen from now; null for a day
 */
record TypedMoment(
        String text, @Nullable TypedDay day, @Nullable UnaryOperator<LocalDateTime> moment) {
    private static final Pattern AGO = Pattern.compile("(\\d{1,5})([hm])");
    private static final Pattern TIME = Pattern.compile("(?:(\\S+?)(?:t| +))?([01]?\\d|2[0-3])(?::([0-5]\\d))?");
    private static final String HOW = "write a day such as 2026-11-18, today, yesterday or 7d, or a time such as"
            + " '2026-11-18 22:00', 22:00 or 2h";

    static TypedMoment read(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        Matcher ago = AGO.matcher(word);
        if (ago.matches()) {
            long number = Long.parseLong(ago.group(1));
            Duration span = ago.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofMinutes(number);
            return new TypedMoment(text, null, now -> now.minus(span).truncatedTo(ChronoUnit.MINUTES));
        }
        Matcher time = TIME.matcher(word);
        boolean isTime = time.matches() && (time.group(1) != null || time.group(3) != null);
        try {
            return isTime ? at(text, time) : new TypedMoment(text, TypedDay.read(text), null);
        } catch (WrongValue e) {
            throw new WrongValue(text, HOW);
        }
    }

    private static TypedMoment at(String text, Matcher time) {
        TypedDay day = TypedDay.read(time.group(1) == null ? "today" : time.group(1));
        LocalTime clock = LocalTime.of(
                Integer.parseInt(time.group(2)), time.group(3) == null ? 0 : Integer.parseInt(time.group(3)));
        return new TypedMoment(text, null, now -> day.on(now.toLocalDate()).atTime(clock));
    }

    boolean isDay() {
        return day != null;
    }

    /** Its first moment. */
    LocalDateTime begin(LocalDateTime now) {
        return day == null ? moment(now) : day.on(now.toLocalDate()).atStartOfDay();
    }

    /** The first moment after it; a time has none but itself. */
    LocalDateTime end(LocalDateTime now) {
        return day == null ? moment(now) : day.on(now.toLocalDate()).plusDays(1).atStartOfDay();
    }

    private LocalDateTime moment(LocalDateTime now) {
        return moment == null ? now : moment.apply(now);
    }
}
