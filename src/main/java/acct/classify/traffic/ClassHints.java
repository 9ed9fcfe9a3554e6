package acct.classify.traffic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What names seem to say about the class of mail. A hint is offered to the operator and never decides: a pool may be
 * called anything.
 */
public final class ClassHints {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");
    private static final Map<String, Set<String>> WORDS = words();

    private ClassHints() {}

    /**
     * A name that looks like a class.
     *
     * @param name of a pool or virtual MTA
     * @param mail the class that it looks like
     */
    public record Hint(String name, String mail) {}

    private static Map<String, Set<String>> words() {
        Map<String, Set<String>> words = new LinkedHashMap<>();
        words.put("transactional", Set.of("trans", "transactional", "tx", "otp", "notify", "receipts"));
        words.put("marketing", Set.of("mkt", "marketing", "news", "newsletter", "promo", "bulk"));
        words.put("cold", Set.of("cold", "warm", "warming", "warmup"));
        return words;
    }

    /** Hints for the names that no class covers, in their order; a name that looks like two classes tells nothing. */
    public static List<Hint> of(Iterable<String> names, TrafficClasses.By by, TrafficClasses classes) {
        List<Hint> hints = new ArrayList<>();
        for (String name : names) {
            if (classes.of(by, name) == null) {
                List<String> likely = likely(name);
                if (likely.size() == 1) {
                    hints.add(new Hint(name, likely.get(0)));
                }
            }
        }
        return hints;
    }

    private static List<String> likely(String name) {
        Set<String> parts = Set.copyOf(List.of(BETWEEN_WORDS.split(name.toLowerCase(Locale.ROOT))));
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(parts::contains))
                .map(Map.Entry::getKey)
                .toList();
    }
}
