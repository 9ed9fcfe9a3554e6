package acct.spark;

import acct.sql.Cursor;
import acct.sql.Heading;
import acct.sql.Row;
import acct.sql.SqlColumn;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** The rows of an answer, each handed over by the driver when it is asked for. */
final class SparkCursor implements Cursor {
    private final Heading heading;
    private final Iterator<org.apache.spark.sql.Row> rows;

    /**
     * A cursor before the first row.
     *
     * @param statement the name of what was asked
     */
    SparkCursor(String statement, StructType type, Iterator<org.apache.spark.sql.Row> rows) {
        List<SqlColumn> columns = new ArrayList<>();
        for (StructField field : type.fields()) {
            columns.add(new SqlColumn(
                    field.name(),
                    field.dataType() instanceof NumericType ? SqlColumn.Content.NUMBERS : SqlColumn.Content.OTHER));
        }
        this.heading = new Heading(statement, columns);
        this.rows = rows;
    }

    @Override
    public Heading heading() {
        return heading;
    }

    @Override
    public boolean hasNext() {
        return SparkFault.told(rows::hasNext);
    }

    @Override
    public Row next() {
        org.apache.spark.sql.Row row = SparkFault.told(rows::next);
        List<@Nullable Object> values = new ArrayList<>(row.size());
        for (int i = 0; i < row.size(); i++) {
            values.add(value(row.get(i)));
        }
        return heading.row(values);
    }

    /** A value of the types that every engine promises. */
    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof BigDecimal number && number.scale() == 0) {
            return number.toBigInteger();
        }
        if (value == null
                || value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof LocalDateTime
                || value instanceof Instant) {
            return value;
        }
        if (value instanceof scala.collection.Seq<?> list) {
            List<@Nullable Object> values = new ArrayList<>();
            CollectionConverters.asJava(list).forEach(one -> values.add(value(one)));
            return values;
        }
        return text(value);
    }

    /** What only Spark has, as DuckDB would write it. */
    private static String text(Object value) {
        if (value instanceof scala.collection.Map<?, ?> map) {
            Map<?, ?> entries = CollectionConverters.asJava(map);
            return entries.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + (entry.getValue() == null ? "NULL" : entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value.toString();
    }
}
