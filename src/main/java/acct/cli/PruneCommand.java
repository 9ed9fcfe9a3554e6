package acct.cli;

import acct.cli.CommonOptions.Group;
import acct.config.Config;
import acct.load.OpenedStore;
import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.Format;
import acct.store.Cutoffs;
import acct.store.Pruned;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acct prune}: takes old days out of the store. */
@Command(
        name = "prune",
        description = "Take old days out of the store: single rows first, counts by hour later. What was loaded stays"
                + " known, so that nothing is loaded twice.")
final class PruneCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options;

    @Option(
            names = "--attempts",
            paramLabel = "DAYS",
            description = "Keep single rows of so many days before today, such as 30d (else `retention.attempts` of"
                    + " the configuration).")
    private @Nullable String attempts;

    @Option(
            names = "--hourly",
            paramLabel = "DAYS",
            description = "Keep counts by hour and by job so long, such as 800d (else `retention.hourly`, else for"
                    + " ever).")
    private @Nullable String hourly;

    @Option(names = "--dry-run", description = "Only say what would go.")
    private boolean dryRun;

    PruneCommand(Surroundings around) {
        this.options = new CommonOptions(around, Group.CONFIG, Group.STORE, Group.FORMAT);
    }

    @Override
    public Integer call() {
        Cutoffs cutoffs = cutoffs(options.config().retention());
        OpenedStore store = options.acct().store();
        Pruned pruned = dryRun ? store.prunable(cutoffs) : store.prune(cutoffs);
        print(pruned);
        String trouble = pruned.trouble();
        if (trouble != null) {
            options.around().err().println("acct: pruned, but the file could not be made smaller: " + trouble);
            return ExitCode.FAILED.code();
        }
        return ExitCode.DONE.code();
    }

    private Cutoffs cutoffs(Config.Retention configured) {
        Integer rows = attempts == null ? configured.attempts() : Integer.valueOf(Spans.days("--attempts", attempts));
        Integer hours = hourly == null ? configured.hourly() : Integer.valueOf(Spans.days("--hourly", hourly));
        if (rows == null) {
            throw UserException.usage("nothing to prune: give --attempts DAYS, such as --attempts 30d, or set"
                    + " `retention` in acct.yaml");
        }
        if (hours != null && hours < rows) {
            throw UserException.usage("hours must be kept at least as long as rows: hourly " + hours
                    + "d is less than attempts " + rows + "d");
        }
        return new Cutoffs(
                options.today().minusDays(rows),
                hours == null ? null : options.today().minusDays(hours));
    }

    private void print(Pruned pruned) {
        if (options.format() == Format.JSON) {
            PruneReceipt.writeJson(options.around().out(), pruned);
            return;
        }
        Answers.print(options.format(), PruneReceipt.columns(), List.of(PruneReceipt.row(pruned)), options);
        options.note(PruneReceipt.sentence(pruned));
    }
}
