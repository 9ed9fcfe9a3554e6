package acct.spark;

import static org.assertj.core.api.Assertions.assertThat;

import acct.sql.Engine;
import acct.sql.Row;
import acct.sql.SqlFile;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers of engines side by side. A whole number is one however wide an engine makes it, as {@link Row} reads it. */
final class Answers {
    private Answers() {}

    static List<List<@Nullable Object>> of(
            Engine engine,
            SqlFile file,
            Map<String, ? extends @Nullable Object> values,
            Function<Row, List<@Nullable Object>> reader) {
        return engine.list(file, values, row -> whole(reader.apply(row)));
    }

    static List<List<@Nullable Object>> of(
            Engine engine, SqlFile file, Map<String, ? extends @Nullable Object> values) {
        return of(engine, file, values, Row::values);
    }

    private static List<@Nullable Object> whole(List<?> values) {
        List<@Nullable Object> whole = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long) {
                whole.add(BigInteger.valueOf(((Number) value).longValue()));
            } else {
                whole.add(value instanceof List<?> list ? whole(list) : value);
            }
        }
        return whole;
    }

    /** Where the program sorts the rows itself, their order is no engine’s. */
    static void mustBeEqual(
            SqlFile file, String told, List<List<@Nullable Object>> answered, List<List<@Nullable Object>> expected) {
        if (file.header("order").isEmpty()) {
            assertThat(answered).as(told).isEqualTo(expected);
        } else {
            assertThat(answered).as(told).containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
