package acct.aggregate;

import acct.model.ExitCode;
import acct.model.UserException;
import acct.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
                row.add(plain(i));
            }
            isAtRow = result.next();
            return row;
        } catch (SQLException e) {
            throw new UserException(
                    ExitCode.FAILED, "the store cannot be read to the end of the answer: " + Store.firstLine(e), e);
        }
    }

    /** Instants in UTC, all times as ISO 8601 writes them, to the second at least; bytes and nested values as DuckDB writes them. */
    private @Nullable Object plain(int column) throws SQLException {
        Object value = result.getObject(column);
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof OffsetDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC));
        }
        if (value instanceof Timestamp time) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.toLocalDateTime());
        }
        if (value instanceof LocalTime time) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
        }
        return result.getString(column);
    }
}
