package acct.load;

import acct.classify.isp.IspDirectory;
import acct.read.AccountingReader;
import acct.read.BadValue;
import acct.read.OtherRow;
import acct.read.RowBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.duckdb.DuckDBDataChunkWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@code accounting_rows()}: the attempts of the file at hand, straight from the reader. Rows of other types are put
 * aside; the table ends early when so much waits aside that it should be stored first.
 */
public final class AccountingRows extends RowTable {
    private static final int ENOUGH_ASIDE = 8_192;

    private final int threads;
    private final List<Worker> workers = new ArrayList<>();
    private volatile @Nullable AccountingReader reader;
    private volatile int loadId;
    private List<OtherRow> aside = new ArrayList<>();
    private volatile boolean asideIsFull;
    private volatile boolean finished;

    AccountingRows(IspDirectory directory, PoolMapping pools, int threads) {
        super(directory, pools);
        this.threads = threads;
    }

    /** Makes the next statement read on from here. */
    void read(AccountingReader from, int load) {
        reader = from;
        loadId = load;
        finished = false;
    }

    /** Whether the file has been read to its end. */
    boolean isFinished() {
        return finished;
    }

    /** The rows that were put aside. */
    synchronized List<OtherRow> takeAside() {
        List<OtherRow> taken = aside;
        aside = new ArrayList<>();
        asideIsFull = false;
        return taken;
    }

    private synchronized void putAside(List<OtherRow> rows) {
        aside.addAll(rows);
        asideIsFull = aside.size() >= ENOUGH_ASIDE;
    }

    @Override
    public void forget() {
        super.forget();
        reader = null;
        takeAside();
        synchronized (workers) {
            workers.clear();
        }
    }

    @Override
    void begins(Worker worker) {
        synchronized (workers) {
            workers.add(worker);
        }
    }

    /** Hands over what all threads counted since the last call. */
    void takeCounts(DayCounts days, Map<String, BadValue> bad) {
        synchronized (workers) {
            for (Worker worker : workers) {
                worker.handOver(days, bad);
            }
            workers.clear();
        }
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public long write(Worker worker, DuckDBDataChunkWriter out) throws Exception {
        AccountingReader from = Objects.requireNonNull(reader);
        RowBatch batch = worker.batch();
        do {
            if (asideIsFull || from.isFullOfRejects()) {
                return 0;
            }
            if (!from.nextBatch(batch)) {
                finished = true;
                return 0;
            }
            putAside(batch.others());
        } while (batch.rows() == 0);
        return copy(worker, loadId, out);
    }
}
