package acct.cli;

import acct.Acct;
import acct.model.ExitCode;
import acct.model.Period;
import acct.model.Surroundings;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code acct status}: what is stored. */
@Command(name = "status", description = "Show what is stored: files, lines, days, last load; and what is not logged.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options;

    StatusCommand(Surroundings around) {
        this.options = new CommonOptions(around);
    }

    @Override
    public Integer call() {
        Acct acct = options.acct();
        Answers.print(options, acct.table("report/status", Period.ALL, Map.of()));
        Findings.note(options, acct.findings(Period.ALL));
        return ExitCode.DONE.code();
    }
}
