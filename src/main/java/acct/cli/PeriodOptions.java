package acct.cli;

import acct.model.Period;
import acct.model.UserException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --since} and {@code --until}: what a command takes that looks at some days only. */
final class PeriodOptions {
    private final ConfigOptions options;

    @Option(
            names = "--since",
            paramLabel = "DAY",
            converter = TypedDay.Reader.class,
            description = "First local day: 2026-11-18, today, yesterday, or 7d for seven days ago.")
    private @Nullable TypedDay since;

    @Option(
            names = "--until",
            paramLabel = "DAY",
            converter = TypedDay.Reader.class,
            description = "Last local day, included.")
    private @Nullable TypedDay until;

    PeriodOptions(ConfigOptions options) {
        this.options = options;
    }

    boolean isGiven() {
        return since != null || until != null;
    }

    /** The period asked for; all that is stored if none was. */
    Period period() {
        return new Period(on(since), on(until));
    }

    /** One day by {@code --day}, else {@link #period()}. */
    Period period(@Nullable TypedDay day) {
        if (day == null) {
            return period();
        }
        if (isGiven()) {
            throw UserException.usage("--day stands alone: leave out --since and --until");
        }
        LocalDate only = day.on(options.today());
        return new Period(only, only);
    }

    private @Nullable LocalDate on(@Nullable TypedDay day) {
        return day == null ? null : day.on(options.today());
    }
}
