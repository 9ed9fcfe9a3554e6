package acct.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An incident as it is stored.
 *
 * @param id never another one's
 * @param family what can be the same trouble
 * @param severity how bad it is on its last bad day
 * @param subject whom it concerns then
 * @param opened its first bad day
 * @param last its last bad day
 * @param closed when it was closed; null while it is open
 * @param ending how it was closed; null while it is open
 * @param takenBy the incident that it turned out to be a part of; null if it stands for itself
 * @param body all that is known of it
 */
public record StoredIncident(
        String id,
        String family,
        Severity severity,
        Subject subject,
        LocalDate opened,
        LocalDate last,
        @Nullable LocalDate closed,
        @Nullable String ending,
        @Nullable String takenBy,
        String body) {}
