package acct.load;

import acct.classify.isp.IspDirectory;
import acct.read.BadValue;
import acct.read.LogColumn;
import acct.read.RowBatch;
import acct.store.VectorSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** A table of accounting rows with what they mean, made batch by batch; says too what the rows brought. */
abstract class RowTable extends VectorSource<RowTable.Worker> {
    private static final List<Field> FIELDS = allFields();

    private final IspDirectory directory;
    private final PoolMapping pools;

    RowTable(IspDirectory directory, PoolMapping pools) {
        this.directory = directory;
        this.pools = pools;
    }

    /** What one reading thread has of its own. */
    static final class Worker {
        private final RowBatch batch = new RowBatch();
        private final Interpretation meaning;
        private DayCounts days = new DayCounts();

        private Worker(IspDirectory directory, PoolMapping pools) {
            this.meaning = new Interpretation(directory, pools);
        }

        RowBatch batch() {
            return batch;
        }

        /** Hands over what was counted since the last call. */
        void handOver(DayCounts to, Map<String, BadValue> bad) {
            to.add(days);
            days = new DayCounts();
            meaning.takeBad().forEach(value -> bad.merge(value.column(), value, BadValue::and));
        }
    }

    private static List<Field> allFields() {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("load_id", DuckDBColumnType.INTEGER));
        fields.add(new Field("line", DuckDBColumnType.BIGINT));
        fields.add(new Field("event_micros", DuckDBColumnType.BIGINT));
        fields.add(new Field("local_micros", DuckDBColumnType.BIGINT));
        fields.add(new Field("utc_offset_seconds", DuckDBColumnType.INTEGER));
        fields.add(new Field("kept", DuckDBColumnType.VARCHAR));
        fields.add(new Field("rcpt_domain", DuckDBColumnType.VARCHAR));
        fields.add(new Field("isp", DuckDBColumnType.VARCHAR));
        fields.add(new Field("isp_source", DuckDBColumnType.VARCHAR));
        fields.add(new Field("pool", DuckDBColumnType.VARCHAR));
        fields.add(new Field("pool_source", DuckDBColumnType.VARCHAR));
        fields.add(new Field("reply_id", DuckDBColumnType.VARCHAR));
        fields.add(new Field("listed", DuckDBColumnType.VARCHAR));
        for (LogColumn column : LogColumn.values()) {
            if (column != LogColumn.TIME_LOGGED) {
                boolean whole = column.isTime() || Interpretation.isNumber(column);
                fields.add(new Field(column.sqlName(), whole ? DuckDBColumnType.BIGINT : DuckDBColumnType.VARCHAR));
            }
        }
        return fields;
    }

    @Override
    public final List<Field> fields() {
        return FIELDS;
    }

    @Override
    public final Worker localInit(DuckDBTableFunctionInitInfo info) {
        Worker worker = new Worker(directory, pools);
        begins(worker);
        return worker;
    }

    /** A thread begins to read. */
    void begins(Worker worker) {}

    /** Writes the worker's batch, all of one load. */
    static long copy(Worker worker, int loadId, DuckDBDataChunkWriter out) {
        RowBatch batch = worker.batch;
        Interpretation meaning = worker.meaning;
        int rows = batch.rows();
        meaning.of(batch);
        worker.days.add(batch, meaning.localMicros());
        load(out.vector(0), loadId, rows);
        longs(out.vector(1), batch.lines(), rows, Long.MIN_VALUE);
        longs(out.vector(2), batch.eventMicros(), rows, RowBatch.NO_TIME);
        longs(out.vector(3), meaning.localMicros(), rows, RowBatch.NO_TIME);
        offsets(out.vector(4), batch, rows);
        strings(out.vector(5), batch.kept(), rows);
        strings(out.vector(6), meaning.domains(), rows);
        strings(out.vector(7), meaning.isps(), rows);
        strings(out.vector(8), meaning.ispSources(), rows);
        strings(out.vector(9), meaning.pools(), rows);
        strings(out.vector(10), meaning.poolSources(), rows);
        strings(out.vector(11), meaning.replyIds(), rows);
        strings(out.vector(12), meaning.listed(), rows);
        int field = 13;
        for (LogColumn column : LogColumn.values()) {
            if (column != LogColumn.TIME_LOGGED) {
                copy(column, batch, meaning, out.vector(field++));
            }
        }
        return rows;
    }

    private static void copy(LogColumn column, RowBatch batch, Interpretation meaning, DuckDBWritableVector to) {
        int rows = batch.rows();
        if (!batch.has(column)) {
            for (int i = 0; i < rows; i++) {
                to.setNull(i);
            }
        } else if (column.isTime()) {
            longs(to, batch.micros(column), rows, RowBatch.NO_TIME);
        } else if (Interpretation.isNumber(column)) {
            longs(to, meaning.numbers(column), rows, Interpretation.NO_NUMBER);
        } else {
            strings(to, Interpretation.isAddress(column) ? meaning.addresses(column) : batch.text(column), rows);
        }
    }

    private static void load(DuckDBWritableVector to, int loadId, int rows) {
        for (int i = 0; i < rows; i++) {
            to.setInt(i, loadId);
        }
    }

    private static void offsets(DuckDBWritableVector to, RowBatch batch, int rows) {
        for (int i = 0; i < rows; i++) {
            if (batch.eventMicros()[i] == RowBatch.NO_TIME) {
                to.setNull(i);
            } else {
                to.setInt(i, batch.offsetSeconds()[i]);
            }
        }
    }

    private static void longs(DuckDBWritableVector to, long[] values, int rows, long none) {
        for (int i = 0; i < rows; i++) {
            if (values[i] == none) {
                to.setNull(i);
            } else {
                to.setLong(i, values[i]);
            }
        }
    }

    private static void strings(DuckDBWritableVector to, @Nullable String[] values, int rows) {
        to.setStrings(0, rows == values.length ? values : Arrays.copyOf(values, rows));
    }
}
