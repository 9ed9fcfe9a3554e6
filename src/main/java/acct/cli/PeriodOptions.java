package acct.cli;

import acct.model.Period;
import acct.model.UserException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --since} and {@code --until}: what a command takes that looks at some days only. */
final class PeriodOptions {
    @Option(
            names = "--since",
            paramLabel = "DAY",
            description = "First local day: 2026-11-18, today, yesterday, or 7d for seven days ago.")
    private @Nullable TypedDay since;

    @Option(names = "--until", paramLabel = "DAY", description = "Last local day, included.")
    private @Nullable TypedDay until;

    boolean isGiven() {
        return since != null || until != null;
    }

    /** The period asked for; all that is stored if none was. */
    Period of(ConfigOptions options) {
        return new Period(on(since, options), on(until, options));
    }

    /** One day by {@code --day}, else the period asked for. */
    Period of(ConfigOptions options, @Nullable TypedDay day) {
        if (day == null) {
            return of(options);
        }
        if (isGiven()) {
            throw UserException.usage("--day stands alone: leave out --since and --until");
        }
        return Period.of(day.on(options.today()));
    }

    private static @Nullable LocalDate on(@Nullable TypedDay day, ConfigOptions options) {
        return day == null ? null : day.on(options.today());
    }
}
