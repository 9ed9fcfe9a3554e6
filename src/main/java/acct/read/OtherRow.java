package acct.read;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One accepted row that is no attempt ({@code tq}, {@code f}, {@code rb}, {@code rs}, {@code r}), copied out of its batch. */
public final class OtherRow {
    private final Map<LogColumn, String> text;
    private final Map<LogColumn, Long> micros;
    private final long eventMicros;
    private final int offsetSeconds;
    private final long line;
    private final @Nullable String kept;

    OtherRow(RowBatch batch, int row) {
        text = new EnumMap<>(LogColumn.class);
        micros = new EnumMap<>(LogColumn.class);
        for (LogColumn column : LogColumn.values()) {
            String value = batch.has(column) ? batch.text(column)[row] : null;
            if (value != null) {
                text.put(column, value);
            }
            if (column.isTime() && batch.has(column)) {
                micros.put(column, batch.micros(column)[row]);
            }
        }
        eventMicros = batch.eventMicros()[row];
        offsetSeconds = batch.offsetSeconds()[row];
        line = batch.lines()[row];
        kept = batch.kept()[row];
    }

    private OtherRow(OtherRow row, long line) {
        this.text = row.text;
        this.micros = row.micros;
        this.eventMicros = row.eventMicros;
        this.offsetSeconds = row.offsetSeconds;
        this.line = line;
        this.kept = row.kept;
    }

    /** The same row on another line. */
    OtherRow at(long otherLine) {
        return new OtherRow(this, otherLine);
    }

    @Nullable
    String text(LogColumn column) {
        return text.get(column);
    }

    long micros(LogColumn column) {
        return Objects.requireNonNullElse(micros.get(column), RowBatch.NO_TIME);
    }

    long eventMicros() {
        return eventMicros;
    }

    int offsetSeconds() {
        return offsetSeconds;
    }

    long line() {
        return line;
    }

    @Nullable
    String kept() {
        return kept;
    }
}
