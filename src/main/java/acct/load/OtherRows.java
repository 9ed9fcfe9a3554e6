package acct.load;

import acct.classify.isp.IspDirectory;
import acct.read.BadValue;
import acct.read.OtherRow;
import acct.read.RowBatch;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBDataChunkWriter;
import org.jspecify.annotations.Nullable;

/** {@code other_rows()}: the rows of parts of files that are no attempts. */
public final class OtherRows extends RowTable {
    private Iterator<Aside> parts = List.<Aside>of().iterator();
    private @Nullable Aside part;
    private int next;

    OtherRows(IspDirectory directory, PoolMapping pools) {
        super(directory, pools);
    }

    /**
     * Rows of one load that are no attempts.
     *
     * @param loadId its number
     * @param days counts them
     * @param bad takes what became null
     */
    record Aside(int loadId, List<OtherRow> rows, DayCounts days, Map<String, BadValue> bad) {}

    /** Makes the next statement see these rows. */
    void show(List<Aside> shown) {
        parts = shown.iterator();
        part = null;
        next = 0;
    }

    @Override
    public void forget() {
        super.forget();
        show(List.of());
    }

    @Override
    public int threads() {
        return 1;
    }

    @Override
    public long write(Worker worker, DuckDBDataChunkWriter out) {
        Aside at = part;
        while (at == null || next >= at.rows().size()) {
            if (!parts.hasNext()) {
                return 0;
            }
            at = parts.next();
            part = at;
            next = 0;
        }
        int end = Math.min(at.rows().size(), next + RowBatch.CAPACITY);
        worker.batch().hold(at.rows().subList(next, end));
        next = end;
        long rows = copy(worker, at.loadId(), out);
        worker.handOver(at.days(), at.bad());
        return rows;
    }
}
