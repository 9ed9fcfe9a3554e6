package acct.cli;

import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.print.Numbers;
import acct.print.Sheet;
import acct.verify.BackedUp;
import acct.write.WholeFile;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acct backup}: a copy of the store that was checked. */
@Command(
        name = "backup",
        description =
                "Copy the store as it is at one moment, and prove the copy by its digests and sums before it takes"
                        + " its place. Loads wait meanwhile, questions do not.")
final class BackupCommand implements Callable<Integer> {
    private static final Sheet<BackedUp> COPY = new Sheet<BackedUp>()
            .number("loads", BackedUp::loads)
            .number("rows", BackedUp::rows)
            .number("bytes", BackedUp::bytes);

    @Mixin
    private final StoreOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Parameters(
            arity = "1",
            paramLabel = "FILE",
            description = "The copy; it appears complete and checked, or not at all.")
    private String file = "";

    @Option(names = "--force", description = "Let the copy take the place of a FILE that is there.")
    private boolean force;

    BackupCommand(Surroundings around) {
        this.options = new StoreOptions(around);
    }

    @Override
    public Integer call() {
        BackedUp made = options.acct()
                .proofs()
                .backup(
                        StoreName.path("FILE", file, options.around()),
                        force ? WholeFile.Earlier.REPLACED : WholeFile.Earlier.KEPT);
        output.print(options, COPY.of(List.of(made)).alone());
        options.note("backed up " + Numbers.count(made.rows(), "row", "rows") + " of "
                + Numbers.count(made.loads(), "load", "loads") + " to " + file + ": "
                + Numbers.count(made.bytes(), "byte", "bytes") + ", checked");
        return ExitCode.DONE.code();
    }
}
