package acct.load;

import static acct.read.TimeText.MICROS;

import acct.read.DoubtException;
import acct.read.TimeText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code instant(hash, text)}: the instant that a text says and its offset from UTC, in one number that
 * {@code sql/staging/bulk_rows.sql} takes apart. Texts are read by the code that the streaming lane uses; one that it
 * cannot read, or a fraction of a second, is a doubt.
 */
final class TimeCodes {
    private static final int OFFSET_BITS = 18;
    private static final int OFFSET_ZERO = 1 << (OFFSET_BITS - 1);

    private final TimeText times;

    TimeCodes(ZoneId zone) {
        this.times = new TimeText(zone);
    }

    void register(Connection connection) throws SQLException {
        new LearntNumbers("instant", 1, this::code).register(connection);
    }

    private long code(List<@Nullable String> texts) throws DoubtException {
        String text = texts.get(0);
        TimeText.Time time = text == null ? null : times.parse(text);
        if (time == null || time.epochMicros() % MICROS != 0) {
            throw new DoubtException("the time " + (text == null ? "(empty)" : text));
        }
        return ((time.epochMicros() / MICROS) << OFFSET_BITS) | (time.offsetSeconds() + OFFSET_ZERO);
    }
}
