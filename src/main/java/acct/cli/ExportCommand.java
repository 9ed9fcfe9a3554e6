package acct.cli;

import acct.cli.CommonOptions.Group;
import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.Column;
import acct.print.Column.Kind;
import acct.print.Format;
import acct.print.LogText;
import acct.print.Tables;
import acct.sql.Row;
import acct.write.Access;
import acct.write.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
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
    private static final List<Column> COLUMNS = List.of(
            new Column("address", Kind.TEXT),
            new Column("isp", Kind.TEXT),
            new Column("first_at", Kind.TEXT),
            new Column("last_at", Kind.TEXT),
            new Column("refusals", Kind.NUMBER),
            new Column("reply", Kind.TEXT),
            new Column("code", Kind.TEXT),
            new Column("category", Kind.TEXT),
            new Column("rule", Kind.TEXT),
            new Column("source_ip", Kind.TEXT),
            new Column("file", Kind.TEXT),
            new Column("line", Kind.NUMBER));

    @Mixin
    private final CommonOptions options;

    @Parameters(arity = "1", paramLabel = "LIST", description = "suppressions")
    private String list = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write there instead of to standard output; the file appears complete or not at all.")
    private @Nullable String out;

    private long written;

    ExportCommand(Surroundings around) {
        this.options = new CommonOptions(around, Group.CONFIG, Group.STORE, Group.SQL, Group.FORMAT, Group.PERIOD);
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
        try {
            WholeFile.print(options.around().path(name), Access.OWNER, WholeFile.Earlier.REPLACED, this::write);
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED,
                    name + ": cannot be written: " + WholeFile.why(e) + "; nothing was changed there",
                    e);
        }
    }

    private void write(PrintWriter writer) {
        List<String> gone = options.acct().answers().suppressions(options.period(), rows -> write(rows, writer));
        gone.forEach(options::note);
    }

    private void write(Iterator<Row> rows, PrintWriter writer) {
        if (options.format() == Format.TABLE) {
            // For people, and for programs that know addresses only.
            rows.forEachRemaining(row -> {
                written++;
                writer.print(LogText.visible(row.text("address")) + "\n");
            });
            writer.flush();
        } else {
            Iterable<List<@Nullable Object>> all = () -> new Cells(rows, this::cells);
            Tables.print(options.format(), COLUMNS, all, writer);
        }
    }

    private List<@Nullable Object> cells(Row row) {
        written++;
        return Arrays.asList(
                row.text("address"),
                row.textOrNull("isp"),
                row.localOrNull("first_at", "first_utc_offset_seconds"),
                row.localOrNull("last_at", "last_utc_offset_seconds"),
                row.count("refusals"),
                row.textOrNull("reply"),
                row.textOrNull("code"),
                row.text("category"),
                row.text("rule"),
                row.textOrNull("source_ip"),
                row.text("file"),
                row.countOrNull("line"));
    }
}
