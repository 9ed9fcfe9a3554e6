package acct.ask;

import acct.model.LocalSpan;
import acct.model.Period;
import acct.model.UserException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which other time of the same length something is compared with.
 *
 * @param kind how it is told
 * @param begin on which day it begins; null unless a day is told
 */
public record Earlier(Kind kind, @Nullable LocalDate begin) {

    /** How the other time is told. */
    public enum Kind {
        /** The one just before. */
        PREVIOUS,
        /** A day earlier. */
        YESTERDAY,
        /** Seven days earlier. */
        LAST_WEEK,
        /** From a day on. */
        DAY
    }

    /** The other days, seen from days with two ends. */
    public Period seenFrom(Period days) {
        LocalDate since = Objects.requireNonNull(days.since());
        long earlier = switch (kind) {
            case PREVIOUS -> days.length();
            case YESTERDAY -> 1;
            case LAST_WEEK -> 7;
            case DAY -> ChronoUnit.DAYS.between(Objects.requireNonNull(begin), since);
        };
        if (earlier == 0) {
            throw UserException.usage("--compare " + begin + ": that is what it is compared with");
        }
        return new Period(
                since.minusDays(earlier), Objects.requireNonNull(days.until()).minusDays(earlier));
    }

    /** The other time, seen from a time with two ends. */
    LocalSpan seenFrom(LocalSpan span) {
        LocalDateTime since = Objects.requireNonNull(span.since());
        return span.earlier(
                switch (kind) {
                    case PREVIOUS -> Objects.requireNonNull(span.length());
                    case YESTERDAY -> Duration.ofDays(1);
                    case LAST_WEEK -> Duration.ofDays(7);
                    case DAY -> since(since, Objects.requireNonNull(begin));
                });
    }

    private static Duration since(LocalDateTime since, LocalDate begin) {
        Duration earlier = Duration.between(begin.atTime(since.toLocalTime()), since);
        if (earlier.isZero()) {
            throw UserException.usage("--compare " + begin + ": that is what it is compared with");
        }
        return earlier;
    }
}
