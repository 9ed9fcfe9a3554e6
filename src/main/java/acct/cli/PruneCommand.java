package acct.cli;

import acct.config.Config;
import acct.load.OpenedStore;
import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.Format;
import acct.print.Numbers;
import acct.print.Sheet;
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
    private static final Sheet<Pruned> RECEIPT = new Sheet<Pruned>()
            .text("attempts_before", pruned -> pruned.cutoffs().attemptsBefore())
            .text("hourly_before", pruned -> pruned.cutoffs().hourlyBefore())
            .number("rows", Pruned::rows)
            .number("hours", Pruned::hours)
            .number("bytes_before", Pruned::bytesBefore)
            .number("bytes_after", Pruned::bytesAfter);

    @Mixin
    private final StoreOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(
            names = "--attempts",
            paramLabel = "DAYS",
            converter = TypedDay.Count.class,
            description = "Keep single rows of so many days before today, such as 30d (else `retention.attempts` of"
                    + " the configuration).")
    private @Nullable Integer attempts;

    @Option(
            names = "--hourly",
            paramLabel = "DAYS",
            converter = TypedDay.Count.class,
            description = "Keep counts by hour and by job so long, such as 800d (else `retention.hourly`, else for"
                    + " ever).")
    private @Nullable Integer hourly;

    @Option(names = "--dry-run", description = "Only say what would go.")
    private boolean dryRun;

    PruneCommand(Surroundings around) {
        this.options = new StoreOptions(around);
    }

    @Override
    public Integer call() {
        Cutoffs cutoffs = cutoffs(options.config().retention());
        OpenedStore store = options.acct().store();
        Pruned pruned = dryRun ? store.prunable(cutoffs) : store.prune(cutoffs);
        output.print(options, RECEIPT.of(List.of(pruned)).alone());
        if (output.format() != Format.JSON) {
            options.note(sentence(pruned));
        }
        String trouble = pruned.trouble();
        if (trouble != null) {
            options.around().err().println("acct: pruned, but the file could not be made smaller: " + trouble);
            return ExitCode.FAILED.code();
        }
        return ExitCode.DONE.code();
    }

    private Cutoffs cutoffs(Config.Retention configured) {
        Integer rows = attempts == null ? configured.attempts() : attempts;
        Integer hours = hourly == null ? configured.hourly() : hourly;
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

    private static String sentence(Pruned pruned) {
        String what = Numbers.count(pruned.rows(), "row", "rows") + " of "
                + Numbers.count(pruned.days(), "day", "days") + " before "
                + pruned.cutoffs().attemptsBefore();
        Long after = pruned.bytesAfter();
        if (after == null) {
            return what + " would go; nothing was done";
        }
        return what + " went; the file has " + megabytes(after) + ", it had " + megabytes(pruned.bytesBefore());
    }

    private static String megabytes(long bytes) {
        return Numbers.count((bytes + 500_000) / 1_000_000) + " MB";
    }
}
