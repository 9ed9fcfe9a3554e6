package acct.cli;

import acct.deliver.ReportProof;
import acct.model.ExitCode;
import acct.model.Period;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.report.Against;
import acct.report.Judgements;
import java.io.PrintWriter;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acct report}: writes the report of a day or a range. */
@Command(name = "report", description = "Write the report of the latest day, of a day, or of a range of days.")
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private final AskedOptions options;

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Mixin
    private final FailOnOption failOn = new FailOnOption();

    @Option(names = "--day", paramLabel = "DAY", description = "One day; the latest stored without it.")
    private @Nullable TypedDay day;

    @Option(names = "--week", description = "The week, Monday to Sunday, of the latest day or of --day.")
    private boolean week;

    @Option(names = "--month", description = "The month of the latest day or of --day.")
    private boolean month;

    @Option(
            names = "--compare",
            paramLabel = "TIME",
            description = "Compare the days with others: previous for as many just before; yesterday; last-week; or the"
                    + " day on which the others begin. Several days are compared with those before them anyway.")
    private @Nullable TypedEarlier compare;

    @Option(
            names = "--verify",
            paramLabel = "FILE",
            description = "Make the report that FILE lies in once more and say what differs; exit 3 if anything does.")
    private @Nullable String verify;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for reports (else `reports` of the configuration, else ./reports).")
    private @Nullable String out;

    ReportCommand(Surroundings around) {
        this.options = new AskedOptions(around);
    }

    @Override
    public Integer call() {
        Judgements judgements = options.acct().judgements();
        if (verify != null) {
            return verified(judgements, verify).code();
        }
        if (week && month) {
            throw UserException.usage("--week and --month: give one of them");
        }
        if ((week || month) && period.isGiven()) {
            throw UserException.usage((week ? "--week" : "--month") + " stands alone or with --day");
        }
        Period asked = period.of(options, day);
        Period reported = asked.equals(Period.ALL)
                ? Period.of(judgements
                        .latestDay()
                        .orElseThrow(
                                () -> UserException.failed("nothing to report: no row with a readable time is stored")))
                : asked;
        Period whole = whole(judgements, reported);
        judgements.mustHaveRows(whole);
        Reports.Written written = new Reports(options, out).write(judgements, whole, compared(whole), Against.STORE);
        options.around().out().println(written.page());
        return failOn.judged(written.report().alerts()).code();
    }

    private @Nullable Period compared(Period whole) {
        if (compare == null) {
            return null;
        }
        if (whole.length() == 0) {
            throw UserException.usage("--compare needs days with two ends: give --since and --until, or --day");
        }
        return compare.earlier().seenFrom(whole);
    }

    /** The week or month of a day, no longer than to the latest day stored. */
    private Period whole(Judgements judgements, Period reported) {
        LocalDate day = reported.until();
        if (day == null || !(week || month)) {
            return reported;
        }
        LocalDate first = week ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : day.withDayOfMonth(1);
        LocalDate last = week ? first.plusDays(6) : first.with(TemporalAdjusters.lastDayOfMonth());
        LocalDate latest = judgements.latestDay().orElse(last);
        return new Period(first, latest.isBefore(last) && !latest.isBefore(first) ? latest : last);
    }

    private ExitCode verified(Judgements judgements, String file) {
        if (period.isGiven() || day != null || week || month || compare != null) {
            throw UserException.usage("--verify stands alone: FILE says of which days its report is");
        }
        List<String> differing = new ReportProof(options.around().path(file), file).differing(judgements);
        PrintWriter to = options.around().out();
        if (differing.isEmpty()) {
            to.println(file + ": the store gives the same report");
            return ExitCode.DONE;
        }
        differing.forEach(to::println);
        return ExitCode.FINDINGS;
    }
}
