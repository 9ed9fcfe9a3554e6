package acct.ask;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Attempts of one source IP of one server on one local day.
 *
 * @param server the host; null if unknown
 * @param sourceIp the address; null if unknown
 * @param day local day
 * @param attempts rows of type {@code d}, {@code b} or {@code t}
 * @param offset the offset from UTC of the last hour; null if no row has a time with one
 */
public record SenderDay(
        @Nullable String server,
        @Nullable String sourceIp,
        LocalDate day,
        long attempts,
        @Nullable ZoneOffset offset) {}
