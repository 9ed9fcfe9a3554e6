package acct.cli;

import acct.ask.AnsweredCell;
import acct.ask.Figure;
import acct.ask.Figure.Before;
import acct.ask.Figure.Bound;
import acct.ask.Figure.Change;
import acct.ask.Figure.Counted;
import acct.ask.Figure.Part;
import acct.model.Measure;
import acct.model.Surroundings;
import acct.model.Surroundings.Terminal;
import acct.print.FittedTable;
import acct.print.Sample;
import acct.print.Tone;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An answer in counts for a person at a terminal: what fits, and bad shares in colour. */
final class CountScreen {
    private static final int USUAL_WIDTH = 100;

    /** What is told beside a measure is less important than it. */
    private static final int STEP = 10;

    /** The most important first. */
    private static final List<Measure> IMPORTANCE = List.of(
            Measure.RECIPIENTS,
            Measure.BOUNCED_SHARE,
            Measure.DEFERRED_SHARE,
            Measure.COMPLAINT_SHARE,
            Measure.DELIVERED,
            Measure.BOUNCED,
            Measure.DEFERRED,
            Measure.ATTEMPTS,
            Measure.DELIVERED_SHARE,
            Measure.COMPLAINTS,
            Measure.NOT_SENT,
            Measure.QUEUE_EVENTS,
            Measure.REMOTE_BOUNCES);

    private final Surroundings around;
    private final boolean isColoured;

    /**
     * A terminal.
     *
     * @param colours whether the operator allows them
     */
    CountScreen(Surroundings around, boolean colours) {
        this.around = around;
        this.isColoured = colours
                && !around.environment().containsKey("NO_COLOR")
                && !"dumb".equals(around.environment().get("TERM"));
    }

    /** Whether a person watches it. */
    boolean isThere() {
        return around.screen() == Terminal.INTERACTIVE;
    }

    /**
     * Prints lines, and names the columns for which there is no room.
     *
     * @param kept figures that are never left out; null if nothing is left out or cut
     */
    List<String> print(
            PrintWriter out, List<CountColumn> columns, List<AnsweredCell> lines, @Nullable Set<Figure> kept) {
        FittedTable table = new FittedTable(
                columns.stream().map(CountColumn::column).toList(),
                columns.stream().map(column -> rank(column.figure(), kept)).toList(),
                kept == null ? Integer.MAX_VALUE : width(around.environment().get("COLUMNS")));
        for (AnsweredCell line : lines) {
            List<@Nullable Object> cells = new ArrayList<>();
            columns.forEach(column -> cells.add(column.cell(line)));
            table.add(
                    cells,
                    columns.stream().map(column -> tone(column.figure(), line)).toList());
        }
        return table.print(out);
    }

    private static int width(@Nullable String columns) {
        try {
            int width = columns == null ? 0 : Integer.parseInt(columns.strip());
            return width > 0 ? width : USUAL_WIDTH;
        } catch (NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }

    private static int rank(@Nullable Figure figure, @Nullable Set<Figure> kept) {
        return figure == null || kept == null || kept.contains(figure) ? FittedTable.KEPT : rank(figure);
    }

    private static int rank(Figure figure) {
        if (figure instanceof Change change) {
            return rank(change.now()) + 1;
        }
        if (figure instanceof Before before) {
            return rank(before.now()) + 2;
        }
        if (figure instanceof Bound bound) {
            return rank(bound.share()) + 3;
        }
        if (figure instanceof Part part) {
            return rank(part.count()) + 1;
        }
        return figure instanceof Counted counted ? rank(counted.measure()) : (IMPORTANCE.size() + 1) * STEP;
    }

    private static int rank(Measure measure) {
        return (IMPORTANCE.indexOf(measure) + 1) * STEP;
    }

    private Tone tone(@Nullable Figure figure, AnsweredCell line) {
        if (!isColoured || !(figure instanceof Counted counted) || Sample.isFew(line.counts())) {
            return Tone.PLAIN;
        }
        Number value = counted.of(line);
        return value == null ? Tone.PLAIN : tone(counted.measure(), value.doubleValue());
    }

    /** Rough and of this screen only: what is a trouble the alerts decide. */
    private static Tone tone(Measure measure, double share) {
        return switch (measure) {
            case BOUNCED_SHARE -> above(share, 0.02, 0.05);
            case DEFERRED_SHARE -> above(share, 0.2, 0.5);
            case COMPLAINT_SHARE -> above(share, 0.001, 0.003);
            default -> Tone.PLAIN;
        };
    }

    private static Tone above(double share, double warning, double critical) {
        if (share >= critical) {
            return Tone.CRITICAL;
        }
        return share >= warning ? Tone.WARNING : Tone.PLAIN;
    }
}
