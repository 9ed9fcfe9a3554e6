package acct.judge;

import acct.ask.Fact;
import acct.ask.OwnRows;
import acct.ask.OwnRows.OwnRow;
import acct.chance.Wilson;
import acct.model.Finding;
import acct.model.Metric;
import acct.model.RateEvidence;
import acct.model.Severity;
import acct.model.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that somebody wrote as a statement: it counts, and here is judged whether that is enough. What it finds stands by
 * itself: nobody knows what else its numbers have to do with.
 */
public final class OwnRule implements Rule {
    private static final int MOST = 20;

    private static final Comparator<OwnRow> MOST_EVENTS_FIRST =
            Comparator.comparingLong(OwnRow::x).reversed();

    private final Terms terms;
    private final Fact<OwnRows> rows;

    public OwnRule(Terms terms, Fact<OwnRows> rows) {
        this.terms = terms;
        this.rows = rows;
    }

    /**
     * When it speaks, and what it says.
     *
     * @param file where it stands
     * @param name the rule's name
     * @param metric what it counts
     * @param warning limit of a warning, 0..1; null if it warns of nothing
     * @param critical limit of a critical alert, 0..1; null if nothing is critical
     * @param minEvents fewer events give no verdict
     * @param minCases fewer cases give no verdict
     * @param message what is the case
     * @param advice what to do; may be empty
     */
    public record Terms(
            String file,
            String name,
            Metric metric,
            @Nullable Double warning,
            @Nullable Double critical,
            long minEvents,
            long minCases,
            String message,
            String advice) {}

    /** The rule's name. */
    public String name() {
        return terms.name();
    }

    @Override
    public List<Finding> findings(DayFacts facts) {
        OwnRows answer = facts.of(rows);
        OwnRows.Fault fault = answer.fault();
        if (fault != null) {
            return new BrokenRule(terms.file(), fault.line(), fault.why()).findings(facts);
        }
        List<Finding> findings = new ArrayList<>();
        answer.rows().stream()
                .filter(row -> row.n() >= Math.max(1, terms.minCases()) && row.x() >= terms.minEvents())
                .sorted(MOST_EVENTS_FIRST)
                .forEach(row -> finding(row, facts, findings));
        return shortened(findings);
    }

    private void finding(OwnRow row, DayFacts facts, List<Finding> findings) {
        Wilson interval = Wilson.of(row.x(), row.n());
        boolean isCritical = terms.critical() != null && interval.low() > terms.critical();
        Double limit = isCritical ? terms.critical() : terms.warning();
        if (limit == null || interval.low() <= limit) {
            return;
        }
        findings.add(Finding.of(
                        terms.name(),
                        isCritical ? Severity.CRITICAL : Severity.WARNING,
                        row.detail() == null ? terms.message() + "." : terms.message() + ": " + row.detail() + ".",
                        terms.advice())
                .measuring(terms.metric())
                .about(Subject.ofIp(row.sourceIp())
                        .withVmta(row.vmta())
                        .withPool(row.pool())
                        .withIsp(row.isp())
                        .withJob(row.job()))
                .on(facts.day())
                .with(RateEvidence.of(row.x(), row.n(), interval.low(), interval.high())
                        .above(limit)));
    }

    /** So many alerts of one rule that nobody reads them are told as fewer. */
    private static List<Finding> shortened(List<Finding> findings) {
        if (findings.size() <= MOST) {
            return findings;
        }
        List<Finding> first = new ArrayList<>(findings.subList(0, MOST));
        Finding last = first.get(MOST - 1);
        first.set(MOST - 1, last.saying(last.message() + " And " + (findings.size() - MOST) + " more like it."));
        return first;
    }
}
