package acct.cli;

import acct.backtest.BackTest;
import acct.backtest.BackTestRows;
import acct.backtest.PastIncident;
import acct.backtest.PastIncidentFile;
import acct.config.TriedLimits;
import acct.judge.Limits;
import acct.judge.Rules;
import acct.model.ExitCode;
import acct.model.Period;
import acct.model.Surroundings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code acct alerts test}: what the rules would have said. */
@Command(
        name = "test",
        description =
                "Replay the rules over the stored days, night by night: how many alerts a week, what they found, and"
                        + " what other limits would raise. Nothing is written.",
        footer = {
            "",
            "Each night sees the rows of days up to it, as a night of `acct nightly` does. docs/operations.md tells",
            "how to read the answer."
        })
final class AlertsTestCommand implements Callable<Integer> {
    @Mixin
    private final QuestionOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Option(
            names = "--incidents",
            paramLabel = "FILE",
            description = "Incidents that you know of, as CSV with a header: opened, and if you like closed, source_ip,"
                    + " isp, metric. Says which were found, and when.")
    private @Nullable String incidents;

    @Option(
            names = "--set",
            paramLabel = "RULE.KEY=VALUE",
            description =
                    "Another limit to try, such as hard-bounce.warning=0.03; may be given again. Rules and keys are"
                            + " those of `alerts:` in acct.yaml.")
    private List<String> set = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    AlertsTestCommand(Surroundings around) {
        this.options = new QuestionOptions(around);
    }

    @Override
    public Integer call() {
        IncidentsCommand.refuseOptionsBefore(spec);
        Map<String, Limits> tried = set.isEmpty() ? null : TriedLimits.read(set);
        Map<String, Limits> other =
                tried == null ? null : TriedLimits.over(options.config().alerts(), tried);
        if (other != null) {
            // A warning above its critical limit is refused before anything is opened.
            Rules.with(other);
        }
        Period asked = period.of(options);
        BackTest.Result result = options.acct().backTest().run(new BackTest.Asked(asked, other, past()), this::draw);
        if (options.showsProgress()) {
            options.status().end();
        }
        output.print(options, BackTestRows.answer(result, tried).readBy(out -> BackTestScreen.print(result, out)));
        return ExitCode.DONE.code();
    }

    private @Nullable List<PastIncident> past() {
        return incidents == null ? null : PastIncidentFile.read(options.around().path(incidents), incidents);
    }

    private void draw(int night, int of, LocalDate day) {
        if (options.showsProgress()) {
            options.status().draw("night " + night + " of " + of + "  " + day);
        }
    }
}
