package acct.cli;

import acct.model.LocalSpan;
import acct.model.Period;
import acct.model.UserException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --since} and {@code --until} of a command that can also look at a part of a day. */
final class SpanOptions {
    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "First local day: 2026-11-18, today, yesterday, or 7d for seven days ago; or a time by the"
                    + " files' own clock: '2026-11-18 22:00', 22:00 of today, 2h or 30m for so long ago.")
    private @Nullable TypedMoment since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Last local day, included; or the time at which to stop.")
    private @Nullable TypedMoment until;

    boolean isGiven() {
        return since != null || until != null;
    }

    /** The time asked for; all that is stored if none was. */
    LocalSpan span(ConfigOptions options) {
        LocalDateTime now = options.now();
        if ((since == null || since.isDay()) && (until == null || until.isDay())) {
            return LocalSpan.of(new Period(day(since, now), day(until, now)));
        }
        return new LocalSpan(since == null ? null : since.begin(now), until == null ? null : until.end(now));
    }

    /** The same with two ends, to be compared with another time: up to now if no end was given; all if neither was. */
    LocalSpan bounded(ConfigOptions options) {
        if (since == null && until != null) {
            throw UserException.usage("--compare needs --since, or neither --since nor --until");
        }
        LocalSpan span = span(options);
        LocalDateTime now = options.now().truncatedTo(ChronoUnit.MINUTES);
        return since == null || until != null ? span : new LocalSpan(span.since(), now);
    }

    /** The days asked for, of a question that knows nothing finer. */
    Period days(ConfigOptions options) {
        refuseTimes("--since", since);
        refuseTimes("--until", until);
        return span(options).days();
    }

    private static @Nullable LocalDate day(@Nullable TypedMoment moment, LocalDateTime now) {
        return moment == null ? null : moment.begin(now).toLocalDate();
    }

    private static void refuseTimes(String option, @Nullable TypedMoment moment) {
        if (moment != null && !moment.isDay()) {
            throw UserException.usage(option + " " + moment.text()
                    + ": this question takes whole days; write a day such as 2026-11-18, today, yesterday or 7d");
        }
    }
}
