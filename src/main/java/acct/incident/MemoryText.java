package acct.incident;

import acct.judge.Coverage;
import acct.judge.JudgedDay;
import acct.judge.JudgedDay.Hearing;
import acct.judge.Trouble;
import acct.model.DayState;
import acct.model.Finding;
import acct.model.RememberedDay;
import acct.model.StoredIncident;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is remembered, as the store keeps it. What another version wrote and cannot be read is as good as forgotten: the day
 * is judged again.
 */
final class MemoryText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultVisibility(checker -> checker.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // A time keeps the clock of its file.
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();

    private static final TypeReference<List<Trouble>> TROUBLES = new TypeReference<>() {};
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private MemoryText() {}

    /** A day, to be kept. */
    static RememberedDay of(JudgedDay judged, DayState rows, boolean isOver) {
        return new RememberedDay(
                rows,
                isOver,
                judged.hearing().name().toLowerCase(Locale.ROOT),
                judged.coverage().cells(),
                judged.coverage().tooFew(),
                judged.coverage().recipients(),
                judged.coverage().recipientsTooFew(),
                judged.troubles().isEmpty() ? null : JSON.writeValueAsString(judged.troubles()),
                null,
                JSON.writeValueAsString(judged.findings()));
    }

    /** A day that was kept, with everything that the rules said; empty if either cannot be read. */
    static Optional<JudgedDay> day(RememberedDay remembered, String findings) {
        return day(remembered)
                .flatMap(day -> read(findings, FINDINGS)
                        .map(all -> new JudgedDay(day.day(), day.hearing(), all, day.troubles(), day.coverage())));
    }

    /** A day that was kept; empty if it cannot be read. */
    static Optional<JudgedDay> day(RememberedDay remembered) {
        return troubles(remembered.body())
                .map(troubles -> new JudgedDay(
                        remembered.rows().day(),
                        Hearing.valueOf(remembered.hearing().toUpperCase(Locale.ROOT)),
                        findings(troubles),
                        troubles,
                        new Coverage(
                                remembered.cells(),
                                remembered.tooFew(),
                                remembered.recipients(),
                                remembered.recipientsTooFew())));
    }

    private static Optional<List<Trouble>> troubles(@Nullable String body) {
        return body == null ? Optional.of(List.of()) : read(body, TROUBLES);
    }

    private static <T> Optional<List<T>> read(String body, TypeReference<List<T>> type) {
        try {
            return Optional.ofNullable(JSON.readValue(body, type));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static List<Finding> findings(List<Trouble> troubles) {
        return Finding.worstFirst(troubles.stream()
                .flatMap(trouble -> trouble.findings().stream())
                .toList());
    }

    /** An incident, to be kept. */
    static StoredIncident of(NamedIncident named) {
        Incident incident = named.incident();
        return new StoredIncident(
                named.id(),
                incident.family().label(),
                incident.severity(),
                incident.subject(),
                incident.opened(),
                incident.last(),
                incident.closed(),
                incident.ending() == null ? null : incident.ending().label(),
                named.takenBy(),
                JSON.writeValueAsString(incident));
    }

    /** An incident that was kept; empty if it cannot be read. */
    static Optional<Incident> incident(String body) {
        try {
            return Optional.ofNullable(JSON.readValue(body, Incident.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
