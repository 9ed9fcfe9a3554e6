package acct.judge;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has set of one rule; the rest keeps the rule's own value.
 *
 * @param values by key
 */
public record Limits(Map<LimitKey, Double> values) {
    /** Nothing. */
    public static final Limits NONE = new Limits(Map.of());

    public Limits {
        values = Map.copyOf(values);
    }

    /** A rate or a factor; null if it is not set. */
    public @Nullable Double of(LimitKey key) {
        return values.get(key);
    }

    /** A whole number; null if it is not set. */
    public @Nullable Integer count(LimitKey key) {
        Double value = values.get(key);
        return value == null ? null : value.intValue();
    }
}
