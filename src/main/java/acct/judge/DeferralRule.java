package acct.judge;

import acct.ask.DayQuestions;
import acct.ask.DeferralCell;
import acct.model.Finding;
import acct.model.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rule {@code deferral}: judges the deferred share of attempts at each ISP once, at the narrowest level that carries it: a source IP where others
 * are well, else the ISP.
 */
final class DeferralRule implements Rule {
    private final RateLevel level;

    DeferralRule(RateLevel level) {
        this.level = level;
    }

    static DeferralRule of(Limits limits) {
        return new DeferralRule(RateLevel.DEFERRAL.with(limits));
    }

    @Override
    public List<Finding> findings(DayFacts facts) {
        Map<Optional<String>, List<DeferralCell>> isps = new LinkedHashMap<>();
        facts.of(DayQuestions.DEFERRALS)
                .where(level.enough())
                .forEach(cell -> isps.computeIfAbsent(Optional.ofNullable(cell.isp()), isp -> new ArrayList<>())
                        .add(cell));
        return isps.values().stream()
                .flatMap(isp -> atOne(facts.day(), isp).stream())
                .map(finding -> DeferralAdvice.explained(
                        finding, facts.of(DayQuestions.DEFERRAL_REPLIES).of(finding.sourceIp(), finding.isp())))
                .toList();
    }

    /** The findings at one ISP. */
    private List<Finding> atOne(LocalDate day, List<DeferralCell> cells) {
        List<DeferralCell> bad =
                cells.stream().filter(cell -> isNamedAndBad(day, cell)).toList();
        List<DeferralCell> others =
                cells.stream().filter(cell -> !bad.contains(cell)).toList();
        boolean otherIsWell =
                others.stream().anyMatch(cell -> cell.sourceIp() != null && level.canJudge(cell.attempts()));
        boolean othersAreBad = sum(others).flatMap(cell -> finding(day, cell)).isPresent();
        boolean isKnown = cells.get(0).isp() != null;
        boolean isIsp = isKnown && (bad.isEmpty() || (!otherIsWell && (bad.size() > 1 || othersAreBad)));
        Optional<Finding> all = isIsp ? sum(cells).flatMap(cell -> finding(day, cell)) : Optional.empty();
        return all.map(List::of)
                .orElseGet(() -> bad.stream()
                        .flatMap(cell -> finding(day, cell).stream())
                        .toList());
    }

    /** What left from an unknown address says something of the ISP, and of no address. */
    private boolean isNamedAndBad(LocalDate day, DeferralCell cell) {
        return cell.sourceIp() != null && finding(day, cell).isPresent();
    }

    private static Optional<DeferralCell> sum(List<DeferralCell> cells) {
        // One with nothing else stays what it is, so that its virtual MTA is named.
        return cells.stream().reduce(DeferralCell::plus);
    }

    private Optional<Finding> finding(LocalDate day, DeferralCell cell) {
        return level.finding(JudgedPair.of(cell), day, day, cell.deferred(), cell.attempts())
                .filter(alert -> alert.severity() == Severity.CRITICAL || isBadWithoutGreylisting(cell));
    }

    /** Where every first mail is greylisted once, half of all attempts are deferred, and all is well. */
    private boolean isBadWithoutGreylisting(DeferralCell cell) {
        long greylisted = cell.greylisted();
        return level.severity(cell.deferred() - greylisted, cell.attempts() - greylisted)
                .isPresent();
    }
}
