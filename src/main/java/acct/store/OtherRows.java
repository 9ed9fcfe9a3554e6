package acct.store;

import acct.classify.IspDirectory;
import acct.read.OtherRow;
import acct.read.RowBatch;
import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;

/** {@code other_rows()}: the rows of a part of a file that are no attempts. */
final class OtherRows extends RowTable {
    private List<OtherRow> rows = List.of();
    private int next;

    OtherRows(IspDirectory directory, PoolMapping pools) {
        super(directory, pools);
    }

    /** Makes the next statement see these rows. */
    void show(List<OtherRow> shown) {
        rows = shown;
        next = 0;
    }

    @Override
    int threads() {
        return 1;
    }

    @Override
    long write(Worker worker, DuckDBDataChunkWriter out) {
        if (next >= rows.size()) {
            return 0;
        }
        int end = Math.min(rows.size(), next + RowBatch.CAPACITY);
        worker.batch().hold(rows.subList(next, end));
        next = end;
        return copy(worker, out);
    }
}
