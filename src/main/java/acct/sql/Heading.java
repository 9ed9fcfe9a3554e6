package acct.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of an answer, which all its rows share; an engine makes rows of it. */
public final class Heading {
    private final String statement;
    private final List<SqlColumn> columns;
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * A heading.
     *
     * @param statement the statement's name, for who reads a message
     */
    public Heading(String statement, List<SqlColumn> columns) {
        this.statement = statement;
        this.columns = List.copyOf(columns);
        for (int i = 0; i < columns.size(); i++) {
            // An operator may give two columns one name; only what is written by place shows the second.
            places.putIfAbsent(columns.get(i).name(), i);
        }
    }

    /** The columns in order. */
    public List<SqlColumn> columns() {
        return columns;
    }

    /** Their names in order. */
    public List<String> names() {
        return columns.stream().map(SqlColumn::name).toList();
    }

    /**
     * A row under this heading.
     *
     * @param values one a column, of the types that {@link Engine} promises
     */
    public Row row(List<? extends @Nullable Object> values) {
        if (values.size() != columns.size()) {
            throw new IllegalArgumentException(
                    at() + ": " + values.size() + " values under " + columns.size() + " columns");
        }
        return new Row(this, values);
    }

    int place(String column) {
        Integer place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException(
                    at() + ": no column '" + column + "'; there are " + String.join(", ", names()));
        }
        return place;
    }

    /** Where the statement is. */
    String at() {
        return "sql/" + statement + ".sql";
    }
}
