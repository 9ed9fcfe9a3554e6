package acct.incident;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An incident under its id.
 *
 * @param id short, stable, and never another one's
 * @param incident what is known of it
 * @param takenBy the id of the one that it turned out to be a part of; null if it stands for itself
 */
record NamedIncident(String id, Incident incident, @Nullable String takenBy) {
    /** How near the days of two incidents are. */
    enum Nearness {
        SAME_START,
        OVERLAPPING,
        ADJACENT
    }

    /** Whether an incident that was made anew may be this one. */
    boolean isLike(Incident other, Nearness nearness) {
        return isNear(other, nearness) && incident.meets(other);
    }

    private boolean isNear(Incident other, Nearness nearness) {
        return switch (nearness) {
            case SAME_START -> incident.opened().equals(other.opened());
            case OVERLAPPING -> reaches(other, 0);
            case ADJACENT -> reaches(other, 1);
        };
    }

    private boolean reaches(Incident other, int days) {
        LocalDate end = incident.last().plusDays(days);
        LocalDate otherEnd = other.last().plusDays(days);
        return !other.opened().isAfter(end) && !incident.opened().isAfter(otherEnd);
    }

    /** Whether it did not end as a part of something else, or as nothing. */
    boolean standsForItself() {
        return incident.ending() != Incident.Ending.MERGED && incident.ending() != Incident.Ending.WITHDRAWN;
    }
}
