package acct.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An answer whose first rows are held. A short one outlives the question, so that a pager that waits for somebody keeps
 * no store from being written; a long one is taken while it comes.
 */
public final class HeldAnswer implements Cursor {
    /** Rows that are held; a rejected line has at most 64 KB. */
    private static final int MOST = 1_000;

    private final Heading heading;
    private final Iterator<Row> first;
    private final Iterator<Row> rest;

    private HeldAnswer(Heading heading, Iterator<Row> first, Iterator<Row> rest) {
        this.heading = heading;
        this.first = first;
        this.rest = rest;
    }

    /**
     * All of an answer, if it is short.
     *
     * @param longer takes one that is not; then there is nothing left of it
     */
    public static Optional<Cursor> of(Cursor answer, Consumer<Cursor> longer) {
        return of(answer, MOST, longer);
    }

    static Optional<Cursor> of(Cursor answer, int most, Consumer<Cursor> longer) {
        List<Row> first = new ArrayList<>();
        while (answer.hasNext() && first.size() < most) {
            first.add(answer.next());
        }
        if (!answer.hasNext()) {
            return Optional.of(new HeldAnswer(answer.heading(), first.iterator(), Collections.emptyIterator()));
        }
        longer.accept(new HeldAnswer(answer.heading(), first.iterator(), answer));
        return Optional.empty();
    }

    @Override
    public Heading heading() {
        return heading;
    }

    @Override
    public boolean hasNext() {
        return first.hasNext() || rest.hasNext();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return first.hasNext() ? first.next() : rest.next();
    }
}
