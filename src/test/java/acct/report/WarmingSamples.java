package acct.report;

import acct.config.Ramp;
import acct.config.Warming;
import acct.model.Counts;
import acct.warming.WarmingCount;
import acct.warming.WarmingDay;
import acct.warming.WarmingJudge;
import acct.warming.WarmingTrack;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Source IPs on their way: one that goes well and is held at one ISP, one that sent too early, one without a plan. */
public final class WarmingSamples {
    private static final Ramp DOUBLED = Ramp.raised(500, level -> level * 2, 7, 16_000);

    private WarmingSamples() {}

    public static WarmingTrack track() {
        List<WarmingDay> days = new ArrayList<>();
        days.addAll(follow("198.51.100.60", 14, held()));
        days.addAll(follow("2001:db8:51:100::1f:60", 2, early()));
        days.add(WarmingDay.withoutPlan(
                "203.0.113.77",
                ReportSamples.DAY.minusDays(3),
                ReportSamples.DAY,
                new Counts(4_120, 31, 212L, null, null, null, null, Counts.Logged.YES)));
        return new WarmingTrack(days);
    }

    /** Names of a plan come from the operator; what an ISP is called too. */
    static WarmingTrack hostile() {
        return new WarmingTrack(List.of(WarmingDay.outside(
                ReportSamples.HOSTILE,
                ReportSamples.HOSTILE,
                ReportSamples.DAY,
                ReportSamples.HOSTILE,
                ReportSamples.DAY,
                CountSamples.counts(900, 100, 50, 1),
                WarmingDay.Volume.NOT_PLANNED)));
    }

    private static List<WarmingDay> follow(String sourceIp, int daysBefore, List<WarmingCount> counts) {
        Warming.Ip ip = new Warming.Ip(
                sourceIp,
                "raised-weekly",
                ReportSamples.DAY.minusDays(daysBefore),
                Map.of("gmail", DOUBLED),
                DOUBLED,
                "acct.yaml:9");
        Set<LocalDate> stored = new HashSet<>(ReportSamples.DAY
                .minusDays(40)
                .datesUntil(ReportSamples.DAY.plusDays(1))
                .toList());
        WarmingJudge.Logged logged = new WarmingJudge.Logged(Counts.Logged.YES, true);
        return WarmingJudge.follow(ip, Warming.Limits.USUAL, ReportSamples.DAY, stored, logged, counts);
    }

    private static List<WarmingCount> held() {
        List<WarmingCount> counts = new ArrayList<>();
        for (int i = 0; i <= 14; i++) {
            LocalDate day = ReportSamples.DAY.minusDays(14 - i);
            long planned = i < 7 ? 500 : 1_000;
            counts.add(new WarmingCount("gmail", day, "delivered", null, null, planned - 60 + 3L * i));
            counts.add(new WarmingCount("gmail", day, "deferred", "rate-limit", "block", i < 12 ? 9 : 240));
            counts.add(new WarmingCount("gmail", day, "deferred", "greylisting", "soft", 20));
            counts.add(new WarmingCount("yahoo", day, "delivered", null, null, i == 14 ? 2_500 : 300));
            counts.add(new WarmingCount("gmx", day, "delivered", null, null, planned / 5));
            counts.add(new WarmingCount("gmx", day, "bounced", "mailbox", "hard", 4));
        }
        return counts;
    }

    private static List<WarmingCount> early() {
        return List.of(
                new WarmingCount("gmail", ReportSamples.DAY.minusDays(6), "delivered", null, null, 80),
                new WarmingCount("gmail", ReportSamples.DAY.minusDays(2), "delivered", null, null, 90),
                new WarmingCount("gmail", ReportSamples.DAY.minusDays(1), "delivered", null, null, 50),
                new WarmingCount(null, ReportSamples.DAY, "delivered", null, null, 12));
    }
}
