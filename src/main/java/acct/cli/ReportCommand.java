package acct.cli;

import acct.model.Period;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.report.Against;
import acct.report.Judgements;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acct report}: writes the report of a day or a range. */
@Command(name = "report", description = "Write the report of the latest day, of a day, or of a range of days.")
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private final QuestionOptions options;

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Mixin
    private final FailOnOption failOn = new FailOnOption();

    @Option(names = "--day", paramLabel = "DAY", description = "One day; the latest stored without it.")
    private @Nullable TypedDay day;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for reports (else `reports` of the configuration, else ./reports).")
    private @Nullable String out;

    ReportCommand(Surroundings around) {
        this.options = new QuestionOptions(around);
    }

    @Override
    public Integer call() {
        Judgements judgements = options.acct().judgements();
        Period asked = period.of(options, day);
        Period reported = asked.equals(Period.ALL)
                ? Period.of(judgements
                        .latestDay()
                        .orElseThrow(
                                () -> UserException.failed("nothing to report: no row with a readable time is stored")))
                : asked;
        judgements.mustHaveRows(reported);
        Reports.Written written = new Reports(options, out).write(judgements, reported, Against.STORE);
        options.around().out().println(written.page());
        return failOn.judged(written.report().alerts()).code();
    }
}
