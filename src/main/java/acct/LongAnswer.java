package acct;

import acct.model.Table;
import acct.sql.Cursor;
import acct.sql.SqlColumn;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is too long to be held, to be printed while it comes. Of a short one all is held, so that a pager that
 * waits for somebody keeps no store from being written.
 */
public final class LongAnswer implements Iterator<List<@Nullable Object>> {
    /** Rows that are held. A rejected line has at most 64 KB. */
    static final int MOST_HELD = 1_000;

    private final Cursor rows;
    private final Iterator<List<@Nullable Object>> first;

    private LongAnswer(Cursor rows, List<List<@Nullable Object>> first) {
        this.rows = rows;
        this.first = first.iterator();
    }

    /**
     * All of a short answer.
     *
     * @param longer takes one that is longer; then there is nothing more to take
     */
    static Optional<Table> orHeld(Cursor answer, Consumer<LongAnswer> longer) {
        List<List<@Nullable Object>> first = new ArrayList<>();
        while (answer.hasNext() && first.size() < MOST_HELD) {
            first.add(answer.next().values());
        }
        if (!answer.hasNext()) {
            return Optional.of(new Table(answer.heading().names(), first));
        }
        longer.accept(new LongAnswer(answer, first));
        return Optional.empty();
    }

    /** Its columns. */
    public List<SqlColumn> columns() {
        return rows.heading().columns();
    }

    @Override
    public boolean hasNext() {
        return first.hasNext() || rows.hasNext();
    }

    @Override
    public List<@Nullable Object> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return first.hasNext() ? first.next() : rows.next().values();
    }
}
