package acct.cli;

import acct.audit.CountedChange;
import acct.audit.CountedChanges;
import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.Answer;
import acct.print.Format;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acct pmta diff}: what changed in a configuration, beside what the log counted. */
@Command(
        name = "diff",
        description = "Show what changed in the PowerMTA configuration on the days from --since to --until, beside what"
                + " was delivered, bounced and deferred before and after; or what differs between two files.",
        footer = {
            "",
            "Each load keeps the configuration that `pmta-config` of acct.yaml names, by content. The numbers are those of",
            "at most seven days on each side of a change; days that may have had both configurations are left out."
        })
final class PmtaDiffCommand implements Callable<Integer> {
    @Mixin
    private final QuestionOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Mixin
    private final PmtaCommand.Roots roots = new PmtaCommand.Roots();

    @Parameters(
            arity = "0..2",
            paramLabel = "FILE",
            description = "Two main files, the older one first; without any, the configurations kept in the store.")
    private List<String> files = List.of();

    PmtaDiffCommand(Surroundings around) {
        this.options = new QuestionOptions(around);
    }

    @Override
    public Integer call() {
        if (!files.isEmpty() && files.size() != 2) {
            throw UserException.usage("give two files, the older one first, or none to compare what the store keeps");
        }
        boolean kept = files.isEmpty();
        if (!kept && period.isGiven()) {
            throw UserException.usage("two files have no days: leave out --since and --until");
        }
        if (kept && roots.areGiven()) {
            throw UserException.usage("--config-root goes with two files; the store keeps configurations complete");
        }
        CountedChanges told = kept
                ? options.acct().audits().changes(period.of(options))
                : roots.configurations(options).diff(files.get(0), files.get(1));
        output.print(
                options,
                ConfigChanges.of(told.changes())
                        .readBy(out -> forPeople(told.changes(), out))
                        .saying(told.remarks()));
        return ExitCode.DONE.code();
    }

    private static void forPeople(List<CountedChange> changes, PrintWriter out) {
        if (changes.isEmpty()) {
            out.println("Nothing changed in the configuration.");
            return;
        }
        ConfigChanges.WHAT.of(changes).print(Format.TABLE, out);
        Answer numbers = ConfigChanges.numbers(changes);
        if (numbers != null) {
            out.println();
            numbers.print(Format.TABLE, out);
        }
    }
}
