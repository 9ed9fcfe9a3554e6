package acct.backtest;

import acct.backtest.BackTest.Result;
import acct.backtest.Outcome.Recognition;
import acct.backtest.Outcome.RuleCount;
import acct.judge.LimitKey;
import acct.judge.Limits;
import acct.model.Metric;
import acct.print.Answer;
import acct.print.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A back-test as rows; names and order are a contract. */
public final class BackTestRows {
    /** What each rule said. */
    private static final Sheet<RuleCount> RULES = new Sheet<RuleCount>()
            .text("rule", RuleCount::rule)
            .number("warnings", RuleCount::warnings)
            .number("criticals", RuleCount::criticals)
            .number("nights", RuleCount::nights);

    /** The same by other limits beside it. */
    private static final Sheet<RuleBoth> BOTH = new Sheet<RuleBoth>()
            .text("rule", RuleBoth::rule)
            .number("warnings", both -> both.now().warnings())
            .number("criticals", both -> both.now().criticals())
            .number("nights", both -> both.now().nights())
            .number("set_warnings", both -> set(both.set(), both.set().warnings()))
            .number("set_criticals", both -> set(both.set(), both.set().criticals()))
            .number("set_nights", both -> set(both.set(), both.set().nights()));

    /** What became of known incidents. */
    public static final Sheet<Recognition> KNOWN = new Sheet<Recognition>()
            .text("opened", known -> known.past().opened())
            .text("closed", known -> known.past().closed())
            .text("source_ip", known -> known.past().sourceIp())
            .text("isp", known -> known.past().isp())
            .text("metric", known -> label(known.past().metric()))
            .text("found", Recognition::found)
            .number("lead_days", Recognition::leadDays)
            .text("incident", Recognition::incident);

    /** Suggested limits. */
    public static final Sheet<Suggestion> SUGGESTED = new Sheet<Suggestion>()
            .text("rule", Suggestion::rule)
            .number("limit", suggestion -> asWritten(suggestion.limit()))
            .number("now", suggestion -> asWritten(suggestion.now()))
            .number("alerts_a_week", Suggestion::alertsAWeek);

    /** Stands for what other limits say if there are none. */
    private static final RuleCount NONE_SET = new RuleCount("", -1, -1, -1);

    private BackTestRows() {}

    /** A rule by the configured limits and by others. */
    private record RuleBoth(String rule, RuleCount now, RuleCount set) {}

    private static @Nullable Object set(RuleCount count, long number) {
        return count.equals(NONE_SET) ? null : number;
    }

    /** As it would stand in acct.yaml. */
    private static @Nullable BigDecimal asWritten(@Nullable Double limit) {
        return limit == null ? null : BigDecimal.valueOf(limit).stripTrailingZeros();
    }

    private static @Nullable String label(@Nullable Metric metric) {
        return metric == null ? null : metric.label();
    }

    /**
     * The rules as rows, and in JSON everything.
     *
     * @param tried the limits that were tried; null if none were
     */
    public static Answer answer(Result result, @Nullable Map<String, Limits> tried) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        more.put("since", result.since());
        more.put("until", result.until());
        more.putAll(numbers(result.now()));
        Outcome set = result.set();
        if (set == null || tried == null) {
            more.put("set", null);
        } else {
            Map<String, @Nullable Object> other = new LinkedHashMap<>();
            other.put("limits", limits(tried));
            other.put("rules", RULES.objects(set.rules()));
            other.putAll(numbers(set));
            more.put("set", other);
        }
        more.put("suggested", SUGGESTED.objects(result.suggested()));
        return rules(result).under("rules", more).saying(result.remarks());
    }

    /** What each rule said, by all limits. */
    public static Answer rules(Result result) {
        return BOTH.of(both(result.now(), result.set()));
    }

    private static List<RuleBoth> both(Outcome now, @Nullable Outcome set) {
        List<RuleBoth> all = new ArrayList<>();
        new TreeSet<>(Stream.of(now, Objects.requireNonNullElse(set, now))
                        .flatMap(outcome -> outcome.rules().stream())
                        .map(RuleCount::rule)
                        .toList())
                .forEach(rule ->
                        all.add(new RuleBoth(rule, count(now, rule), set == null ? NONE_SET : count(set, rule))));
        return all;
    }

    private static RuleCount count(Outcome outcome, String rule) {
        return outcome.rules().stream()
                .filter(count -> count.rule().equals(rule))
                .findFirst()
                .orElse(new RuleCount(rule, 0, 0, 0));
    }

    private static Map<String, @Nullable Object> numbers(Outcome outcome) {
        Map<String, @Nullable Object> numbers = new LinkedHashMap<>();
        numbers.put("nights", outcome.nights());
        numbers.put("alerts", outcome.alerts());
        numbers.put("alerts_a_week", outcome.alertsAWeek());
        numbers.put("incidents", outcome.incidents());
        numbers.put("incidents_a_week", outcome.incidentsAWeek());
        numbers.put(
                "known",
                Optional.ofNullable(outcome.known()).map(KNOWN::objects).orElse(null));
        numbers.put("misses", outcome.misses());
        numbers.put("false_alerts", outcome.falseAlerts());
        return numbers;
    }

    private static Map<String, Double> limits(Map<String, Limits> tried) {
        Map<String, Double> limits = new LinkedHashMap<>();
        tried.forEach((rule, set) ->
                set.values().forEach((LimitKey key, Double value) -> limits.put(rule + "." + key.name(), value)));
        return limits;
    }
}
