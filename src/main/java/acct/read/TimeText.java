package acct.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of accounting files. PowerMTA v5.0 writes {@code 2019-02-08 21:54:05+0000} or, with
 * {@code iso-times no}, epoch seconds; {@code T}, {@code Z}, {@code +00:00}, a fraction and the guide's
 * {@code MM/DD/YYYY} are read too.
 */
public final class TimeText {
    /** Microseconds of a second. */
    public static final long MICROS = 1_000_000L;

    private static final int MAX_OFFSET_SECONDS = 18 * 3600;

    private final ZoneId zone;

    /**
     * A reader of times.
     *
     * @param zone of epoch seconds and of times without an offset
     */
    public TimeText(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * A point in time and the offset that the file gave it.
     *
     * @param epochMicros microseconds since 1970 in UTC
     * @param offsetSeconds local time minus UTC
     */
    public record Time(long epochMicros, int offsetSeconds) {}

    /** The time that a text says; null if it cannot be read. */
    public @Nullable Time parse(String text) {
        String t = text.strip();
        try {
            if (isEpoch(t)) {
                return epoch(Long.parseLong(t));
            }
            return calendar(t);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** 9 to 11 digits: from 1973 on; shorter ones are more likely a damaged date. */
    private static boolean isEpoch(String t) {
        return t.length() >= 9 && t.length() <= 11 && digits(t, 0, t.length()) >= 0;
    }

    private Time epoch(long seconds) {
        int offset = zone.getRules().getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
        return new Time(seconds * MICROS, offset);
    }

    private @Nullable Time calendar(String t) {
        if (t.length() < 19 || (t.charAt(10) != ' ' && t.charAt(10) != 'T')) {
            return null;
        }
        boolean iso = t.charAt(4) == '-' && t.charAt(7) == '-';
        boolean us = t.charAt(2) == '/' && t.charAt(5) == '/';
        if ((!iso && !us) || t.charAt(13) != ':' || t.charAt(16) != ':') {
            return null;
        }
        int year = (int) (iso ? digits(t, 0, 4) : digits(t, 6, 10));
        int month = (int) (iso ? digits(t, 5, 7) : digits(t, 0, 2));
        int day = (int) (iso ? digits(t, 8, 10) : digits(t, 3, 5));
        int hour = (int) digits(t, 11, 13);
        int minute = (int) digits(t, 14, 16);
        int second = (int) digits(t, 17, 19);
        if (year < 1970) {
            return null;
        }
        // Refuses 30 February, hour 24 and the -1 of a missing digit.
        LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, second);
        int end = fractionEnd(t);
        long micros = fraction(t, end);
        return micros < 0 ? null : withOffset(t.substring(end).strip(), local, micros);
    }

    private static int fractionEnd(String t) {
        int end = 19;
        if (t.length() > 19 && t.charAt(19) == '.') {
            end = 20;
            while (end < t.length() && isDigit(t.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    /** Microseconds of the fraction between place 20 and end; -1 for a dot without digits. */
    private static long fraction(String t, int end) {
        if (end == 19) {
            return 0;
        }
        if (end == 20) {
            return -1;
        }
        String digits = (t.substring(20, end) + "000000").substring(0, 6);
        return Long.parseLong(digits);
    }

    private @Nullable Time withOffset(String offsetText, LocalDateTime local, long micros) {
        if (offsetText.isEmpty()) {
            ZonedDateTime zoned = local.atZone(zone);
            return new Time(
                    zoned.toEpochSecond() * MICROS + micros, zoned.getOffset().getTotalSeconds());
        }
        Integer offset = offset(offsetText);
        return offset == null
                ? null
                : new Time((local.toEpochSecond(ZoneOffset.UTC) - offset) * MICROS + micros, offset);
    }

    /** Seconds of {@code Z}, {@code +HHMM}, {@code +HH:MM} or {@code +HH}. */
    private static @Nullable Integer offset(String t) {
        if (t.equals("Z") || t.equals("z")) {
            return 0;
        }
        char sign = t.charAt(0);
        String rest = t.length() == 6 && t.charAt(3) == ':' ? t.substring(1, 3) + t.substring(4) : t.substring(1);
        long digits = digits(rest, 0, rest.length());
        if ((sign != '+' && sign != '-') || (rest.length() != 4 && rest.length() != 2) || digits < 0) {
            return null;
        }
        long hours = rest.length() == 4 ? digits / 100 : digits;
        long minutes = rest.length() == 4 ? digits % 100 : 0;
        long seconds = hours * 3600 + minutes * 60;
        if (minutes > 59 || seconds > MAX_OFFSET_SECONDS) {
            return null;
        }
        return (int) (sign == '-' ? -seconds : seconds);
    }

    /** The number in [from, to); -1 if there is anything but ASCII digits. */
    private static long digits(String t, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(t.charAt(i))) {
                return -1;
            }
            value = value * 10 + (t.charAt(i) - '0');
        }
        return from == to ? -1 : value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
