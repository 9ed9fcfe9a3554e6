package acct.cli;

import acct.model.Period;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.Sheets;
import acct.print.WrappedText;
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
        description =
                "Show what the reputation rules find, the worst first, with the numbers behind it: whom it concerns,"
                        + " since when and from which hour, because of which replies, and what to do.",
        subcommands = AlertsTestCommand.class)
final class AlertsCommand implements Callable<Integer> {
    private static final int MOST_FOR_PEOPLE = 20;

    @Mixin
    private final AskedOptions options;

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

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "On a screen at most so many findings; 0 for all, those of severity info among them"
                    + " (default: 20, and with --all of any severity). Programs get all.")
    private @Nullable Integer limit;

    AlertsCommand(Surroundings around) {
        this.options = new AskedOptions(around);
    }

    @Override
    public Integer call() {
        if (limit != null && limit < 0) {
            throw UserException.usage("--limit " + limit + ": give 0 or more");
        }
        Judgements judgements = options.acct().judgements();
        Period asked = asked(judgements);
        Judgements.Judged judged = judgements.alerts(asked, isOfThePast() ? Against.STORE : Against.CLOCK);
        WrappedText wrapped = WrappedText.on(options.around());
        output.print(
                options,
                Sheets.ALERTS
                        .of(judged.alerts())
                        .readBy(out -> AlertsScreen.print(judged, label(asked, judged), extent(), wrapped, out))
                        .saying(judged.remarks()));
        return failOn.judged(judged.alerts()).code();
    }

    /** The latest day, unless something is said of a later one. */
    private static String label(Period asked, Judgements.Judged judged) {
        boolean isOneDay = asked.since() != null
                && judged.alerts().stream().allMatch(alert -> alert.day().equals(asked.since()));
        return isOneDay && asked.until() == null ? String.valueOf(asked.since()) : asked.label();
    }

    private AlertsScreen.Extent extent() {
        boolean areInfosWanted = all || (limit != null && limit == 0);
        return new AlertsScreen.Extent(
                limit == null ? MOST_FOR_PEOPLE : limit,
                areInfosWanted ? AlertsScreen.Infos.SHOWN : AlertsScreen.Infos.COUNTED);
    }

    /** Only without a period is the present time looked at: old days are judged as they were. */
    private boolean isOfThePast() {
        return day != null || period.isGiven();
    }

    private Period asked(Judgements judgements) {
        if (isOfThePast()) {
            if (all) {
                throw UserException.usage("--all stands alone: leave out --day, --since and --until");
            }
            return period.of(options, day);
        }
        // A day that is overdue comes after the latest one.
        return all ? Period.ALL : new Period(judgements.latestDay().orElse(null), null);
    }
}
