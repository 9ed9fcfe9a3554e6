package acct.print;

import acct.print.Column.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns that a kind of thing is printed in, and what of it stands in each; names and order are a contract. */
public final class Sheet<T> {
    private final List<Column> columns = new ArrayList<>();
    private final List<Function<? super T, ? extends @Nullable Object>> cells = new ArrayList<>();

    /** One more column. */
    public Sheet<T> with(Kind kind, String name, Function<? super T, ? extends @Nullable Object> cell) {
        columns.add(new Column(name, kind));
        cells.add(cell);
        return this;
    }

    /** One more column of text. */
    public Sheet<T> text(String name, Function<? super T, ? extends @Nullable Object> cell) {
        return with(Kind.TEXT, name, cell);
    }

    /** One more column of a dimension. */
    public Sheet<T> key(String name, Function<? super T, ? extends @Nullable Object> cell) {
        return with(Kind.KEY, name, cell);
    }

    /** One more column of numbers. */
    public Sheet<T> number(String name, Function<? super T, ? extends @Nullable Object> cell) {
        return with(Kind.NUMBER, name, cell);
    }

    /** One more column of shares; not a number is no share. */
    public Sheet<T> share(String name, Function<? super T, Double> cell) {
        return with(Kind.SHARE, name, thing -> {
            Double share = cell.apply(thing);
            return share.isNaN() ? Column.Undefined.SHARE : share;
        });
    }

    public List<Column> columns() {
        return List.copyOf(columns);
    }

    /** One cell per column. */
    public List<@Nullable Object> row(T thing) {
        List<@Nullable Object> row = new ArrayList<>();
        cells.forEach(cell -> row.add(cell.apply(thing)));
        return row;
    }

    /** The answer that has these things as rows. */
    public Answer of(Iterable<? extends T> things) {
        return of(things.iterator());
    }

    /** The same, each taken when it is asked for. */
    public Answer of(Iterator<? extends T> things) {
        return new Answer(columns, Answer.cells(things, this::row));
    }

    /** Things as objects of JSON. */
    public List<Map<String, @Nullable Object>> objects(List<? extends T> things) {
        return things.stream().map(thing -> object(columns, row(thing))).toList();
    }

    /** A row as an object of JSON. */
    public static Map<String, @Nullable Object> object(List<Column> columns, List<? extends @Nullable Object> row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            object.put(columns.get(i).name(), row.get(i));
        }
        return object;
    }
}
