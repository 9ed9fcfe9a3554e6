package acct.report;

import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.Measure;
import acct.print.Top;
import acct.report.BlockTable.Head;
import acct.report.BlockTable.Holds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts with every measure, as programs want them. */
final class CountTable {
    private CountTable() {}

    /** Rows by some dimensions. */
    static BlockTable of(List<CountRow> rows, Dimension... dimensions) {
        List<Head> heads = new ArrayList<>();
        for (Dimension dimension : dimensions) {
            heads.add(new Head(dimension.label(), dimension.label(), Holds.NAME));
        }
        for (Measure measure : Measure.values()) {
            heads.add(new Head(measure.label(), measure.label(), holds(measure)));
        }
        return new BlockTable(
                "",
                "",
                heads,
                Top.named(rows).stream()
                        .map(row -> cells(row.key(), row.counts()))
                        .toList(),
                Top.rest(rows)
                        .map(rest -> new BlockTable.Rest(
                                rest.leftOut(), cells(Collections.nCopies(dimensions.length, null), rest.counts())))
                        .orElse(null),
                "");
    }

    /** The column that holds a measure. */
    static Holds holds(Measure measure) {
        return measure.kind() == Measure.Kind.COUNT ? Holds.COUNT : Holds.SHARE;
    }

    private static List<Cell> cells(List<? extends @Nullable String> key, Counts counts) {
        List<Cell> cells = new ArrayList<>();
        key.forEach(name -> cells.add(Cell.of(name)));
        for (Measure measure : Measure.values()) {
            cells.add(cell(measure.of(counts)));
        }
        return cells;
    }

    private static Cell cell(@Nullable Number value) {
        if (value == null) {
            return Cell.Missing.NOT_LOGGED;
        }
        return value instanceof Double share ? new Cell.Share(share) : new Cell.Count(value.longValue());
    }
}
