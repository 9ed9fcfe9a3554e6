package acct.judge;

import java.util.List;
import java.util.function.Function;

/**
 * A rule that an operator can set limits of.
 *
 * @param name as in acct.yaml and in alerts
 * @param keys what can be set
 * @param make makes it with what was set
 */
public record LimitedRule(String name, List<LimitKey> keys, Function<Limits, Rule> make) {
    public LimitedRule {
        keys = List.copyOf(keys);
    }
}
