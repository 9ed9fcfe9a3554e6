package acct.cli;

import acct.model.Finding;
import acct.model.Surroundings;
import acct.print.Sheet;
import acct.print.Sheets;
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
    private final AskedOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Mixin
    private final FailOnOption failOn = new FailOnOption();

    DoctorCommand(Surroundings around) {
        this.options = new AskedOptions(around);
    }

    @Override
    public Integer call() {
        List<Finding> findings = options.acct().judgements().findings(period.of(options));
        Sheet<Finding> sheet = Sheets.FINDINGS;
        if (options.isOfLake()) {
            sheet = Sheets.FINDINGS_OF_SERVERS;
            options.note("files on the disks of hosts, and what PowerMTA deletes there, are not looked at over a lake;"
                    + " `acct doctor` on the host tells");
        }
        output.print(options, sheet.of(findings).readBy(out -> Findings.print(out, findings)));
        return failOn.exit(findings.stream().map(Finding::severity)).code();
    }
}
