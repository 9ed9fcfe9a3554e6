package acct.aggregate;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an operator's own statement.
 *
 * @param columns in order, with their names as the statement gives them
 * @param rows each with one cell a column; ends with the call that was given it
 */
public record SqlAnswer(List<SqlColumn> columns, Iterator<List<@Nullable Object>> rows) {
    public SqlAnswer {
        columns = List.copyOf(columns);
    }

    /** What stands in a column. */
    public enum Content {
        NUMBERS,
        OTHER
    }

    /** A column of the answer. */
    public record SqlColumn(String name, Content content) {}
}
