package acct.cli;

import acct.cli.CommonOptions.Group;
import acct.model.Finding;
import acct.model.Surroundings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code acct doctor}: what the stored files cannot support, and the holes in them. */
@Command(
        name = "doctor",
        description =
                "Show which numbers the stored files cannot support and why, what is missing between them, and what"
                        + " to change in PowerMTA's configuration.")
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options;

    DoctorCommand(Surroundings around) {
        this.options = new CommonOptions(
                around, Group.CONFIG, Group.STORE, Group.SQL, Group.FORMAT, Group.PERIOD, Group.FAIL_ON);
    }

    @Override
    public Integer call() {
        List<Finding> findings = options.acct().judgements().findings(options.period());
        Findings.print(options, findings);
        return options.exit(findings.stream().map(Finding::severity)).code();
    }
}
