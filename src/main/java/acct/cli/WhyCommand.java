package acct.cli;

import acct.ask.Figure;
import acct.ask.Filter;
import acct.model.Dimension;
import acct.model.ExitCode;
import acct.model.Measure;
import acct.model.Period;
import acct.model.Surroundings;
import acct.print.Nested;
import acct.print.Sheet;
import acct.print.WrappedText;
import acct.trace.Reckoning;
import acct.trace.Reckoning.Step;
import acct.trace.RowPlaces.Placed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acct why}: how a number came about. */
@Command(
        name = "why",
        description =
                "Tell how a number of `acct query` came about: the rows that came to each filter and those that it"
                        + " let through, the value, five of the rows behind it with file and line as they stand there, and the"
                        + " statement that counted.",
        footer = {
            "",
            "The statement can be run by `acct query --sql`. Of a row whose file is gone or another one by now,",
            "what is stored is shown. With --format json it is one object."
        })
final class WhyCommand implements Callable<Integer> {
    private static final Sheet<Placed> LINES = new Sheet<Placed>()
            .text("file", placed -> placed.row().file())
            .number("line", placed -> placed.row().line())
            .text("text", Placed::text)
            .text(
                    "missing",
                    placed -> placed.missing() == null ? null : placed.missing().words())
            .text("time", placed -> placed.row().at())
            .text("outcome", placed -> placed.row().outcome())
            .text("rcpt", placed -> placed.row().rcpt())
            .key("source_ip", placed -> placed.row().sourceIp())
            .key("isp", placed -> placed.row().isp())
            .text("reply", placed -> placed.row().reply())
            .key("server", placed -> placed.row().server());

    @Mixin
    private final HeardOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Mixin
    private final WhereOptions where = new WhereOptions();

    @Option(names = "--by", paramLabel = "DIM,DIM...", description = "Split as `acct query --by` does.")
    private List<TypedDimensions> by = List.of();

    @Parameters(
            paramLabel = "MEASURE",
            converter = TypedMeasure.class,
            description = "What was counted, such as bounced, deferred_share, bytes or accept_p95.")
    private Figure figure = new Figure.Counted(Measure.DELIVERED);

    WhyCommand(Surroundings around) {
        this.options = new HeardOptions(around);
    }

    @Override
    public Integer call() {
        List<Dimension> dimensions =
                by.stream().flatMap(typed -> typed.all().stream()).distinct().toList();
        List<Filter> filters = where.filters();
        Period days = period.of(options);
        Reckoning reckoning = options.acct().reckonings().of(figure, dimensions, filters, where.unknown(), days);
        String statement = options.counted(figure)
                .map(asked -> CountStatement.of(asked, reckoning.filters(), days))
                .orElse("");
        WrappedText wrapped = WrappedText.on(options.around());
        output.print(
                options,
                sheet(statement)
                        .of(List.of(reckoning))
                        .alone()
                        .readBy(out -> WhyScreen.print(reckoning, statement, options.hosts(), wrapped, out))
                        .saying(output.format().forPrograms() ? List.of() : reckoning.remarks()));
        return ExitCode.DONE.code();
    }

    /** Names and order are a contract. */
    private static Sheet<Reckoning> sheet(String statement) {
        return new Sheet<Reckoning>()
                .text("measure", reckoning -> reckoning.figure().label())
                .number("value", reckoning -> reckoning.figure().of(reckoning.cell()))
                .number("part", reckoning -> WhyScreen.part(reckoning.figure(), reckoning.cell()))
                .number("whole", reckoning -> WhyScreen.whole(reckoning.figure(), reckoning.cell()))
                .text("since", reckoning -> reckoning.period().since())
                .text("until", reckoning -> reckoning.period().until())
                .text("steps", reckoning -> steps(reckoning))
                .text("split", reckoning -> split(reckoning))
                .text("lines", reckoning -> new Nested(reckoning.lines().size(), LINES.objects(reckoning.lines())))
                .text("remarks", reckoning -> new Nested(reckoning.remarks().size(), reckoning.remarks()))
                .text("statement", reckoning -> statement);
    }

    private static Nested steps(Reckoning reckoning) {
        return new Nested(
                reckoning.steps().size(),
                reckoning.steps().stream()
                        .map(step -> step(step, reckoning.figure()))
                        .toList());
    }

    private static Map<String, @Nullable Object> step(Step step, Figure figure) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("filter", step.what());
        object.put("rows_in", step.rowsIn());
        object.put("rows_out", step.rowsIn() - step.rows());
        object.put("rows", step.rows());
        object.put(figure.label(), figure.of(step.cell()));
        return object;
    }

    private static Nested split(Reckoning reckoning) {
        List<CountColumn> columns = WhyScreen.columns(reckoning);
        return new Nested(
                reckoning.split().size(),
                reckoning.split().stream()
                        .map(line -> Sheet.object(
                                columns.stream().map(CountColumn::column).toList(), CountColumn.cells(columns, line)))
                        .toList());
    }
}
