package acct.cli;

import acct.load.Reclassification;
import acct.load.Reclassified;
import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.print.Sheet;
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
    private static final Sheet<Reclassified> RECEIPT = new Sheet<Reclassified>()
            .number("replies", Reclassified::replies)
            .number("changed", Reclassified::changed)
            .number("loads", Reclassified::loads);

    @Mixin
    private final StoreOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ReclassifyCommand(Surroundings around) {
        this.options = new StoreOptions(around);
    }

    @Override
    public Integer call() {
        Reclassified done;
        try (Elapsed elapsed = Elapsed.of(options, "judging stored replies anew")) {
            elapsed.say("judging stored replies anew");
            done = options.acct().loads().reclassify();
        }
        output.print(options, RECEIPT.of(List.of(done)).alone().saying(List.of(Reclassification.sentence(done))));
        return ExitCode.DONE.code();
    }
}
