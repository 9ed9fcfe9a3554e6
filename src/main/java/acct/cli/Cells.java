package acct.cli;

import acct.sql.Row;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of an answer as cells to be printed, each taken when it is asked for. */
final class Cells implements Iterator<List<@Nullable Object>> {
    private final Iterator<Row> rows;
    private final Function<Row, List<@Nullable Object>> cells;

    Cells(Iterator<Row> rows, Function<Row, List<@Nullable Object>> cells) {
        this.rows = rows;
        this.cells = cells;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public List<@Nullable Object> next() {
        return cells.apply(rows.next());
    }
}
