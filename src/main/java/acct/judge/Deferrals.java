package acct.judge;

import acct.ask.DeferralCell;
import acct.model.Alert;
import acct.model.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the deferred share of attempts at each ISP once, at the narrowest level that carries it: a source IP where others
 * are well, else the ISP.
 */
final class Deferrals {
    private final LevelRule rule;
    private final LocalDate day;

    private Deferrals(LevelRule rule, LocalDate day) {
        this.rule = rule;
        this.day = day;
    }

    static List<Alert> of(LevelRule rule, LocalDate day, List<DeferralCell> cells) {
        Map<Optional<String>, List<DeferralCell>> isps = new LinkedHashMap<>();
        cells.forEach(cell -> isps.computeIfAbsent(Optional.ofNullable(cell.isp()), isp -> new ArrayList<>())
                .add(cell));
        Deferrals deferrals = new Deferrals(rule, day);
        return isps.values().stream()
                .flatMap(isp -> deferrals.atOne(isp).stream())
                .toList();
    }

    /** The findings at one ISP. */
    private List<Alert> atOne(List<DeferralCell> cells) {
        List<DeferralCell> bad = cells.stream().filter(this::isNamedAndBad).toList();
        List<DeferralCell> others =
                cells.stream().filter(cell -> !bad.contains(cell)).toList();
        boolean otherIsWell =
                others.stream().anyMatch(cell -> cell.sourceIp() != null && rule.canJudge(cell.attempts()));
        boolean othersAreBad = sum(others).flatMap(this::finding).isPresent();
        boolean isKnown = cells.get(0).isp() != null;
        boolean isIsp = isKnown && (bad.isEmpty() || (!otherIsWell && (bad.size() > 1 || othersAreBad)));
        Optional<Alert> all = isIsp ? sum(cells).flatMap(this::finding) : Optional.empty();
        return all.map(List::of)
                .orElseGet(() ->
                        bad.stream().flatMap(cell -> finding(cell).stream()).toList());
    }

    /** What left from an unknown address says something of the ISP, and of no address. */
    private boolean isNamedAndBad(DeferralCell cell) {
        return cell.sourceIp() != null && finding(cell).isPresent();
    }

    private static Optional<DeferralCell> sum(List<DeferralCell> cells) {
        // One with nothing else stays what it is, so that its virtual MTA is named.
        return cells.stream().reduce(DeferralCell::plus);
    }

    private Optional<Alert> finding(DeferralCell cell) {
        return rule.finding(Cell.of(cell), day, day, cell.deferred(), cell.attempts())
                .filter(alert -> alert.severity() == Severity.CRITICAL || isBadWithoutGreylisting(cell));
    }

    /** Where every first mail is greylisted once, half of all attempts are deferred, and all is well. */
    private boolean isBadWithoutGreylisting(DeferralCell cell) {
        long greylisted = cell.greylisted();
        return rule.severity(cell.deferred() - greylisted, cell.attempts() - greylisted)
                .isPresent();
    }
}
