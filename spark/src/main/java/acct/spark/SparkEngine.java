package acct.spark;

import acct.sql.Cursor;
import acct.sql.Engine;
import acct.sql.SqlFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Spark, asked over the views of a session. A statement whose header says {@code engine: duckdb} goes there. */
final class SparkEngine implements Engine {
    /** What Spark takes as it is. */
    private static final List<Class<?>> KNOWN = List.of(
            String.class, Long.class, Integer.class, Double.class, Boolean.class, LocalDate.class, Instant.class);

    private final SparkSession session;
    private final Engine duckDb;
    private final Consumer<String> asked;

    SparkEngine(SparkSession session, Engine duckDb, Consumer<String> asked) {
        this.session = session;
        this.duckDb = duckDb;
        this.asked = asked;
    }

    @Override
    public <T> T ask(SqlFile sql, Map<String, ? extends @Nullable Object> values, Function<Cursor, T> reader) {
        if (sql.header("engine").equals("duckdb")) {
            return duckDb.ask(sql, values, reader);
        }
        Map<String, @Nullable Object> bound = new HashMap<>();
        for (String name : sql.parameters()) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("sql/" + sql.name() + ".sql needs $" + name);
            }
            bound.put(name, bound(sql, name, values.get(name)));
        }
        String text = SparkText.of(sql);
        asked.accept(text);
        return reader.apply(SparkFault.told(() -> {
            Dataset<Row> answer = session.sql(text, bound);
            return new SparkCursor(sql.name(), answer.schema(), answer.toLocalIterator());
        }));
    }

    /** The rows of an operator’s own rule are the same from both, and its text is DuckDB’s. */
    @Override
    public <T> T own(SqlFile sql, Map<String, ? extends @Nullable Object> values, Function<Cursor, T> reader) {
        return duckDb.own(sql, values, reader);
    }

    /** The value as Spark takes it. */
    private static @Nullable Object bound(SqlFile sql, String name, @Nullable Object value) {
        if (value instanceof List<?> list) {
            boolean isText = list.stream().allMatch(String.class::isInstance);
            return isText
                    ? list.toArray(String[]::new)
                    : list.stream().map(one -> ((Number) one).longValue()).toArray(Long[]::new);
        }
        if (value != null && KNOWN.stream().noneMatch(known -> known.isInstance(value))) {
            throw new IllegalArgumentException("sql/" + sql.name() + ".sql: $" + name + " cannot be of "
                    + value.getClass().getSimpleName());
        }
        return value;
    }
}
