package acct.cli;

import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acct files}: the ledger. */
@Command(name = "files", description = "Show the ledger: what was loaded of which file, every line accounted for.")
final class FilesCommand implements Callable<Integer> {
    @Mixin
    private final AskedOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Option(names = "--by-file", description = "Fold the loads of a file that has grown into one row.")
    private boolean byFile;

    FilesCommand(Surroundings around) {
        this.options = new AskedOptions(around);
    }

    @Override
    public Integer call() {
        String name = byFile ? "report/files_by_file" : "report/files";
        Table table = options.acct().answers().table(name, period.of(options));
        output.print(options, Answers.ofServers(table, output.format()));
        if (!output.format().forPrograms()) {
            options.around().out().println(totals(table));
            options.around().out().flush();
        }
        return ExitCode.DONE.code();
    }

    private String totals(Table table) {
        int rows = table.rows().size();
        String what = byFile ? rows == 1 ? " file: " : " files: " : rows == 1 ? " load: " : " loads: ";
        return "total of " + rows + what + sum(table, "lines") + " lines = " + sum(table, "headers") + " headers + "
                + sum(table, "blank") + " blank + " + sum(table, "stored") + " stored + " + sum(table, "rejected")
                + " rejected";
    }

    private static long sum(Table table, String column) {
        int place = table.columns().indexOf(column);
        return table.rows().stream()
                .map(row -> row.get(place))
                .mapToLong(value -> value instanceof Number number ? number.longValue() : 0)
                .sum();
    }
}
