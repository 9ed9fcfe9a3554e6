package acct.incident;

import acct.ask.Questions;
import acct.model.DayState;
import acct.model.IncidentOrder;
import acct.model.Period;
import acct.model.RememberedDay;
import acct.model.Severity;
import acct.model.ToldNotice;
import acct.sql.Row;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a store remembers. */
final class StoredMemory implements Memory {
    private final Questions questions;
    private final Period period;

    /**
     * The memory of a store.
     *
     * @param until the last day that counts; null for all
     */
    StoredMemory(Questions questions, @Nullable LocalDate until) {
        this.questions = questions;
        this.period = new Period(null, until);
    }

    /** What a night noted of all that the rules said of a day; empty if none did, or if it is not kept any more. */
    Optional<String> findings(LocalDate day) {
        return questions
                .rows("incident/findings", Period.of(day), Map.of("day", day), row -> row.text("findings"))
                .stream()
                .findFirst();
    }

    @Override
    public List<Day> days() {
        Map<String, @Nullable Object> bounds = new HashMap<>();
        bounds.put("until", period.until());
        // Who wants the findings of a day asks before who goes through all of them.
        return questions.once("incident/days", bounds, StoredMemory::day);
    }

    private static Day day(Row row) {
        DayState rows = new DayState(row.day("day"), row.count("loads"), row.count("stored"), row.count("last_load"));
        String hearing = row.textOrNull("hearing");
        RememberedDay remembered = hearing == null
                ? null
                : new RememberedDay(
                        rows,
                        row.flag("is_over"),
                        hearing,
                        row.count("cells"),
                        row.count("too_few"),
                        row.count("recipients"),
                        row.count("recipients_too_few"),
                        row.textOrNull("body"),
                        row.textOrNull("judged_by"),
                        null);
        return new Day(rows, row.flag("is_counted"), remembered != null && row.flag("is_as_judged"), remembered);
    }

    @Override
    public List<Kept> incidents() {
        return questions.rows(
                "incident/incidents",
                period,
                Map.of(),
                row -> new Kept(row.text("incident_id"), row.textOrNull("taken_by"), row.text("body")));
    }

    @Override
    public List<ToldNotice> told() {
        return questions.rows(
                "incident/notifications",
                period,
                Map.of(),
                row -> new ToldNotice(
                        row.text("incident_id"),
                        row.day("day"),
                        ToldNotice.Kind.of(row.text("kind")),
                        Severity.valueOf(row.text("severity").toUpperCase(Locale.ROOT)),
                        row.numberOrNull("rate"),
                        Math.toIntExact(row.count("cells"))));
    }

    @Override
    public List<IncidentOrder> orders() {
        return questions.rows(
                "incident/orders",
                period,
                Map.of(),
                row -> new IncidentOrder(
                        row.text("incident_id"),
                        IncidentOrder.Kind.of(row.text("kind")),
                        row.day("day"),
                        row.dayOrNull("until_day"),
                        row.textOrNull("note"),
                        row.instant("ordered_at")));
    }
}
