package acct.load;

import acct.classify.isp.IspDirectory;
import acct.read.RejectedLine;
import acct.read.RowBatch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@code small_file_rows()}: the attempts of many small files, each read by one thread. What is no attempt is put aside;
 * the table ends early when so much waits aside that it should be stored first.
 */
public final class SmallFileRows extends RowTable {
    private static final int ENOUGH_ASIDE = 8_192;
    private static final int ENOUGH_REJECTED_CHARS = 16 << 20;

    private final int threads;
    private final Deque<SmallLoad> waiting = new ArrayDeque<>();
    private List<OtherRows.Aside> aside = new ArrayList<>();
    private List<Rejected> rejected = new ArrayList<>();
    private int rowsAside;
    private long rejectedChars;

    SmallFileRows(IspDirectory directory, PoolMapping pools, int threads) {
        super(directory, pools);
        this.threads = threads;
    }

    /** Rejected lines of one load. */
    record Rejected(SmallLoad load, List<RejectedLine> lines) {}

    /** Makes the next statements read these. */
    synchronized void read(Collection<SmallLoad> loads) {
        waiting.clear();
        waiting.addAll(loads);
    }

    /** Whether all of them have been read to their end. */
    synchronized boolean isFinished() {
        return waiting.isEmpty();
    }

    /** The rows that were put aside. */
    synchronized List<OtherRows.Aside> takeAside() {
        List<OtherRows.Aside> taken = aside;
        aside = new ArrayList<>();
        rowsAside = 0;
        return taken;
    }

    /** The lines that were rejected. */
    synchronized List<Rejected> takeRejected() {
        List<Rejected> taken = rejected;
        rejected = new ArrayList<>();
        rejectedChars = 0;
        return taken;
    }

    private synchronized void putAside(SmallLoad load, RowBatch batch, List<RejectedLine> lines) {
        if (!batch.others().isEmpty()) {
            aside.add(new OtherRows.Aside(load.id(), List.copyOf(batch.others()), load.days(), load.bad()));
            rowsAside += batch.others().size();
        }
        if (!lines.isEmpty()) {
            rejected.add(new Rejected(load, lines));
            rejectedChars +=
                    lines.stream().mapToLong(line -> line.raw().length()).sum();
        }
    }

    /** The next one to read on in; null if there is none or enough waits aside. */
    private synchronized @Nullable SmallLoad take() {
        return rowsAside >= ENOUGH_ASIDE || rejectedChars >= ENOUGH_REJECTED_CHARS ? null : waiting.poll();
    }

    private synchronized void putBack(SmallLoad load) {
        waiting.addFirst(load);
    }

    @Override
    public synchronized void forget() {
        super.forget();
        waiting.clear();
        takeAside();
        takeRejected();
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public long write(Worker worker, DuckDBDataChunkWriter out) {
        RowBatch batch = worker.batch();
        for (SmallLoad load = take(); load != null; load = take()) {
            List<RejectedLine> lines = new ArrayList<>();
            boolean more = load.next(batch, lines);
            putAside(load, batch, lines);
            if (more && batch.rows() > 0) {
                long rows = copy(worker, load.id(), out);
                worker.handOver(load.days(), load.bad());
                putBack(load);
                return rows;
            }
            if (more) {
                putBack(load);
            }
        }
        return 0;
    }
}
