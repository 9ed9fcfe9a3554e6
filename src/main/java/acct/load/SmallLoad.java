package acct.load;

import acct.load.FileResult.Lane;
import acct.read.AccountingReader;
import acct.read.BadValue;
import acct.read.DoubtException;
import acct.read.Layout;
import acct.read.NotAccountingException;
import acct.read.RejectedLine;
import acct.read.RowBatch;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One of many small files that are carried together. Opened when its turn comes; one thread reads it at a time. */
public final class SmallLoad implements AutoCloseable {
    private final int id;
    private final Source source;
    private final DayCounts days = new DayCounts();
    private final Map<String, BadValue> bad = new TreeMap<>();
    private @Nullable Opened opened;
    private @Nullable Carried carried;
    private @Nullable String firstHeader;
    private @Nullable Exception failure;

    /** Opens what is to be loaded. */
    @FunctionalInterface
    public interface Source {
        /**
         * Opens it, with its first line looked at.
         *
         * @throws DoubtException if it is not what it was taken for
         */
        Opened open() throws IOException, NotAccountingException, DoubtException;
    }

    /** A reader that stands at the first row, and what it reads from. */
    public record Opened(AccountingReader reader, Closeable bytes, Unchanged unchanged) {
        public Opened(AccountingReader reader, Closeable bytes) {
            this(reader, bytes, () -> {});
        }
    }

    /** Says, when all was read, whether what was read is doubtful as it has changed meanwhile. */
    @FunctionalInterface
    interface Unchanged {
        void check() throws IOException, DoubtException;
    }

    /**
     * One load.
     *
     * @param id its number
     */
    public SmallLoad(int id, Source source) {
        this.id = id;
        this.source = source;
    }

    public int id() {
        return id;
    }

    DayCounts days() {
        return days;
    }

    /** What became null, by column. */
    Map<String, BadValue> bad() {
        return bad;
    }

    /**
     * Fills a batch with the next rows; false at the end, or where it cannot be read on.
     *
     * @param rejected takes the lines rejected on the way
     */
    boolean next(RowBatch batch, List<RejectedLine> rejected) {
        try {
            Opened at = opened == null ? source.open() : opened;
            opened = at;
            boolean more = at.reader().nextBatch(batch);
            rejected.addAll(at.reader().takeRejected());
            firstHeader = header(at.reader().firstLayout());
            if (!more) {
                at.unchanged().check();
                finish(at.reader());
                close();
            }
            return more;
        } catch (IOException | NotAccountingException | DoubtException e) {
            failure = e;
            close();
            return false;
        }
    }

    private void finish(AccountingReader reader) {
        reader.badValues().forEach(value -> bad.merge(value.column(), value, BadValue::and));
        carried = new Carried(
                Lane.STREAMING,
                reader.tally(),
                reader.position(),
                reader.fingerprint(),
                reader.ignoredColumns(),
                days,
                reader.countedRejects(),
                reader.bytesOfWidest());
    }

    private static @Nullable String header(@Nullable Layout layout) {
        return layout == null ? null : layout.line();
    }

    /** The header that was in force first; null before any. */
    @Nullable
    String firstHeader() {
        return firstHeader;
    }

    /** Whether another header than the first one was in force at its end. */
    boolean changedItsHeader() {
        return firstHeader != null && !firstHeader.equals(header(carried().end().layout()));
    }

    /** Whether it could not be read to its end, so that it has to be taken by itself. */
    public boolean hasFailed() {
        return failure != null;
    }

    /** What was carried; it has been read to its end. */
    public Carried carried() {
        return Objects.requireNonNull(carried);
    }

    @Override
    public void close() {
        Opened closing = opened;
        opened = null;
        try {
            if (closing != null) {
                closing.bytes().close();
            }
        } catch (IOException e) {
            // It was read; what it held is known.
            failure = failure == null && carried == null ? e : failure;
        }
    }
}
