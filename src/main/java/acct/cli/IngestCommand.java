package acct.cli;

import acct.IngestRun;
import acct.model.Surroundings;
import acct.render.Format;
import acct.render.Receipts;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acct ingest}: loads what is new. */
@Command(name = "ingest", description = "Load what is new in accounting files, each row exactly once.")
final class IngestCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options;

    @Mixin
    private final LoadLimits limits = new LoadLimits();

    @Mixin
    private final PmtaLogOption pmtaLog = new PmtaLogOption();

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files (plain or gzip), folders, patterns, or - for standard input.")
    private List<String> paths = List.of();

    IngestCommand(Surroundings around) {
        this.options = new CommonOptions(around);
    }

    @Override
    public Integer call() {
        IngestRun run = Loading.run(options, limits, paths);
        if (options.format() == Format.JSON) {
            Receipts.writeJson(options.around().out(), run.files());
        } else {
            Answers.print(options.format(), Receipts.columns(), Receipts.rows(run.files()), options);
        }
        return run.exit().and(pmtaLog.compare(options)).code();
    }
}
