package acct.ask;

import acct.model.Dimension;
import acct.model.Measure;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Of what a line is a part: of all lines with its value of a dimension.
 *
 * @param dimension null for all lines
 */
public record ShareGroup(@Nullable Dimension dimension) {

    /** What people type and read: {@code isp}, {@code total}. */
    public String label() {
        return dimension == null ? "total" : dimension.label();
    }

    /** The lines, each with the sums of its group. */
    List<AnsweredCell> sum(List<AnsweredCell> cells, List<Dimension> by) {
        int place = dimension == null ? -1 : by.indexOf(dimension);
        Map<Optional<String>, Map<Measure, Long>> sums = new HashMap<>();
        for (AnsweredCell cell : cells) {
            Map<Measure, Long> group = sums.computeIfAbsent(name(cell, place), n -> new EnumMap<>(Measure.class));
            for (Measure measure : Measure.values()) {
                Number value = measure.of(cell.counts());
                if (measure.kind() == Measure.Kind.COUNT && value != null) {
                    group.merge(measure, value.longValue(), Long::sum);
                }
            }
        }
        return cells.stream()
                .map(cell -> cell.within(sums.getOrDefault(name(cell, place), Map.of())))
                .toList();
    }

    /** What is unknown is a group too. */
    private static Optional<String> name(AnsweredCell cell, int place) {
        return place < 0 ? Optional.empty() : Optional.ofNullable(cell.key().get(place));
    }
}
