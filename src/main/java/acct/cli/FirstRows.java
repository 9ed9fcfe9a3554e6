package acct.cli;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The first rows of an answer; takes no more of it. */
final class FirstRows<T> implements Iterator<T> {
    private final Iterator<T> rows;
    private int left;

    FirstRows(Iterator<T> rows, int most) {
        this.rows = rows;
        this.left = most;
    }

    @Override
    public boolean hasNext() {
        return left > 0 && rows.hasNext();
    }

    @Override
    public T next() {
        if (left == 0) {
            throw new NoSuchElementException();
        }
        left--;
        return rows.next();
    }
}
