package acct.cli;

import acct.cli.CommonOptions.Group;
import acct.load.Reclassification;
import acct.load.Reclassified;
import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.print.Format;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code acct reclassify}: applies the rules of today to all that is stored. */
@Command(
        name = "reclassify",
        description = "Judge all stored replies by the rules of today, as if everything were loaded again. Loading does"
                + " so by itself.")
final class ReclassifyCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options;

    ReclassifyCommand(Surroundings around) {
        this.options = new CommonOptions(around, Group.CONFIG, Group.STORE, Group.FORMAT);
    }

    @Override
    public Integer call() {
        Reclassified done = options.acct().loads().reclassify();
        if (options.format() == Format.JSON) {
            Reclassification.writeJson(options.around().out(), done);
        } else {
            Answers.print(options.format(), Reclassification.columns(), List.of(Reclassification.row(done)), options);
        }
        options.note(Reclassification.sentence(done));
        return ExitCode.DONE.code();
    }
}
