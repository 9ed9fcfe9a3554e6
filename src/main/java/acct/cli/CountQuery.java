package acct.cli;

import acct.ask.AnsweredCell;
import acct.ask.CountRequest;
import acct.ask.Counting;
import acct.ask.Earlier;
import acct.ask.Figure;
import acct.ask.Figures;
import acct.ask.Having;
import acct.model.Dimension;
import acct.model.SideMeasure;
import acct.print.Answer;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks for counts and prints the lines that are wanted. */
final class CountQuery {
    /** So many columns that were left out are named; there are as many measures. */
    private static final int MOST_NAMED = 13;

    private final CountOptions asked;
    private final LimitOption limit;
    private final OutputOptions output;
    private final QuestionOptions options;

    CountQuery(CountOptions asked, LimitOption limit, OutputOptions output, QuestionOptions options) {
        this.asked = asked;
        this.limit = limit;
        this.output = output;
        this.options = options;
    }

    void print(SpanOptions period) {
        int most = limit.most(output.format());
        List<Dimension> dimensions = asked.dimensions();
        Figures figures = asked.figures();
        Having having = asked.having();
        LineOrder order = asked.columns().order(dimensions, figures);
        List<CountColumn> columns = asked.columns().columns(dimensions, figures);
        Set<SideMeasure> side = side(having, order, columns);
        Earlier earlier = asked.compare().earlier(dimensions);
        // In order of time, or of a share, the first rows are known when all are.
        boolean isCut = order == null
                && having.isEmpty()
                && side.isEmpty()
                && earlier == null
                && figures.shareOf() == null
                && most > 0
                && Collections.disjoint(dimensions, Dimension.TIMES);
        Counting.Counted counted = options.acct()
                .counting()
                .counts(new CountRequest(
                        dimensions,
                        asked.where().filters(),
                        asked.where().unknown(),
                        earlier == null ? period.span(options) : period.bounded(options),
                        options.now().truncatedTo(ChronoUnit.MINUTES),
                        side,
                        earlier,
                        figures.shareOf(),
                        isCut ? most : null));
        List<AnsweredCell> wanted =
                counted.cells().stream().filter(having::holds).toList();
        List<AnsweredCell> lines = limited(order == null ? wanted : order.sorted(wanted), most);
        Answer answer = new Answer(
                        columns.stream().map(CountColumn::column).toList(),
                        lines.stream()
                                .map(line -> CountColumn.cells(columns, line))
                                .toList())
                .saying(counted.remarks());
        List<String> leftOut = new ArrayList<>();
        CountScreen screen = new CountScreen(options.around(), asked.columns().colours());
        Set<Figure> kept = asked.columns().isChosen() ? null : named(having, order);
        output.print(
                options,
                screen.isThere()
                        ? answer.readBy(out -> leftOut.addAll(screen.print(out, columns, lines, kept)))
                        : answer);
        if (!leftOut.isEmpty()) {
            List<String> named = leftOut.subList(0, Math.min(MOST_NAMED, leftOut.size()));
            String more = leftOut.size() > MOST_NAMED ? " and " + (leftOut.size() - MOST_NAMED) + " more" : "";
            options.note("left out: " + String.join(", ", named) + more + "; --wide shows all");
        }
    }

    /** What the operator looks at must stand there. */
    private static Set<Figure> named(Having having, @Nullable LineOrder order) {
        Stream<Figure> sorted = Stream.ofNullable(order).flatMap(o -> Stream.ofNullable(o.by().figure()));
        return Stream.concat(having.figures(), sorted).collect(Collectors.toSet());
    }

    private static Set<SideMeasure> side(Having having, @Nullable LineOrder order, List<CountColumn> columns) {
        Stream<CountColumn> named =
                Stream.concat(columns.stream(), Stream.ofNullable(order).map(LineOrder::by));
        return Figures.side(
                Stream.concat(having.figures(), named.flatMap(column -> Stream.ofNullable(column.figure()))));
    }

    private List<AnsweredCell> limited(List<AnsweredCell> lines, int most) {
        if (most == 0 || lines.size() <= most) {
            return lines;
        }
        if (!limit.isGiven()) {
            long more = lines.subList(most, lines.size()).stream()
                    .mapToLong(line -> Math.max(1, line.leftOut()))
                    .sum();
            options.note(more + " more rows; --limit 0 shows all");
        }
        return lines.subList(0, most);
    }
}
