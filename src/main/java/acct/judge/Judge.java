package acct.judge;

import acct.model.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lets rules look at the facts of a day. Knows no store, and no rule by name. */
public final class Judge {
    /** Most events first; what compares no rate with a limit comes after, in the order of the rules. */
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .reversed()
            .thenComparing(Finding::hasLimit, Comparator.reverseOrder());

    private static final Comparator<Finding> BY_EVENTS = Comparator.comparingLong(Finding::x)
            .reversed()
            .thenComparing(Finding::rule)
            .thenComparing(finding -> String.valueOf(finding.sourceIp()))
            .thenComparing(finding -> String.valueOf(finding.isp()));

    private final List<Rule> rules;
    /** The rules that somebody wrote, by name. */
    private final Set<String> own;

    /** A judge by these rules. */
    public Judge(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        this.own = rules.stream()
                .flatMap(rule -> rule instanceof OwnRule written ? Stream.of(written.name()) : Stream.empty())
                .collect(Collectors.toSet());
    }

    /** Judges one day. */
    public JudgedDay judge(DayFacts facts) {
        List<Finding> findings = new ArrayList<>();
        rules.forEach(rule -> findings.addAll(rule.findings(facts)));
        Silence silence = Silence.of(findings, facts);
        findings.removeIf(silence::hushes);
        findings.sort(WORST_FIRST.thenComparing((a, b) -> a.hasLimit() && b.hasLimit() ? BY_EVENTS.compare(a, b) : 0));
        return new JudgedDay(
                facts.day(),
                silence.hearing(),
                findings,
                Troubles.of(findings, facts, finding -> own.contains(finding.rule())),
                Coverage.of(facts.of(NightFacts.RATES).counts()));
    }
}
