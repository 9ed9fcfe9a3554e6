package acct.store;

import acct.read.AccountingReader;
import acct.read.Column;
import acct.read.RowBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** {@code accounting_rows()}: the next part of the file at hand, one row per accepted record. */
final class AccountingRows extends VectorSource<RowBatch> {
    private static final List<Field> FIELDS = allFields();

    private final int threads;
    private volatile @Nullable AccountingReader reader;
    private final AtomicLong rowsLeft = new AtomicLong();
    private volatile boolean finished;

    AccountingRows(int threads) {
        this.threads = threads;
    }

    private static List<Field> allFields() {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("line", DuckDBColumnType.BIGINT));
        fields.add(new Field("event_micros", DuckDBColumnType.BIGINT));
        fields.add(new Field("utc_offset_seconds", DuckDBColumnType.INTEGER));
        fields.add(new Field("kept", DuckDBColumnType.VARCHAR));
        fields.add(new Field("time_queued_text", DuckDBColumnType.VARCHAR));
        for (Column column : Column.values()) {
            if (column != Column.TIME_LOGGED) {
                fields.add(new Field(
                        column.sqlName(), column.isTime() ? DuckDBColumnType.BIGINT : DuckDBColumnType.VARCHAR));
            }
        }
        return fields;
    }

    /** Makes the next statement read up to {@code rows} rows, a little more where threads overlap. */
    void read(AccountingReader from, long rows) {
        reader = from;
        rowsLeft.set(rows);
        finished = false;
    }

    /** Whether the file has been read to its end. */
    boolean isFinished() {
        return finished;
    }

    @Override
    List<Field> fields() {
        return FIELDS;
    }

    @Override
    int threads() {
        return threads;
    }

    @Override
    public RowBatch localInit(DuckDBTableFunctionInitInfo info) {
        return new RowBatch();
    }

    @Override
    long write(RowBatch batch, DuckDBDataChunkWriter out) throws Exception {
        AccountingReader from = Objects.requireNonNull(reader);
        do {
            if (rowsLeft.get() <= 0) {
                return 0;
            }
            if (!from.nextBatch(batch)) {
                finished = true;
                return 0;
            }
            // A part full of rejects must end too.
            rowsLeft.addAndGet(-Math.max(batch.rows(), RowBatch.CAPACITY / 8));
        } while (batch.rows() == 0);
        copy(batch, out);
        return batch.rows();
    }

    private static void copy(RowBatch batch, DuckDBDataChunkWriter out) {
        int rows = batch.rows();
        longs(out.vector(0), batch.lines(), rows);
        times(out.vector(1), batch.eventMicros(), rows);
        DuckDBWritableVector offsets = out.vector(2);
        for (int i = 0; i < rows; i++) {
            if (batch.eventMicros()[i] == RowBatch.NO_TIME) {
                offsets.setNull(i);
            } else {
                offsets.setInt(i, batch.offsetSeconds()[i]);
            }
        }
        strings(out.vector(3), batch.kept(), rows);
        strings(out.vector(4), batch.text(Column.TIME_QUEUED), rows);
        int field = 5;
        for (Column column : Column.values()) {
            if (column == Column.TIME_LOGGED) {
                continue;
            }
            if (!batch.has(column)) {
                nulls(out.vector(field), rows);
            } else if (column.isTime()) {
                times(out.vector(field), batch.micros(column), rows);
            } else {
                strings(out.vector(field), batch.text(column), rows);
            }
            field++;
        }
    }

    private static void longs(DuckDBWritableVector to, long[] values, int rows) {
        for (int i = 0; i < rows; i++) {
            to.setLong(i, values[i]);
        }
    }

    private static void times(DuckDBWritableVector to, long[] values, int rows) {
        for (int i = 0; i < rows; i++) {
            if (values[i] == RowBatch.NO_TIME) {
                to.setNull(i);
            } else {
                to.setLong(i, values[i]);
            }
        }
    }

    /** Columns that the file does not have are most of them, and cheap this way. */
    private static void nulls(DuckDBWritableVector to, int rows) {
        for (int i = 0; i < rows; i++) {
            to.setNull(i);
        }
    }

    private static void strings(DuckDBWritableVector to, @Nullable String[] values, int rows) {
        to.setStrings(0, rows == values.length ? values : Arrays.copyOf(values, rows));
    }
}
