package acct.incident;

import acct.model.Course;
import acct.model.Finding;
import acct.model.Subject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of troubles up to a day.
 *
 * @param incidents each in its place, the one that opened first before the others; a place is stable only here
 * @param taken the places of those that were merged, and who took them
 * @param sightings which incidents were seen when, in order of days
 */
public record Folded(List<Incident> incidents, Map<Integer, Integer> taken, List<Sighting> sightings) {
    public Folded {
        incidents = List.copyOf(incidents);
        taken = Map.copyOf(taken);
        sightings = List.copyOf(sightings);
    }

    /**
     * An incident on one of its bad days.
     *
     * @param day the day
     * @param place of the incident
     * @param state what became of it on that day
     * @param opened its first day as known then
     * @param firstHour its first bad hour; null if none stands out
     * @param days on how many days it was seen up to then
     * @param said what the rules said of it
     */
    public record Sighting(
            LocalDate day,
            int place,
            Course.State state,
            LocalDate opened,
            @Nullable String firstHour,
            int days,
            List<Said> said) {
        public Sighting {
            said = List.copyOf(said);
        }
    }

    /** Which rule spoke of whom. */
    public record Said(String rule, Subject subject) {
        static Said of(Finding finding) {
            return new Said(finding.rule(), finding.subject());
        }
    }
}
