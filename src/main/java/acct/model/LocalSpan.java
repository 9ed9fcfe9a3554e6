package acct.model;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time by the files' own clocks; an open end is null.
 *
 * @param since its first moment
 * @param until the first moment after it
 */
public record LocalSpan(
        @Nullable LocalDateTime since, @Nullable LocalDateTime until) {

    /** Everything stored, rows without a readable time among it. */
    public static final LocalSpan ALL = new LocalSpan(null, null);

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** What its ends are multiples of. */
    public enum Fineness {
        DAYS,
        HOURS,
        MINUTES
    }

    public LocalSpan {
        if (since != null && until != null && !since.isBefore(until)) {
            throw UserException.usage(
                    "--since " + SHOWN.format(since) + " is not before --until " + SHOWN.format(until));
        }
    }

    /** All of these days. */
    public static LocalSpan of(Period days) {
        LocalDate last = days.until();
        return new LocalSpan(
                days.since() == null ? null : days.since().atStartOfDay(),
                last == null ? null : last.plusDays(1).atStartOfDay());
    }

    /** The days that it touches. */
    public Period days() {
        return new Period(
                since == null ? null : since.toLocalDate(),
                until == null ? null : until.minusNanos(1).toLocalDate());
    }

    /** What both of its ends are multiples of. */
    public Fineness fineness() {
        Fineness first = fineness(since);
        Fineness last = fineness(until);
        return first.compareTo(last) > 0 ? first : last;
    }

    /** What one moment is a multiple of. */
    public static Fineness fineness(@Nullable LocalDateTime moment) {
        if (moment == null || moment.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return Fineness.DAYS;
        }
        return moment.getMinute() == 0 ? Fineness.HOURS : Fineness.MINUTES;
    }

    /** How long it is; null if an end is open. */
    public @Nullable Duration length() {
        return since == null || until == null ? null : Duration.between(since, until);
    }

    /** The same so much earlier. */
    public LocalSpan earlier(Duration by) {
        return new LocalSpan(since == null ? null : since.minus(by), until == null ? null : until.minus(by));
    }

    /** How people write it: as days where it is of whole days, else {@code 2026-11-18 22:00 to 2026-11-19 02:00}. */
    public String label() {
        if (fineness() == Fineness.DAYS) {
            return days().label();
        }
        if (since == null) {
            return until == null ? days().label() : "until " + SHOWN.format(until);
        }
        return until == null ? "since " + SHOWN.format(since) : SHOWN.format(since) + " to " + SHOWN.format(until);
    }
}
