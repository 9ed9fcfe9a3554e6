package acct.night;

import acct.ask.Questions;
import acct.model.DayState;
import acct.model.Period;
import acct.model.Severity;
import acct.model.ToldDay;
import acct.sql.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which days {@code nightly} has told of, and which are still to be told of. */
public final class ToldDays {
    private final Questions questions;

    /** Those of the store that these questions go to. */
    public ToldDays(Questions questions) {
        this.questions = questions;
    }

    /** The days whose rows were not reported as they are now, in order. */
    public List<DayState> due() {
        return questions.rows("night/due", Period.ALL, Map.of(), row -> state(row.day("day"), row));
    }

    private static DayState state(LocalDate day, Row row) {
        return new DayState(day, row.count("loads"), row.count("stored"), row.count("last_load"));
    }

    /**
     * A day as it is stored.
     *
     * @param isMailed whether mail that tells of it as it is was finished
     */
    public record Standing(DayState state, boolean isMailed) {}

    /** A day as it is stored; it may have no rows at all. */
    public Standing of(LocalDate day) {
        return questions.only(
                "night/state",
                Period.ALL,
                Map.of("day", day),
                row -> new Standing(state(day, row), row.count("is_mailed") > 0));
    }

    /** What the last night that had something to tell found, in order of days. */
    public List<ToldDay> lastNight() {
        return told("night/last");
    }

    private List<ToldDay> told(String name) {
        return questions.rows(name, Period.ALL, Map.of(), row -> {
            String worst = row.textOrNull("worst");
            return new ToldDay(
                    state(row.day("day"), row),
                    worst == null ? null : Severity.valueOf(worst.toUpperCase(Locale.ROOT)),
                    row.textOrNull("page"));
        });
    }
}
