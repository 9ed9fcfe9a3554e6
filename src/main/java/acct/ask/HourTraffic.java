package acct.ask;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Attempts of one server in one local hour.
 *
 * @param server the host; null if unknown
 * @param day local day
 * @param hour hour of the day, 0 to 23
 * @param offset the offset from UTC that the hour was written with; it tells the two hours of a day in autumn apart
 * @param attempts rows of type {@code d}, {@code b} or {@code t}
 */
public record HourTraffic(@Nullable String server, LocalDate day, int hour, ZoneOffset offset, long attempts) {

    /** When the hour begins. */
    public OffsetDateTime begin() {
        return day.atTime(hour, 0).atOffset(offset);
    }
}
