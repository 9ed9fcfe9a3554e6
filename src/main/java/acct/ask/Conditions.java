package acct.ask;

import acct.ask.Wanted.Exactly;
import acct.ask.Wanted.Glob;
import acct.ask.Wanted.Network;
import acct.model.LocalSpan;
import acct.model.LocalSpan.Fineness;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Filters as SQL. Names of dimensions come from a closed list; the values compared with are bound. */
final class Conditions {
    private final Map<String, @Nullable Object> values;

    private Conditions(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /**
     * One {@code and} for each filter.
     *
     * @param filters whose networks have become the stored addresses in them
     * @param values gets a parameter for each value
     */
    static String of(List<Filter> filters, Map<String, @Nullable Object> values) {
        Conditions conditions = new Conditions(values);
        return filters.stream()
                .map(filter -> "and (" + conditions.of(filter) + ")")
                .collect(Collectors.joining("\n        "));
    }

    /**
     * One {@code and} for each end of a stretch of time that lies within a day; its days are conditions of the statement.
     *
     * @param values gets a parameter for each of them
     */
    static String of(LocalSpan span, Map<String, @Nullable Object> values) {
        Conditions conditions = new Conditions(values);
        return Stream.of(conditions.end(span.since(), ">="), conditions.end(span.until(), "<"))
                .filter(end -> !end.isEmpty())
                .collect(Collectors.joining("\n        "));
    }

    private String end(@Nullable LocalDateTime moment, String sign) {
        Fineness fineness = LocalSpan.fineness(moment);
        if (moment == null || fineness == Fineness.DAYS) {
            return "";
        }
        // Without the offset: what counts is the file's own clock.
        String text = moment.toString().substring(0, "2026-11-18T22:30".length());
        return fineness == Fineness.HOURS
                ? "and substr(hour, 1, 13) " + sign + " " + bound(text.substring(0, "2026-11-18T22".length()))
                : "and substr(minute, 1, 16) " + sign + " " + bound(text);
    }

    private String of(Filter filter) {
        String value = "cast(" + filter.dimension().label() + " as varchar)";
        List<String> named = new ArrayList<>();
        List<String> alternatives = new ArrayList<>();
        boolean isUnknownWanted = false;
        for (Wanted wanted : filter.wanted()) {
            if (wanted instanceof Exactly exactly && exactly.value() == null) {
                isUnknownWanted = true;
            } else if (wanted instanceof Exactly exactly) {
                named.add(bound(exactly.value()));
            } else if (wanted instanceof Glob glob) {
                alternatives.add(value + " like " + bound(glob.pattern()) + " escape '" + Glob.ESCAPE + "'");
            } else if (wanted instanceof Network network) {
                throw new IllegalArgumentException(network.text() + " is not made of stored addresses");
            }
        }
        if (!named.isEmpty()) {
            alternatives.add(0, value + " in (" + String.join(", ", named) + ")");
        }
        String any = alternatives.isEmpty() ? "1 = 0" : String.join(" or ", alternatives);
        // Of a null the alternatives say null, which is neither true nor, with `not`, true.
        return switch (filter.match()) {
            case IS -> isUnknownWanted ? value + " is null or " + any : any;
            case IS_NOT ->
                isUnknownWanted
                        ? value + " is not null and not (" + any + ")"
                        : value + " is null or not (" + any + ")";
        };
    }

    private String bound(@Nullable String value) {
        String parameter = "where_" + values.size();
        values.put(parameter, value);
        return "cast($" + parameter + " as varchar)";
    }
}
