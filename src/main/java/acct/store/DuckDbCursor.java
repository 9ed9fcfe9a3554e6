package acct.store;

import acct.sql.Cursor;
import acct.sql.EngineException;
import acct.sql.Heading;
import acct.sql.Row;
import acct.sql.SqlColumn;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a result, each taken from it when it is asked for. */
final class DuckDbCursor implements Cursor {
    private static final Set<Integer> NUMBERS = Set.of(
            Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.FLOAT,
            Types.REAL,
            Types.DOUBLE,
            Types.NUMERIC,
            Types.DECIMAL);

    private final ResultSet result;
    private final Heading heading;
    private final Lists lists;
    private boolean isAtRow;

    /** What becomes of lists. */
    enum Lists {
        /** Lists. */
        VALUES,
        /** What DuckDB writes of them, for an operator who looks at whatever a statement gives. */
        TEXT
    }

    /**
     * A cursor before the first row.
     *
     * @param statement the name of what was asked
     */
    DuckDbCursor(String statement, ResultSet result, Lists lists) throws SQLException {
        this.result = result;
        this.heading = new Heading(statement, columns(result.getMetaData()));
        this.lists = lists;
        this.isAtRow = result.next();
    }

    @Override
    public Heading heading() {
        return heading;
    }

    @Override
    public boolean hasNext() {
        return isAtRow;
    }

    @Override
    public Row next() {
        if (!isAtRow) {
            throw new NoSuchElementException();
        }
        try {
            int columns = heading.columns().size();
            @Nullable Object[] values = new Object[columns];
            for (int i = 0; i < columns; i++) {
                values[i] = value(i + 1);
            }
            isAtRow = result.next();
            return heading.row(Arrays.asList(values));
        } catch (SQLException e) {
            throw new EngineException("cannot be read to the end of the answer: " + Store.firstLine(e), e);
        }
    }

    private @Nullable Object value(int column) throws SQLException {
        Object value = result.getObject(column);
        if (value instanceof Long || value instanceof String || value == null) {
            return value;
        }
        if (value instanceof Array list && lists == Lists.VALUES) {
            return values(list);
        }
        Object plain = plain(value);
        // Bytes and nested values as DuckDB writes them.
        return plain == null && value != null ? result.getString(column) : plain;
    }

    /** A value of the engine's own types; null if it is of another. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof Timestamp time) {
            return time.toLocalDateTime();
        }
        boolean isPlain = value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof LocalDate
                || value instanceof LocalTime;
        return isPlain ? value : null;
    }

    private static List<@Nullable Object> values(Array list) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (Object one : (Object[]) list.getArray()) {
            values.add(one instanceof Array nested ? values(nested) : inList(one));
        }
        return values;
    }

    private static @Nullable Object inList(@Nullable Object one) {
        Object plain = plain(one);
        return plain == null && one != null ? one.toString() : plain;
    }

    private static List<SqlColumn> columns(ResultSetMetaData meta) throws SQLException {
        List<SqlColumn> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(new SqlColumn(meta.getColumnLabel(i), content(meta, i)));
        }
        return columns;
    }

    private static SqlColumn.Content content(ResultSetMetaData meta, int column) throws SQLException {
        // The driver has no number of JDBC's for the widest and the unsigned ones.
        return NUMBERS.contains(meta.getColumnType(column))
                        || meta.getColumnTypeName(column)
                                .toUpperCase(Locale.ROOT)
                                .matches("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?")
                ? SqlColumn.Content.NUMBERS
                : SqlColumn.Content.OTHER;
    }
}
