package acct.aggregate;

import acct.model.DayState;
import acct.model.Period;
import acct.model.Severity;
import acct.model.ToldDay;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
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

    private List<NamedRow> rows(String name, Map<String, ?> values) throws SQLException {
        return NamedRow.of(questions.table(name, Period.ALL, values));
    }

    /** The days whose rows were not reported as they are now, in order. */
    public List<DayState> due() throws SQLException {
        List<DayState> due = new ArrayList<>();
        for (NamedRow row : rows("night/due", Map.of())) {
            due.add(state(LocalDate.parse(row.name("day")), row));
        }
        return due;
    }

    private static DayState state(LocalDate day, NamedRow row) {
        return new DayState(day, row.number("loads"), row.number("stored"), (int) row.number("last_load"));
    }

    /**
     * A day as it is stored.
     *
     * @param isMailed whether a mail has told of it as it is
     */
    public record Standing(DayState state, boolean isMailed) {}

    /** A day as it is stored; it may have no rows at all. */
    public Standing of(LocalDate day) throws SQLException {
        NamedRow row = rows("night/state", Map.of("day", day.toString())).get(0);
        return new Standing(state(day, row), row.number("is_mailed") > 0);
    }

    /** What the last night that had something to tell found, in order of days. */
    public List<ToldDay> lastNight() throws SQLException {
        return told("night/last");
    }

    /** The days that were reported and whose mail did not go out yet, in order. */
    public List<ToldDay> owed() throws SQLException {
        return told("night/owed");
    }

    private List<ToldDay> told(String name) throws SQLException {
        List<ToldDay> told = new ArrayList<>();
        for (NamedRow row : rows(name, Map.of())) {
            String worst = row.text("worst");
            told.add(new ToldDay(
                    state(LocalDate.parse(row.name("day")), row),
                    worst == null ? null : Severity.valueOf(worst.toUpperCase(Locale.ROOT)),
                    row.text("page")));
        }
        return told;
    }
}
