package acct.judge;

import acct.ask.ComplaintCell;
import acct.model.Alert;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges complaints in several windows that end on the same day: in a week a bad day vanishes, and in a day a small cell. A
 * cell is raised once, by the window in which it is worst, and of equals by the narrowest.
 *
 * <p>Complaints come later than the mail that they are about, so a narrow window must be able to carry them: see
 * {@link #LEAST_PART} and {@link #LEAST_EVENTS}.
 */
final class Complaints {
    /** A day with less than this part of the widest window's deliveries has complaints about the days before. */
    private static final long LEAST_PART = 20;
    /** Judged anew every night, fewer events exceed a limit by chance in one of many cells. */
    private static final long LEAST_EVENTS = 5;

    private final LevelRule rule;
    private final LocalDate day;
    private final Map<Cell, Long> deliveredInWidest = new HashMap<>();

    private Complaints(LevelRule rule, LocalDate day) {
        this.rule = rule;
        this.day = day;
    }

    static Collection<Alert> of(LevelRule rule, LocalDate day, List<DayFacts.ComplaintWindow> narrowestFirst) {
        Complaints complaints = new Complaints(rule, day);
        Map<Cell, Alert> worst = new LinkedHashMap<>();
        if (!narrowestFirst.isEmpty()) {
            DayFacts.ComplaintWindow widest = narrowestFirst.get(narrowestFirst.size() - 1);
            widest.cells().forEach(cell -> complaints.deliveredInWidest.put(Cell.of(cell), cell.delivered()));
            for (DayFacts.ComplaintWindow window : narrowestFirst) {
                for (ComplaintCell cell : window.cells()) {
                    complaints
                            .finding(window, cell, window.equals(widest))
                            .ifPresent(alert -> worst.merge(Cell.of(cell), alert, Complaints::worse));
                }
            }
        }
        return worst.values();
    }

    private Optional<Alert> finding(DayFacts.ComplaintWindow window, ComplaintCell cell, boolean isWidest) {
        boolean carries = isWidest
                || (cell.complaints() >= LEAST_EVENTS
                        && cell.delivered() * LEAST_PART >= deliveredInWidest.getOrDefault(Cell.of(cell), 0L));
        return carries
                ? rule.finding(Cell.of(cell), window.since(), day, cell.complaints(), cell.delivered())
                : Optional.empty();
    }

    private static Alert worse(Alert narrow, Alert wide) {
        return wide.severity().compareTo(narrow.severity()) > 0 ? wide : narrow;
    }
}
