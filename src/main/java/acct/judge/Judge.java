package acct.judge;

import acct.model.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lets rules look at the facts of a day. Knows no store and no rule by name. */
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

    /** A judge by these rules. */
    public Judge(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * What a day shows.
     *
     * @param findings worst first
     * @param coverage the pairs of source IP and ISP that could be judged, and could not
     */
    public record Judged(List<Finding> findings, Coverage coverage) {
        public Judged {
            findings = List.copyOf(findings);
        }
    }

    /** Judges one day. */
    public Judged judge(DayFacts facts) {
        List<Finding> findings = new ArrayList<>();
        rules.forEach(rule -> findings.addAll(rule.findings(facts)));
        findings.sort(WORST_FIRST.thenComparing((a, b) -> a.hasLimit() && b.hasLimit() ? BY_EVENTS.compare(a, b) : 0));
        Coverage coverage = rules.stream()
                .map(rule -> rule.coverage(facts))
                .flatMap(Optional::stream)
                .reduce(Coverage::or)
                .orElse(Coverage.NONE);
        return new Judged(findings, coverage);
    }
}
