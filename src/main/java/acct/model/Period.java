package acct.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A range of local days, both ends included; an open end is null.
 *
 * @param since first day
 * @param until last day
 */
public record Period(@Nullable LocalDate since, @Nullable LocalDate until) {

    /** Everything stored, rows without a readable time among it. */
    public static final Period ALL = new Period(null, null);

    /** The years that files and SQL write with four digits. */
    private static final LocalDate FIRST_IN_SQL = LocalDate.of(1, 1, 1);

    private static final LocalDate LAST_IN_SQL = LocalDate.of(9999, 12, 31);

    public Period {
        if (since != null && until != null && since.isAfter(until)) {
            throw UserException.usage("--since " + since + " is after --until " + until);
        }
    }

    /** One day. */
    public static Period of(LocalDate day) {
        return new Period(day, day);
    }

    /** Whether a day lies in it. */
    public boolean holds(LocalDate day) {
        return (since == null || !day.isBefore(since)) && (until == null || !day.isAfter(until));
    }

    /** How many days it has; 0 if an end is open. */
    public long length() {
        return since == null || until == null ? 0 : ChronoUnit.DAYS.between(since, until) + 1;
    }

    /** As many days just before it; null if an end is open. */
    public @Nullable Period previous() {
        return since == null || until == null ? null : new Period(since.minusDays(length()), since.minusDays(1));
    }

    /** How people write it: {@code 2026-11-18}, {@code 2026-11-16 to 2026-11-18}, {@code since …}, {@code all days}. */
    public String label() {
        if (since == null) {
            return until == null ? "all days" : "until " + until;
        }
        if (until == null) {
            return "since " + since;
        }
        return since.equals(until) ? since.toString() : since + " to " + until;
    }

    /** Its first day as SQL takes it; no row is of an earlier day. Null if open. */
    public @Nullable LocalDate sinceInSql() {
        return inSql(since);
    }

    /** Its last day as SQL takes it, such as of the day after 9999-12-31. Null if open. */
    public @Nullable LocalDate untilInSql() {
        return inSql(until);
    }

    private static @Nullable LocalDate inSql(@Nullable LocalDate day) {
        if (day == null) {
            return null;
        }
        LocalDate notBefore = day.isBefore(FIRST_IN_SQL) ? FIRST_IN_SQL : day;
        return notBefore.isAfter(LAST_IN_SQL) ? LAST_IN_SQL : notBefore;
    }
}
