package acct.audit;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a finding.
 *
 * @param rows how many {@code d}, {@code b} and {@code t} rows that were sent
 * @param first when the first of them was logged, with the offset of its file; null if none has a time
 */
public record Evidence(long rows, @Nullable OffsetDateTime first) {
    /** No row. */
    public static final Evidence NONE = new Evidence(0, null);

    /** Both together. */
    public Evidence plus(Evidence other) {
        return new Evidence(rows + other.rows, earlier(first, other.first));
    }

    private static @Nullable OffsetDateTime earlier(@Nullable OffsetDateTime a, @Nullable OffsetDateTime b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return b.toInstant().isBefore(a.toInstant()) ? b : a;
    }

    /** The first time as ISO text, such as {@code 2026-11-18T09:30:00+01:00}. */
    @Nullable
    String since() {
        return first == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(first);
    }
}
