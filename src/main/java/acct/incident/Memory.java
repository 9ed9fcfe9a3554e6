package acct.incident;

import acct.model.DayState;
import acct.model.IncidentOrder;
import acct.model.RememberedDay;
import acct.model.ToldNotice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is remembered. */
interface Memory {
    /** The days, in order. */
    List<Day> days();

    /** Every incident that ever had an id. */
    List<Kept> incidents();

    /** What people were told, in order. */
    List<ToldNotice> told();

    /** What operators said, in order. */
    List<IncidentOrder> orders();

    /**
     * A day that has rows, or was judged.
     *
     * @param rows what it is judged from
     * @param isCounted whether it can be judged
     * @param isAsJudged whether it was judged from these rows
     * @param remembered what was said of it; null if it was never judged
     */
    record Day(
            DayState rows,
            boolean isCounted,
            boolean isAsJudged,
            @Nullable RememberedDay remembered) {
        LocalDate day() {
            return rows.day();
        }
    }

    /**
     * An incident as it was written.
     *
     * @param id its id
     * @param takenBy the incident that it turned out to be a part of; null if it stands for itself
     * @param body all that was known of it
     */
    record Kept(String id, @Nullable String takenBy, String body) {
        /** The incident; empty if it cannot be read. */
        Optional<NamedIncident> named() {
            return MemoryText.incident(body).map(incident -> new NamedIncident(id, incident, takenBy));
        }
    }
}
