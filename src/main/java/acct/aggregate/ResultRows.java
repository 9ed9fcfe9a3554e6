package acct.aggregate;

import acct.model.ExitCode;
import acct.model.UserException;
import acct.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of a result, each taken from it when it is asked for: numbers and truth values as they are, all else text. */
final class ResultRows implements Iterator<List<@Nullable Object>> {
    private final ResultSet result;
    private final int width;
    private boolean isAtRow;

    ResultRows(ResultSet result) throws SQLException {
        this.result = result;
        this.width = result.getMetaData().getColumnCount();
        this.isAtRow = result.next();
    }

    @Override
    public boolean hasNext() {
        return isAtRow;
    }

    @Override
    public List<@Nullable Object> next() {
        if (!isAtRow) {
            throw new NoSuchElementException();
        }
        try {
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = 1; i <= width; i++) {
                row.add(plain(result.getObject(i)));
            }
            isAtRow = result.next();
            return row;
        } catch (SQLException e) {
            throw new UserException(
                    ExitCode.FAILED, "the store cannot be read to the end of the answer: " + Store.firstLine(e), e);
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return value.toString();
    }
}
