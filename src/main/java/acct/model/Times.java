package acct.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The one place that writes points in time. What a file logged is written in the file's local time, with its offset from
 * UTC, also where that is {@code +00:00}; what has no clock of its own, such as the time of a load, in UTC with a
 * {@code Z}.
 */
public final class Times {
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

    private Times() {}

    /** For programs, as ISO 8601 has it: {@code 2026-11-19T06:10:32+01:00}. What is no time is written as it is. */
    public static String iso(Object value) {
        return written(value, "T");
    }

    /** For people: {@code 2026-11-19 06:10:32+01:00}. What is no time is written as it is. */
    public static String shown(Object value) {
        return written(value, " ");
    }

    private static String written(Object value, String between) {
        if (value instanceof OffsetDateTime time) {
            return local(time.toLocalDateTime(), between) + OFFSET.format(time);
        }
        if (value instanceof Instant time) {
            return local(LocalDateTime.ofInstant(time, ZoneOffset.UTC), between) + "Z";
        }
        if (value instanceof LocalDateTime time) {
            return local(time, between);
        }
        return value instanceof LocalTime time ? DateTimeFormatter.ISO_LOCAL_TIME.format(time) : value.toString();
    }

    /** Seconds are always there, fractions of them only where there are any. */
    private static String local(LocalDateTime time, String between) {
        return time.toLocalDate() + between + DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    }
}
