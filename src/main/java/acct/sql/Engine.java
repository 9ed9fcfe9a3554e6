package acct.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers the statements of the {@code sql} folder. A parameter takes a text, a whole number, a double, a boolean, a
 * {@link java.time.LocalDate}, an {@link java.time.Instant}, a list of texts or of whole numbers, or null.
 *
 * <p>The values of a row are texts, {@link Number}s, booleans, {@link java.time.LocalDate}s, {@link java.time.Instant}s,
 * {@link java.time.LocalDateTime}s, {@link java.time.LocalTime}s, lists of these, or null; what an engine has beside them
 * comes as text. Rows come in the order of the statement, one after the other: an answer of any length is never held.
 * One question is asked at a time.
 */
public interface Engine {
    /**
     * Asks a statement.
     *
     * @param values one for each of its parameters; others are ignored
     * @param reader takes the rows while the answer is open
     * @return what the reader makes of them
     * @throws EngineException if the engine cannot answer
     * @throws IllegalArgumentException if a parameter is missing or of another type
     */
    <T> T ask(SqlFile statement, Map<String, ? extends @Nullable Object> values, Function<Cursor, T> reader);

    /**
     * Answers a statement that an operator wrote and keeps in a file: it must be exactly one query, it can read nothing but
     * the store, and it is stopped when it takes too long.
     *
     * @param values one for each of its parameters
     * @throws StatementFault if it is no such query, or the engine finds a fault in it
     */
    default <T> T own(SqlFile statement, Map<String, ? extends @Nullable Object> values, Function<Cursor, T> reader) {
        throw new StatementFault("this engine answers no statements of an operator", 0);
    }

    /** Hands over row after row, for answers that are too long to be held. */
    default void forEach(SqlFile statement, Map<String, ? extends @Nullable Object> values, Consumer<Row> each) {
        ask(statement, values, rows -> {
            rows.forEachRemaining(each);
            return statement;
        });
    }

    /** What is made of each row, all together. */
    default <T> List<T> list(
            SqlFile statement, Map<String, ? extends @Nullable Object> values, Function<Row, T> reader) {
        List<T> all = new ArrayList<>();
        forEach(statement, values, row -> all.add(reader.apply(row)));
        return all;
    }

    /** What is made of the row of a statement that has exactly one. */
    default <T> T only(SqlFile statement, Map<String, ? extends @Nullable Object> values, Function<Row, T> reader) {
        List<T> rows = list(statement, values, reader);
        if (rows.size() != 1) {
            throw new IllegalArgumentException(
                    "sql/" + statement.name() + ".sql: " + rows.size() + " rows where one is expected");
        }
        return rows.get(0);
    }
}
