package acct.judge;

import acct.ask.BounceCell;
import acct.model.Alert;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Judges the cells of one day by the level rules. Knows no store: numbers in, findings out. */
public final class Judge {
    private static final Comparator<Alert> WORST_FIRST = Comparator.comparing(Alert::severity)
            .reversed()
            .thenComparing(Comparator.comparingLong(Alert::x).reversed())
            .thenComparing(Alert::rule)
            .thenComparing(alert -> String.valueOf(alert.sourceIp()))
            .thenComparing(alert -> String.valueOf(alert.isp()));

    private final LevelRule hard;
    private final LevelRule block;
    private final LevelRule complaint;
    private final LevelRule deferral;

    /** A judge with these limits. */
    public Judge(LevelRule hard, LevelRule block, LevelRule complaint, LevelRule deferral) {
        this.hard = hard;
        this.block = block;
        this.complaint = complaint;
        this.deferral = deferral;
    }

    /**
     * What a day's cells show.
     *
     * @param alerts worst first
     * @param cells source IP × ISP cells with recipients
     * @param tooFew cells too small for any verdict about bounces
     */
    public record Verdict(List<Alert> alerts, long cells, long tooFew) {
        public Verdict {
            alerts = List.copyOf(alerts);
        }
    }

    /** Judges one day. */
    public Verdict judge(DayFacts facts) {
        LocalDate day = facts.day();
        List<Alert> alerts = new ArrayList<>();
        for (BounceCell cell : facts.bounces()) {
            hard.finding(Cell.of(cell), day, day, cell.hardBounces(), cell.recipients())
                    .ifPresent(alerts::add);
            block.finding(Cell.of(cell), day, day, cell.blockBounces(), cell.recipients())
                    .ifPresent(alerts::add);
        }
        alerts.addAll(Complaints.of(complaint, day, facts.complaints()));
        alerts.addAll(Deferrals.of(deferral, day, facts.deferrals()));
        alerts.sort(WORST_FIRST);
        long tooFew = facts.bounces().stream()
                .filter(cell -> !hard.canJudge(cell.recipients()) && !block.canJudge(cell.recipients()))
                .count();
        return new Verdict(
                alerts,
                facts.bounces().size() + facts.quiet().cells(),
                tooFew + facts.quiet().tooFew());
    }
}
