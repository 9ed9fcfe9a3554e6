package acct.judge;

import acct.model.Alert;
import acct.model.BounceCell;
import acct.model.ComplaintCell;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** A judge with these limits. */
    public Judge(LevelRule hard, LevelRule block, LevelRule complaint) {
        this.hard = hard;
        this.block = block;
        this.complaint = complaint;
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

    /** Judges one day; complaints cover the days up to it. */
    public Verdict judge(LocalDate day, List<BounceCell> bounces, List<ComplaintCell> complaints) {
        List<Alert> alerts = new ArrayList<>();
        for (BounceCell cell : bounces) {
            // Without a single delivery in the log, bounces say nothing about a share.
            finding(hard, day, cell, cell.hardBounces()).ifPresent(alerts::add);
            finding(block, day, cell, cell.blockBounces()).ifPresent(alerts::add);
        }
        for (ComplaintCell cell : complaints) {
            finding(complaint, day, cell.sourceIp(), cell.isp(), null, null, cell.complaints(), cell.delivered())
                    .ifPresent(alerts::add);
        }
        alerts.sort(WORST_FIRST);
        long tooFew = bounces.stream()
                .filter(cell -> !hard.canJudge(cell.recipients()) && !block.canJudge(cell.recipients()))
                .count();
        return new Verdict(alerts, bounces.size(), tooFew);
    }

    private static Optional<Alert> finding(LevelRule rule, LocalDate day, BounceCell cell, long x) {
        return finding(rule, day, cell.sourceIp(), cell.isp(), cell.vmta(), cell.pool(), x, cell.recipients());
    }

    private static Optional<Alert> finding(
            LevelRule rule,
            LocalDate day,
            @Nullable String sourceIp,
            @Nullable String isp,
            @Nullable String vmta,
            @Nullable String pool,
            long x,
            long n) {
        // More complaints than deliveries: the mail was sent before the log begins, so there is no rate.
        if (x > n) {
            return Optional.empty();
        }
        return rule.severity(x, n).map(severity -> {
            Wilson interval = Wilson.of(x, n);
            return new Alert(
                    rule.name(),
                    severity,
                    sourceIp,
                    vmta,
                    pool,
                    isp,
                    day,
                    n,
                    x,
                    (double) x / n,
                    interval.low(),
                    interval.high(),
                    rule.limit(severity),
                    List.of(),
                    rule.action());
        });
    }
}
