package acct.cli;

import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.Answer;
import acct.print.LogText;
import acct.print.Sheet;
import acct.sql.Row;
import acct.write.Access;
import acct.write.Irreplaceable;
import acct.write.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acct export}: lists for other programs. */
@Command(
        name = "export",
        description = "Write a list for other programs. suppressions: the addresses that are dead, one a line;"
                + " --format csv, json or jsonl add why.")
final class ExportCommand implements Callable<Integer> {
    private static final String SUPPRESSIONS = "suppressions";

    /** As {@code sql/report/suppressions.sql} gives them. */
    private static final Sheet<Row> SHEET = new Sheet<Row>()
            .text("address", row -> row.text("address"))
            .text("isp", row -> row.textOrNull("isp"))
            .text("first_at", row -> row.localOrNull("first_at", "first_utc_offset_seconds"))
            .text("last_at", row -> row.localOrNull("last_at", "last_utc_offset_seconds"))
            .number("refusals", row -> row.count("refusals"))
            .text("reply", row -> row.textOrNull("reply"))
            .text("code", row -> row.textOrNull("code"))
            .text("category", row -> row.text("category"))
            .text("rule", row -> row.text("rule"))
            .text("source_ip", row -> row.textOrNull("source_ip"))
            .text("file", row -> row.text("file"))
            .number("line", row -> row.countOrNull("line"));

    @Mixin
    private final QuestionOptions options;

    @Mixin
    private final FormatOption output = new FormatOption();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Parameters(arity = "1", paramLabel = "LIST", description = "suppressions")
    private String list = "";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write there instead of to standard output; the file appears complete or not at all.")
    private @Nullable String out;

    private long written;

    ExportCommand(Surroundings around) {
        this.options = new QuestionOptions(around);
    }

    @Override
    public Integer call() {
        if (!list.equals(SUPPRESSIONS)) {
            throw UserException.usage("export " + list + ": no such list; there is " + SUPPRESSIONS);
        }
        if (out == null) {
            write(options.around().out());
        } else {
            write(out);
        }
        if (!options.around().out().checkError()) {
            options.note("wrote " + written + (written == 1 ? " address" : " addresses"));
        }
        return ExitCode.DONE.code();
    }

    /** What reads the list must not find half of it, nor none while it is made. */
    private void write(String name) {
        Path path = options.around().path(name);
        try {
            Irreplaceable.mustNotBe(path);
            WholeFile.print(path, Access.OWNER, WholeFile.Earlier.REPLACED, this::write);
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED,
                    name + ": cannot be written: " + WholeFile.why(e) + "; nothing was changed there",
                    e);
        }
    }

    private void write(PrintWriter writer) {
        List<String> gone = options.acct().answers().suppressions(period.of(options), rows -> write(rows, writer));
        gone.forEach(options::note);
    }

    /** People get addresses alone, and so do programs that know nothing else. */
    private void write(Iterator<Row> rows, PrintWriter writer) {
        new Answer(SHEET.columns(), Answer.cells(rows, this::cells))
                .readBy(out -> rows.forEachRemaining(row -> {
                    written++;
                    out.print(LogText.visible(row.text("address")) + "\n");
                }))
                .print(output.text(), writer);
    }

    private List<@Nullable Object> cells(Row row) {
        written++;
        return SHEET.row(row);
    }
}
