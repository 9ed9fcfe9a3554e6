package acct.cli;

import acct.ask.AnsweredCell;
import acct.ask.Figure;
import acct.ask.Figures;
import acct.model.Dimension;
import acct.model.Measure;
import acct.print.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of an answer in counts: a dimension or a figure.
 *
 * @param dimension null for a figure
 * @param place of the dimension in a line's key
 * @param figure null for a dimension
 */
record CountColumn(
        @Nullable Dimension dimension, int place, @Nullable Figure figure) {

    static CountColumn of(Dimension dimension, List<Dimension> dimensions) {
        return new CountColumn(dimension, dimensions.indexOf(dimension), null);
    }

    static CountColumn of(Figure figure) {
        return new CountColumn(null, -1, figure);
    }

    /** Whether it is not what is told beside a measure. */
    boolean isPlain() {
        return figure == null || Figures.isPlain(figure);
    }

    Column column() {
        if (figure == null) {
            return new Column(dimension == null ? "" : dimension.label(), Column.Kind.KEY);
        }
        if (figure instanceof Figure.Change) {
            return new Column(figure.label(), Column.Kind.CHANGE);
        }
        return new Column(figure.label(), figure.kind() == Measure.Kind.COUNT ? Column.Kind.COUNT : Column.Kind.SHARE);
    }

    @Nullable
    Object cell(AnsweredCell line) {
        if (figure == null) {
            return line.key().get(place);
        }
        Number value = figure.of(line);
        return value == null && figure.isLogged(line) ? Column.Undefined.SHARE : value;
    }

    /** The cells of a line. */
    static List<@Nullable Object> cells(List<CountColumn> columns, AnsweredCell line) {
        List<@Nullable Object> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(column.cell(line)));
        return cells;
    }
}
