package acct.judge;

import acct.ask.ComplaintCell;
import acct.ask.ComplaintWindow;
import acct.ask.DayQuestions;
import acct.model.Finding;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rule {@code complaint}: judges complaints in several windows that end on the same day: in a week a bad day vanishes, and in a day a small cell. A
 * cell is raised once, by the window in which it is worst, and of equals by the narrowest.
 *
 * <p>Complaints come later than the mail that they are about, so a narrow window must be able to carry them: see
 * {@link #LEAST_PART} and {@link #LEAST_EVENTS}.
 */
final class ComplaintRule implements Rule {
    /** A day with less than this part of the widest window's deliveries has complaints about the days before. */
    private static final long LEAST_PART = 20;
    /** Judged anew every night, fewer events exceed a limit by chance in one of many cells. */
    private static final long LEAST_EVENTS = 5;

    private final RateLevel level;

    private ComplaintRule(RateLevel level) {
        this.level = level;
    }

    static ComplaintRule of(Limits limits) {
        return new ComplaintRule(RateLevel.COMPLAINT.with(limits));
    }

    @Override
    public List<Finding> findings(DayFacts facts) {
        List<ComplaintWindow> narrowestFirst = facts.of(DayQuestions.COMPLAINTS).where(level.enough());
        Map<JudgedPair, Finding> worst = new LinkedHashMap<>();
        if (!narrowestFirst.isEmpty()) {
            ComplaintWindow widest = narrowestFirst.get(narrowestFirst.size() - 1);
            Map<JudgedPair, Long> inWidest = new HashMap<>();
            widest.cells().forEach(cell -> inWidest.put(JudgedPair.of(cell), cell.delivered()));
            for (ComplaintWindow window : narrowestFirst) {
                for (ComplaintCell cell : window.cells()) {
                    if (window.equals(widest) || carries(cell, inWidest.getOrDefault(JudgedPair.of(cell), 0L))) {
                        level.finding(
                                        JudgedPair.of(cell),
                                        window.since(),
                                        facts.day(),
                                        cell.complaints(),
                                        cell.delivered())
                                .ifPresent(finding -> worst.merge(JudgedPair.of(cell), finding, ComplaintRule::worse));
                    }
                }
            }
        }
        return List.copyOf(worst.values());
    }

    private static boolean carries(ComplaintCell cell, long deliveredInWidest) {
        return cell.complaints() >= LEAST_EVENTS && cell.delivered() * LEAST_PART >= deliveredInWidest;
    }

    private static Finding worse(Finding narrow, Finding wide) {
        return wide.severity().compareTo(narrow.severity()) > 0 ? wide : narrow;
    }
}
