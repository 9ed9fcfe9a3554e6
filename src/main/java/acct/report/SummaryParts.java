package acct.report;

import acct.model.Period;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A summary that was written before, to be compared. */
public final class SummaryParts {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode summary;
    private final Period period;

    private SummaryParts(JsonNode summary, Period period) {
        this.summary = summary;
        this.period = period;
    }

    /** The parts of a {@code summary.json}; empty if it is none. */
    public static Optional<SummaryParts> of(String json) {
        try {
            JsonNode summary = JSON.readTree(json);
            JsonNode days = summary.path("period");
            return days.isObject() && summary.has("version")
                    ? Optional.of(new SummaryParts(summary, new Period(day(days, "since"), day(days, "until"))))
                    : Optional.empty();
        } catch (JacksonException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static @Nullable LocalDate day(JsonNode days, String name) {
        JsonNode day = days.path(name);
        return day.isString() ? LocalDate.parse(day.asString()) : null;
    }

    /** The days of the report. */
    public Period period() {
        return period;
    }

    /** The other days that it is compared with; null if with none. */
    public @Nullable Period compared() {
        JsonNode days = summary.path("compared");
        return days.isObject() ? new Period(day(days, "since"), day(days, "until")) : null;
    }

    /** The names of what is not the same in both, in their order. */
    public List<String> differing(SummaryParts other) {
        Set<String> names = new LinkedHashSet<>(summary.propertyNames());
        names.addAll(other.summary.propertyNames());
        List<String> differing = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(summary.get(name), other.summary.get(name))) {
                differing.add(name);
            }
        }
        return differing;
    }
}
