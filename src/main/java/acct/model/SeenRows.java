package acct.model;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Stored rows that stand behind a finding.
 *
 * @param rows how many {@code d}, {@code b} and {@code t} rows that were sent
 * @param first when the first of them was logged, with the offset of its file; null if none has a time
 */
public record SeenRows(long rows, @Nullable OffsetDateTime first) {
    /** No row. */
    public static final SeenRows NONE = new SeenRows(0, null);

    /** Both together. */
    public SeenRows plus(SeenRows other) {
        return new SeenRows(rows + other.rows, earlier(first, other.first));
    }

    private static @Nullable OffsetDateTime earlier(@Nullable OffsetDateTime a, @Nullable OffsetDateTime b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return b.toInstant().isBefore(a.toInstant()) ? b : a;
    }

    /** The first time as ISO text, such as {@code 2026-11-18T09:30:00+01:00}. */
    public @Nullable String since() {
        return first == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(first);
    }
}
