package acct.config;

import acct.judge.LimitKey;
import acct.judge.LimitedRule;
import acct.judge.Limits;
import acct.judge.Rules;
import acct.model.UserException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Limits that somebody wants to try, written {@code hard-bounce.warning=0.03}; they are checked as those of acct.yaml are. */
public final class TriedLimits {
    private TriedLimits() {}

    /**
     * What was typed, by the rule's name.
     *
     * @param typed one limit each
     * @throws UserException usage if there is no such limit, or that is no value for it
     */
    public static Map<String, Limits> read(List<String> typed) {
        Map<String, Map<LimitKey, Double>> tried = new LinkedHashMap<>();
        for (String text : typed) {
            int end = text.indexOf('=');
            int dot = text.indexOf('.');
            if (dot < 0 || dot > end) {
                throw wrong(text, "write RULE.KEY=VALUE, such as hard-bounce.warning=0.03");
            }
            LimitedRule rule = rule(text, text.substring(0, dot).strip());
            LimitKey key = key(text, rule, text.substring(dot + 1, end).strip());
            Double value = LimitText.value(key.kind(), text.substring(end + 1).strip());
            if (value == null) {
                throw wrong(text, LimitText.instead(key.kind()));
            }
            if (tried.computeIfAbsent(rule.name(), name -> new HashMap<>()).put(key, value) != null) {
                throw wrong(text, "the same limit is set twice");
            }
        }
        Map<String, Limits> limits = new LinkedHashMap<>();
        tried.forEach((rule, values) -> limits.put(rule, new Limits(values)));
        return limits;
    }

    /** The limits of a configuration with others in their place. */
    public static Map<String, Limits> over(Map<String, Limits> configured, Map<String, Limits> tried) {
        Map<String, Limits> limits = new HashMap<>(configured);
        tried.forEach((rule, set) -> {
            Map<LimitKey, Double> all =
                    new HashMap<>(configured.getOrDefault(rule, Limits.NONE).values());
            all.putAll(set.values());
            limits.put(rule, new Limits(all));
        });
        return limits;
    }

    private static LimitedRule rule(String text, String name) {
        return Rules.LIMITED.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong(
                        text,
                        "unknown rule '" + name + "'; valid rules: "
                                + Rules.LIMITED.stream().map(LimitedRule::name).collect(Collectors.joining(", "))));
    }

    private static LimitKey key(String text, LimitedRule rule, String name) {
        return rule.keys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong(
                        text,
                        "unknown key '" + name + "' of '" + rule.name() + "'; valid keys: "
                                + rule.keys().stream().map(LimitKey::name).collect(Collectors.joining(", "))));
    }

    private static UserException wrong(String text, String why) {
        return UserException.usage("--set " + text + ": " + why);
    }
}
