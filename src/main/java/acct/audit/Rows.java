package acct.audit;

import acct.model.SeenRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows that belong into one finding.
 *
 * @param parts what they are made of, at least one
 */
record Rows<T extends Counted>(List<T> parts) {
    Rows {
        parts = List.copyOf(parts);
    }

    /** Rows by what they have in common, in the order in which it is first met. */
    static <K, T extends Counted> Map<K, Rows<T>> by(Iterable<T> all, Function<T, K> key) {
        Map<K, List<T>> lists = new LinkedHashMap<>();
        for (T part : all) {
            lists.computeIfAbsent(key.apply(part), k -> new ArrayList<>()).add(part);
        }
        Map<K, Rows<T>> grouped = new LinkedHashMap<>();
        lists.forEach((common, parts) -> grouped.put(common, new Rows<>(parts)));
        return grouped;
    }

    /** How many, since when. */
    SeenRows evidence() {
        return parts.stream().map(Counted::evidence).reduce(SeenRows.NONE, SeenRows::plus);
    }

    /** What all of them have; null if they differ. */
    @Nullable
    String only(Function<T, @Nullable String> value) {
        String first = value.apply(parts.get(0));
        return parts.stream().allMatch(part -> same(first, value.apply(part))) ? first : null;
    }

    private static boolean same(@Nullable String a, @Nullable String b) {
        return a == null ? b == null : a.equals(b);
    }

    /** The values that there are, that of the most rows first; null is left out. */
    List<String> most(Function<T, @Nullable String> value) {
        Map<String, Long> counts = new TreeMap<>();
        for (T part : parts) {
            String one = value.apply(part);
            if (one != null) {
                counts.merge(one, part.evidence().rows(), Long::sum);
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The value of the most rows; null if none has one. */
    @Nullable
    String main(Function<T, @Nullable String> value) {
        List<String> values = most(value);
        return values.isEmpty() ? null : values.get(0);
    }
}
