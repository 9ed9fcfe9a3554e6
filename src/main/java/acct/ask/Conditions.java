package acct.ask;

import acct.model.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Filters as SQL. Names of dimensions come from a closed list; the values compared with are bound. */
final class Conditions {
    private Conditions() {}

    /**
     * One {@code and} for each dimension; its values are alternatives.
     *
     * @param values gets a parameter for each filter
     */
    static String of(List<Filter> filters, Map<String, @Nullable Object> values) {
        Map<Dimension, List<String>> alternatives = new LinkedHashMap<>();
        for (Filter filter : filters) {
            String parameter = "where_" + values.size();
            values.put(parameter, filter.value());
            alternatives
                    .computeIfAbsent(filter.dimension(), d -> new ArrayList<>())
                    .add("cast(" + filter.dimension().label() + " as varchar) is not distinct from cast($" + parameter
                            + " as varchar)");
        }
        return alternatives.values().stream()
                .map(any -> "and (" + String.join(" or ", any) + ")")
                .collect(Collectors.joining("\n        "));
    }
}
