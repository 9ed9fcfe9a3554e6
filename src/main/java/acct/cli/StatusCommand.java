package acct.cli;

import acct.Acct;
import acct.cli.CommonOptions.Group;
import acct.model.ExitCode;
import acct.model.Finding;
import acct.model.Period;
import acct.model.Surroundings;
import acct.model.Table;
import acct.print.Format;
import acct.print.JsonRows;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code acct status}: what is stored. */
@Command(name = "status", description = "Show what is stored: files, lines, days, last load; and what is not logged.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options;

    StatusCommand(Surroundings around) {
        this.options = new CommonOptions(around, Group.CONFIG, Group.STORE, Group.SQL, Group.FORMAT);
    }

    @Override
    public Integer call() {
        Acct acct = options.acct();
        Table status = acct.answers().table("report/status", Period.ALL);
        List<Finding> findings = acct.judgements().findings(Period.ALL);
        if (options.format() == Format.JSON) {
            JsonRows.writeStatus(options.around().out(), status, findings);
        } else {
            Answers.print(options, status);
            Findings.note(options, findings);
        }
        return ExitCode.DONE.code();
    }
}
