package acct.cli;

import acct.ask.AnsweredCell;
import acct.ask.Figure;
import acct.ask.TracedRow;
import acct.model.Counts;
import acct.model.Measure;
import acct.model.Times;
import acct.print.Answer;
import acct.print.Column;
import acct.print.Column.Kind;
import acct.print.Format;
import acct.print.LogText;
import acct.print.Numbers;
import acct.print.WrappedText;
import acct.trace.Reckoning;
import acct.trace.Reckoning.Step;
import acct.trace.RowPlaces.Placed;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a number came about, on a screen. */
final class WhyScreen {
    private static final int MOST_CELLS = 10;
    private static final int INDENT = 2;

    private final Reckoning reckoning;
    private final Hosts hosts;
    private final WrappedText wrapped;
    private final PrintWriter out;

    private WhyScreen(Reckoning reckoning, Hosts hosts, WrappedText wrapped, PrintWriter out) {
        this.reckoning = reckoning;
        this.hosts = hosts;
        this.wrapped = wrapped;
        this.out = out;
    }

    /**
     * Prints it.
     *
     * @param statement what counted
     */
    static void print(Reckoning reckoning, String statement, Hosts hosts, WrappedText wrapped, PrintWriter out) {
        WhyScreen screen = new WhyScreen(reckoning, hosts, wrapped, out);
        screen.value();
        screen.steps();
        screen.split();
        screen.lines();
        out.print("\nStatement\n");
        statement.strip().lines().forEach(line -> out.print("  " + LogText.visible(line) + "\n"));
        out.flush();
    }

    private void line(String text, int indent) {
        wrapped.lines(text, indent, INDENT).forEach(line -> out.print(line + "\n"));
    }

    private void value() {
        Figure figure = reckoning.figure();
        AnsweredCell cell = reckoning.cell();
        Long whole = whole(figure, cell);
        String parts = whole == null || !(figure instanceof Figure.Counted share)
                ? ""
                : " = " + Numbers.count(part(figure, cell)) + " of " + Numbers.count(whole) + " "
                        + whole(share.measure());
        line(figure.label() + ", " + reckoning.period().label() + ": " + shown(figure, cell) + parts, 0);
    }

    private static String shown(Figure figure, AnsweredCell cell) {
        if (figure instanceof Figure.Counted counted) {
            return Numbers.measure(counted.measure(), cell.counts());
        }
        Number number = figure.of(cell);
        return number == null ? Numbers.NOTHING : Numbers.count(number.longValue());
    }

    /** What a share is a share of; null of anything else. */
    static @Nullable Long whole(Figure figure, AnsweredCell cell) {
        return figure instanceof Figure.Counted counted ? counted.measure().whole(cell.counts()) : null;
    }

    /** What a share is the part of; null of anything else. */
    static @Nullable Long part(Figure figure, AnsweredCell cell) {
        return figure instanceof Figure.Counted counted ? part(counted.measure(), cell.counts()) : null;
    }

    private static @Nullable Long part(Measure measure, Counts counts) {
        return switch (measure) {
            case DELIVERED_SHARE -> counts.knownDelivered();
            case BOUNCED_SHARE -> Long.valueOf(counts.bounced() - counts.administrative());
            case DEFERRED_SHARE -> counts.deferred();
            case COMPLAINT_SHARE -> counts.complaints();
            default -> null;
        };
    }

    private static String whole(Measure measure) {
        return switch (measure) {
            case DEFERRED_SHARE -> "attempts that an ISP answered";
            case COMPLAINT_SHARE -> "delivered";
            default -> "recipients that an ISP answered for";
        };
    }

    private void steps() {
        out.print("\n");
        List<Column> columns = List.of(
                new Column("filter", Kind.TEXT),
                new Column("rows in", Kind.COUNT),
                new Column("out", Kind.COUNT),
                new Column("left", Kind.COUNT),
                figure().column());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Step step : reckoning.steps()) {
            rows.add(Arrays.asList(
                    step.what(), step.rowsIn(), step.rowsIn() - step.rows(), step.rows(), figure().cell(step.cell())));
        }
        new Answer(columns, rows).print(Format.TABLE, out);
    }

    private CountColumn figure() {
        return CountColumn.of(reckoning.figure());
    }

    /** The dimensions and the figure. */
    static List<CountColumn> columns(Reckoning reckoning) {
        List<CountColumn> columns = new ArrayList<>();
        reckoning.by().forEach(dimension -> columns.add(CountColumn.of(dimension, reckoning.by())));
        columns.add(CountColumn.of(reckoning.figure()));
        return columns;
    }

    private void split() {
        if (reckoning.by().isEmpty()) {
            return;
        }
        out.print("\n");
        List<CountColumn> columns = columns(reckoning);
        List<List<@Nullable Object>> rows = reckoning.split().stream()
                .limit(MOST_CELLS)
                .map(line -> CountColumn.cells(columns, line))
                .toList();
        new Answer(columns.stream().map(CountColumn::column).toList(), rows).print(Format.TABLE, out);
        if (reckoning.split().size() > MOST_CELLS) {
            line("and " + Numbers.count(reckoning.split().size() - MOST_CELLS) + " more", 0);
        }
    }

    private void lines() {
        out.print("\nRows behind it, the latest of them\n");
        if (reckoning.lines().isEmpty()) {
            line("none", INDENT);
        }
        for (Placed placed : reckoning.lines()) {
            TracedRow row = placed.row();
            line(
                    hosts.place(row)
                            + (placed.missing() == null
                                    ? ""
                                    : " (" + placed.missing().words() + "; this is what is stored)"),
                    INDENT);
            // As it stands in the file, so that it can be looked for.
            out.print("    " + LogText.visible(placed.text() == null ? stored(row) : placed.text()) + "\n");
        }
    }

    /** What is stored of a row, in the order of the file's own columns. */
    private static String stored(TracedRow row) {
        return Stream.of(
                        row.type(),
                        row.at() == null ? null : Times.shown(row.at()),
                        row.orig(),
                        row.rcpt(),
                        row.status(),
                        row.reply(),
                        row.sourceIp(),
                        row.vmta(),
                        row.job(),
                        row.envId(),
                        row.pool())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" | "));
    }
}
