package acct.cli;

import acct.audit.Audits;
import acct.model.Finding;
import acct.model.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code acct audit}: a PowerMTA configuration against what the log shows. */
@Command(
        name = "audit",
        description = "Compare a PowerMTA configuration with what the log shows: mail on the wrong road, addresses that"
                + " are not a virtual MTA’s own, limits that were passed, mail that is not signed; also what is wrong"
                + " with the configuration by itself. Classes of mail come from `classes` of acct.yaml. docs/audit.md"
                + " defines each check. --fail-on critical ends with code 3 on errors.")
final class AuditCommand implements Callable<Integer> {
    @Mixin
    private final QuestionOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Mixin
    private final FailOnOption failOn = new FailOnOption();

    @Mixin
    private final PmtaCommand.MainFile main = new PmtaCommand.MainFile();

    @Mixin
    private final PmtaCommand.Roots roots = new PmtaCommand.Roots();

    AuditCommand(Surroundings around) {
        this.options = new QuestionOptions(around);
    }

    @Override
    public Integer call() {
        Audits.Audited audited =
                options.acct().audits().audit(main.file(options), roots.folders(options), period.of(options));
        String none = "The mail did what this configuration says, and nothing in it is wrong.";
        output.print(options, PmtaCommand.answer(audited.findings(), none).saying(audited.remarks()));
        return failOn.exit(audited.findings().stream().map(Finding::severity)).code();
    }
}
