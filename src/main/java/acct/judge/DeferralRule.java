package acct.judge;

import acct.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The rule {@code deferral}. Greylisting puts off every first attempt and is no trouble, so it is not counted; but where
 * more attempts are put off for whatever reason than the critical limit allows, greylisting is not what it should be, and
 * mail waits.
 */
final class DeferralRule implements LevelRule {
    private final RateRule usual;
    private final RateRule storms;

    DeferralRule(Criteria criteria) {
        this.usual = new RateRule(CountedRate.DEFERRAL, criteria);
        this.storms = new RateRule(CountedRate.PUT_OFF, criteria.criticalOnly());
    }

    @Override
    public Criteria criteria() {
        return usual.criteria();
    }

    @Override
    public List<Finding> findings(DayFacts facts) {
        return graver(facts, rule -> rule.findings(facts));
    }

    @Override
    public List<Finding> unexplained(DayFacts facts) {
        return graver(facts, rule -> rule.unexplained(facts));
    }

    private List<Finding> graver(DayFacts facts, Function<RateRule, List<Finding>> answer) {
        NightCounts counts = facts.of(NightFacts.RATES).counts();
        List<Finding> plain = answer.apply(usual);
        Series all = counts.series(Group.ALL);
        if (all.on(0, CountedRate.DEFERRAL).equals(all.on(0, CountedRate.PUT_OFF))) {
            // Nothing was greylisted, so both would say the same.
            return plain;
        }
        List<Finding> withGreylisting = answer.apply(storms);
        List<Finding> told = new ArrayList<>();
        plain.stream()
                .filter(finding -> withGreylisting.stream()
                        .noneMatch(storm ->
                                storm.severity().compareTo(finding.severity()) > 0 && isPart(finding, storm, counts)))
                .forEach(told::add);
        withGreylisting.stream()
                .filter(storm -> plain.stream()
                        .noneMatch(finding ->
                                finding.severity().compareTo(storm.severity()) >= 0 && isPart(storm, finding, counts)))
                .forEach(told::add);
        return told;
    }

    /** Whether all mail that a finding is about belongs to what another is about. */
    private static boolean isPart(Finding finding, Finding other, NightCounts counts) {
        Group whole = Group.of(other.subject());
        return counts.pairsOf(Group.of(finding.subject())).stream()
                .filter(pair -> pair.series().on(0, CountedRate.PUT_OFF).n() > 0)
                .allMatch(whole::holds);
    }
}
