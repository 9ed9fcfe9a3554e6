package acct.cli;

import acct.model.Period;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.Sheets;
import acct.report.Against;
import acct.report.Judgements;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acct alerts}: what the rules find. */
@Command(
        name = "alerts",
        description = "Show what the reputation rules find, with the numbers behind it.",
        subcommands = AlertsTestCommand.class)
final class AlertsCommand implements Callable<Integer> {
    /** What a terminal has room for. */
    private static final String SHOWN = "day severity rule source_ip isp vmta pool x n rate low high replies action";

    @Mixin
    private final QuestionOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Mixin
    private final FailOnOption failOn = new FailOnOption();

    @Option(names = "--day", paramLabel = "DAY", description = "Only this day (default: the latest day stored).")
    private @Nullable TypedDay day;

    @Option(names = "--all", description = "All stored days.")
    private boolean all;

    AlertsCommand(Surroundings around) {
        this.options = new QuestionOptions(around);
    }

    @Override
    public Integer call() {
        Judgements.Judged judged = judged();
        output.print(options, Sheets.ALERTS.of(judged.alerts()).shown(SHOWN).saying(judged.remarks()));
        return failOn.judged(judged.alerts()).code();
    }

    /** Only without a period is the present time looked at: old days are judged as they were. */
    private Judgements.Judged judged() {
        Judgements judgements = options.acct().judgements();
        if (day != null || period.isGiven()) {
            if (all) {
                throw UserException.usage("--all stands alone: leave out --day, --since and --until");
            }
            return judgements.alerts(period.of(options, day), Against.STORE);
        }
        // A day that is overdue comes after the latest one.
        Period asked = all ? Period.ALL : new Period(judgements.latestDay().orElse(null), null);
        return judgements.alerts(asked, Against.CLOCK);
    }
}
