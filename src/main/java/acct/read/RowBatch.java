package acct.read;

import acct.model.RecordType;
import acct.privacy.CellKind;
import acct.privacy.Covering;
import acct.privacy.RowCover;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Up to {@link #CAPACITY} attempts, column by column, as a database vector wants them. Text is as in the file, null where the cell
 * is empty or the layout has no such column. Reused from block to block by one thread.
 */
public final class RowBatch {
    /** Rows that fit: one DuckDB vector. */
    public static final int CAPACITY = ByteBlock.MAX_RECORDS;

    private static final LogColumn[] COLUMNS = LogColumn.values();
    private static final Set<RecordType> ATTEMPTS =
            Collections.unmodifiableSet(EnumSet.of(RecordType.DELIVERED, RecordType.BOUNCED, RecordType.DEFERRED));

    /** What {@link #micros} says where there is no readable time. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private final Map<LogColumn, @Nullable String[]> text = new EnumMap<>(LogColumn.class);
    private final Map<LogColumn, long[]> micros = new EnumMap<>(LogColumn.class);
    private final int[] offsetSeconds = new int[CAPACITY];
    private final long[] eventMicros = new long[CAPACITY];
    private final long[] lines = new long[CAPACITY];
    private final @Nullable String[] kept = new @Nullable String[CAPACITY];
    private final List<OtherRow> others = new ArrayList<>();
    private final List<RejectedLine> rejected = new ArrayList<>();
    private final Map<LogColumn, BadValue> badValues = new EnumMap<>(LogColumn.class);
    private int rows;
    private long invalidUtf8;
    private final List<Bound> bindings = new ArrayList<>();
    private @Nullable Bound event;
    private int @Nullable [] typeCells;
    private @Nullable Layout layout;
    private Covering covering = Covering.NONE;
    private RowCover cover = Covering.NONE.rows();

    /** Where a column's cells come from and go to. */
    private static final class Bound {
        private final LogColumn column;
        private final int[] cells;
        private final @Nullable String[] text;
        private final long[] micros;

        Bound(LogColumn column, int[] cells, @Nullable String[] text, long[] micros) {
            this.column = column;
            this.cells = cells;
            this.text = text;
            this.micros = micros;
        }

        LogColumn column() {
            return column;
        }

        int[] cells() {
            return cells;
        }

        @Nullable
        String[] text() {
            return text;
        }

        long[] micros() {
            return micros;
        }
    }

    public RowBatch() {
        for (LogColumn column : COLUMNS) {
            text.put(column, new @Nullable String[CAPACITY]);
            micros.put(column, new long[column.isTime() ? CAPACITY : 0]);
        }
    }

    /** How many rows there are. */
    public int rows() {
        return rows;
    }

    /** Whether the rows' layout has this column; without it every cell is null. */
    public boolean has(LogColumn column) {
        return layout == null || layout.has(column);
    }

    /** The accepted rows of the block that are no attempts; they go to other tables. */
    public List<OtherRow> others() {
        return Collections.unmodifiableList(others);
    }

    /** Accepted records of the block, attempts and others. */
    int accepted() {
        return rows + others.size();
    }

    /** Makes the batch hold these rows, at most {@link #CAPACITY}, which may be of different layouts. */
    public void hold(List<OtherRow> held) {
        clear();
        for (OtherRow row : held) {
            for (LogColumn column : COLUMNS) {
                text(column)[rows] = row.text(column);
                if (column.isTime()) {
                    micros(column)[rows] = row.micros(column);
                }
            }
            eventMicros[rows] = row.eventMicros();
            offsetSeconds[rows] = row.offsetSeconds();
            lines[rows] = row.line();
            kept[rows] = row.kept();
            rows++;
        }
    }

    /** The texts of a column, valid up to {@link #rows()}. */
    public @Nullable String[] text(LogColumn column) {
        return Objects.requireNonNull(text.get(column));
    }

    /** Microseconds since 1970 of a time column, or {@link #NO_TIME}. */
    public long[] micros(LogColumn column) {
        return Objects.requireNonNull(micros.get(column));
    }

    /** When the event happened: timeLogged where the layout has it, else timeQueued; or {@link #NO_TIME}. */
    public long[] eventMicros() {
        return eventMicros;
    }

    /** Local time minus UTC of the event, in seconds. */
    public int[] offsetSeconds() {
        return offsetSeconds;
    }

    /** Line numbers in the file. */
    public long[] lines() {
        return lines;
    }

    /** {@code header_*} and {@code arf_*} cells as a JSON object; null if there are none. */
    public @Nullable String[] kept() {
        return kept;
    }

    List<RejectedLine> rejected() {
        return rejected;
    }

    List<BadValue> badValues() {
        return List.copyOf(badValues.values());
    }

    long invalidUtf8() {
        return invalidUtf8;
    }

    void clear() {
        rows = 0;
        invalidUtf8 = 0;
        others.clear();
        rejected.clear();
        badValues.clear();
    }

    /** Hides recipients in what it is filled with from here on. */
    void hide(Covering what) {
        if (!covering.equals(what)) {
            covering = what;
            cover = what.rows();
        }
    }

    void fill(ByteBlock block, TimeText times, AlreadyStored elsewhere) {
        bind(block.layout());
        String decoded = block.decoded();
        boolean suspicious = decoded.indexOf('\uFFFD') >= 0;
        int i = 0;
        try (CSVParser parser = Records.parser(decoded)) {
            for (CSVRecord record : parser) {
                mustAgree(block, i, record.size());
                if (accept(block, i, record, times, elsewhere) && suspicious && isInvalid(block.raw(i))) {
                    invalidUtf8++;
                }
                i++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (i != block.records()) {
            throw new IllegalStateException("the parser found " + i + " records in a block of " + block.records());
        }
    }

    /** The scanner and Commons CSV must see the same cells; anything else would shift a row silently. */
    private static void mustAgree(ByteBlock block, int i, int size) {
        int last = Math.min(i, block.records() - 1);
        if (i > last || size != block.cells(i)) {
            throw new IllegalStateException("line " + block.line(last) + ": the parser found " + size
                    + " cells, the scanner " + block.cells(last));
        }
    }

    private void bind(Layout next) {
        if (layout == next) {
            return;
        }
        layout = next;
        bindings.clear();
        for (LogColumn column : COLUMNS) {
            int[] cells = next.cells(column);
            if (cells == null) {
                Arrays.fill(text(column), null);
                Arrays.fill(micros(column), NO_TIME);
            } else {
                bindings.add(new Bound(column, cells, text(column), micros(column)));
            }
        }
        typeCells = next.cells(LogColumn.TYPE);
        LogColumn time = next.has(LogColumn.TIME_LOGGED) ? LogColumn.TIME_LOGGED : LogColumn.TIME_QUEUED;
        event = bindings.stream()
                .filter(bound -> bound.column() == time)
                .findFirst()
                .orElse(null);
        // The event's own time is read once, as eventMicros; a bad one there rejects the line.
        bindings.removeIf(bound -> bound.column() == LogColumn.TIME_LOGGED);
    }

    private boolean accept(ByteBlock block, int i, CSVRecord record, TimeText times, AlreadyStored elsewhere) {
        String type = typeCells == null ? "" : Layout.firstFilled(record, typeCells);
        RecordType known = RecordType.of(type);
        if (known == null) {
            reject(block, i, RejectReason.UNKNOWN_TYPE, type);
            return false;
        }
        TimeText.Time time = null;
        if (event != null) {
            String eventText = Layout.firstFilled(record, event.cells());
            time = times.parse(eventText);
            if (time == null) {
                reject(block, i, RejectReason.BAD_TIME, eventText);
                return false;
            }
        }
        String source = elsewhere.sourceOf(block.line(i));
        if (source != null) {
            reject(block, i, RejectReason.ALREADY_STORED, source);
            return false;
        }
        eventMicros[rows] = time == null ? NO_TIME : time.epochMicros();
        offsetSeconds[rows] = time == null ? 0 : time.offsetSeconds();
        lines[rows] = block.line(i);
        for (Bound bound : bindings) {
            String value = Layout.firstFilled(record, bound.cells());
            bound.text()[rows] = value.isEmpty() ? null : value;
            if (bound.column().isTime()) {
                bound.micros()[rows] = optionalTime(bound.column(), value, block.line(i), times);
            }
        }
        Map<String, String> copied = block.layout().keptValues(record);
        if (!cover.isIdle()) {
            hideRecipients(copied);
        }
        kept[rows] = json(copied);
        if (ATTEMPTS.contains(known)) {
            rows++;
        } else {
            others.add(new OtherRow(this, rows));
        }
        return true;
    }

    private void hideRecipients(Map<String, String> copied) {
        @Nullable String[] rcpt = text(LogColumn.RCPT);
        @Nullable String[] orcpt = text(LogColumn.ORCPT);
        cover.begin(rcpt[rows], orcpt[rows]);
        rcpt[rows] = cover.rcpt();
        orcpt[rows] = cover.orcpt();
        for (Bound bound : bindings) {
            CellKind kind = bound.column().privacy();
            String value = bound.text()[rows];
            if (value != null && kind != CellKind.ADDRESS) {
                bound.text()[rows] = cover.cell(kind, value);
            }
        }
        copied.replaceAll((name, value) -> cover.cell(CellKind.ofHeader(name), value));
    }

    private long optionalTime(LogColumn column, String value, long line, TimeText times) {
        if (value.isBlank()) {
            return NO_TIME;
        }
        TimeText.Time time = times.parse(value);
        if (time == null) {
            badValues.merge(column, new BadValue(column.sqlName(), 1, line, cover.line(value)), BadValue::and);
            return NO_TIME;
        }
        return time.epochMicros();
    }

    private void reject(ByteBlock block, int i, RejectReason reason, String found) {
        String detail = found;
        byte[] raw = block.raw(i);
        String shown = new String(raw, 0, Math.min(raw.length, LineScanner.MAX_SPAN), StandardCharsets.UTF_8);
        if (!cover.isIdle()) {
            shown = raw.length > LineScanner.MAX_SPAN ? cover.brokenLine(shown) : cover.line(shown);
            detail = reason == RejectReason.ALREADY_STORED ? detail : cover.line(detail);
        }
        String cut = detail.length() > 200 ? detail.substring(0, 200) + "…" : detail;
        rejected.add(new RejectedLine(block.line(i), block.offset(i), reason, cut, shown, block.layout()));
    }

    private static @Nullable String json(Map<String, String> values) {
        return values.isEmpty() ? null : Json.MAPPER.writeValueAsString(values);
    }

    private static boolean isInvalid(byte[] raw) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(raw));
            return false;
        } catch (CharacterCodingException e) {
            return true;
        }
    }

    /** Loaded only for files that have such columns. */
    private static final class Json {
        static final JsonMapper MAPPER = JsonMapper.builder().build();
    }
}
