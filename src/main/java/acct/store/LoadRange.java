package acct.store;

import java.util.Map;

/**
 * Loads whose numbers follow each other, such as those of one transaction.
 *
 * @param first the first number
 * @param last the last one
 */
public record LoadRange(int first, int last) {
    /** One load. */
    public static LoadRange of(int load) {
        return new LoadRange(load, load);
    }

    /** Values for statements that roll up what loads brought. */
    public Map<String, Integer> values() {
        return Map.of("first_load", first, "last_load", last);
    }
}
