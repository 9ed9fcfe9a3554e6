package acct.print;

import acct.model.CountRow;
import acct.model.Dimension;
import acct.model.Measure;
import acct.model.Times;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of a printed table.
 *
 * @param name its heading and its JSON key
 * @param kind what its cells mean
 */
public record Column(String name, Kind kind) {

    /** What a cell means: how it is aligned, and what an empty one says to people. */
    public enum Kind {
        /** A dimension; empty is the unknown bucket. */
        KEY(Dimension.UNKNOWN),
        /** A measure that is a whole number; empty is not logged. */
        COUNT(Numbers.NOT_LOGGED),
        /** A measure that is a fraction 0..1; empty is not logged, or 0 of 0. */
        SHARE(Numbers.NOT_LOGGED),
        /** How much more a count is than it was, or a share, in points of a hundred; empty is a dash. */
        CHANGE(Numbers.NOTHING),
        /** Some other number; empty is a dash. */
        NUMBER(Numbers.NOTHING),
        /** Some other text; empty is a dash. */
        TEXT(Numbers.NOTHING);

        private final String empty;

        Kind(String empty) {
            this.empty = empty;
        }

        String empty() {
            return empty;
        }

        boolean isNumber() {
            return this == COUNT || this == SHARE || this == CHANGE || this == NUMBER;
        }
    }

    /** Null for programs, and to people something else than the "not logged" that null alone would read. */
    public enum Undefined {
        /** 0 of 0. */
        SHARE(Numbers.NOTHING),
        /** Nothing is to be said. */
        BLANK(""),
        /** Nothing is stored of the day, logged or not. */
        NO_DATA("no data");

        private final String text;

        Undefined(String text) {
            this.text = text;
        }
    }

    /** The columns of an answer: the dimensions, then the measures. */
    public static List<Column> of(List<Dimension> dimensions, List<Measure> measures) {
        List<Column> columns = new ArrayList<>();
        dimensions.forEach(d -> columns.add(new Column(d.label(), Kind.KEY)));
        measures.forEach(
                m -> columns.add(new Column(m.label(), m.kind() == Measure.Kind.COUNT ? Kind.COUNT : Kind.SHARE)));
        return columns;
    }

    /** The cells of one row under {@link #of(List, List)}. */
    public static List<@Nullable Object> cells(CountRow row, List<Measure> measures) {
        List<@Nullable Object> cells = new ArrayList<>(row.key());
        for (Measure measure : measures) {
            Number value = measure.of(row.counts());
            cells.add(value == null && Numbers.logged(measure, row.counts()) ? Undefined.SHARE : value);
        }
        return cells;
    }

    /** The cells at these places. */
    static List<@Nullable Object> some(List<? extends @Nullable Object> row, List<Integer> places) {
        List<@Nullable Object> some = new ArrayList<>();
        places.forEach(place -> some.add(row.get(place)));
        return some;
    }

    /** What people read in a cell. */
    String text(@Nullable Object cell) {
        Object value = Nested.flat(cell);
        if (value == null) {
            return kind.empty();
        }
        if (value instanceof Undefined undefined) {
            return undefined.text;
        }
        if (value instanceof Number number && kind == Kind.CHANGE) {
            return Numbers.change(number);
        }
        if (value instanceof Number number && kind == Kind.SHARE) {
            return Numbers.share(number.doubleValue());
        }
        if (value instanceof Long || value instanceof Integer) {
            return kind == Kind.TEXT ? value.toString() : Numbers.count(((Number) value).longValue());
        }
        return LogText.visible(Times.shown(value));
    }
}
