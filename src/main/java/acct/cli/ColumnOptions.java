package acct.cli;

import acct.ask.Figures;
import acct.model.Dimension;
import acct.model.UserException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an answer in counts is laid out: its columns, and the order of its lines. */
final class ColumnOptions {
    @Option(
            names = "--columns",
            paramLabel = "NAME,NAME...",
            split = ",",
            description = "Print these dimensions of --by and measures, in this order.")
    private List<String> columns = List.of();

    @Option(names = "--wide", description = "Print every measure there is, also at a terminal.")
    private boolean wide;

    @Option(
            names = "--sort",
            paramLabel = "NAME",
            description = "By a measure, the largest first, or by a dimension of --by, the first first.")
    private @Nullable String sort;

    @Option(names = "--asc", description = "Sort the smallest first.")
    private boolean ascending;

    @Option(names = "--desc", description = "Sort the largest or last first.")
    private boolean descending;

    @Option(names = "--no-color", description = "No colours at a terminal; so does the variable NO_COLOR.")
    private boolean noColor;

    boolean colours() {
        return !noColor;
    }

    /** The first option that was given; empty if none was. */
    String given() {
        if (!columns.isEmpty()) {
            return "--columns";
        }
        String flag = ascending ? "--asc" : descending ? "--desc" : "";
        return wide ? "--wide" : sort != null ? "--sort" : flag;
    }

    /** Whether the operator said which columns to print. */
    boolean isChosen() {
        return wide || !columns.isEmpty();
    }

    /** What is printed, the dimensions first where no columns are named. */
    List<CountColumn> columns(List<Dimension> dimensions, Figures figures) {
        if (wide && !columns.isEmpty()) {
            throw UserException.usage("--wide prints all columns: leave out --columns");
        }
        List<CountColumn> all = new ArrayList<>();
        if (columns.isEmpty()) {
            dimensions.forEach(dimension -> all.add(CountColumn.of(dimension, dimensions)));
            (wide ? figures.all() : figures.usual()).forEach(figure -> all.add(CountColumn.of(figure)));
            return all;
        }
        String asked = "--columns " + String.join(",", columns);
        List<CountColumn> named = columns.stream()
                .map(name -> named(asked, name, dimensions, figures))
                .distinct()
                .toList();
        // Whoever names one of these names all.
        boolean isPlain = named.stream().allMatch(CountColumn::isPlain);
        for (CountColumn column : named) {
            all.add(column);
            if (isPlain && column.figure() != null) {
                figures.beside(column.figure()).forEach(figure -> all.add(CountColumn.of(figure)));
            }
        }
        return all;
    }

    /** In which order lines are printed; null for the usual one. */
    @Nullable
    LineOrder order(List<Dimension> dimensions, Figures figures) {
        if (sort == null) {
            if (ascending || descending) {
                throw UserException.usage((ascending ? "--asc" : "--desc") + " is for --sort");
            }
            return null;
        }
        if (ascending && descending) {
            throw UserException.usage("--asc and --desc: give one of them");
        }
        CountColumn by = named("--sort " + sort, sort, dimensions, figures);
        boolean isUp = by.dimension() == null ? ascending : !descending;
        return new LineOrder(by, isUp ? LineOrder.Direction.UP : LineOrder.Direction.DOWN);
    }

    private static CountColumn named(String asked, String name, List<Dimension> dimensions, Figures figures) {
        Dimension dimension = Dimension.of(name).orElse(null);
        if (dimension != null && !dimensions.contains(dimension)) {
            throw UserException.usage(asked + ": " + dimension.label() + " is not in --by");
        }
        if (dimension != null) {
            return CountColumn.of(dimension, dimensions);
        }
        return figures.find(name)
                .map(CountColumn::of)
                .orElseThrow(() -> figures.noSuch(
                        asked, name, dimensions.stream().map(Dimension::label).toList()));
    }
}
