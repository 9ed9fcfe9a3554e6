package acct.judge;

import acct.incident.IncidentFold;
import acct.judge.SimulatedWorld.Rate;
import acct.model.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the judge says of months of 30 nights: in which nothing is wrong, and in which something is now and then. */
final class NullMonths {
    private static final List<Rate> RATES = List.of(Rate.HARD, Rate.BLOCK, Rate.DEFERRAL);
    private static final int NIGHTS = 30;
    private static final int NIGHTS_OF_A_TROUBLE = 3;

    private final Judge judge = SimulatedJudge.shipped();
    private final Map<String, Integer> byRule = new TreeMap<>();
    private int nights;
    private int alerts;
    private int falseAlerts;
    private int opened;

    /** A month in which nothing is wrong, and one source IP is being warmed. */
    void quiet(long seed) {
        SimulatedWorld world = SimulatedWorld.ofASender(seed);
        world.warm(world.ips() - 1);
        judge(world, List.of());
    }

    /** A month with ten troubles, each of three nights. */
    void troubled(long seed) {
        SimulatedWorld world = SimulatedWorld.ofASender(seed);
        Chance chance = new Chance(seed + 1);
        List<Planted> planted = new ArrayList<>();
        for (int i = 0; i < NIGHTS / NIGHTS_OF_A_TROUBLE; i++) {
            LocalDate day = SimulatedWorld.BEGIN.plusDays(SimulatedWorld.HISTORY + (long) i * NIGHTS_OF_A_TROUBLE);
            Planted trouble = Planted.of(day, RATES.get(chance.below(RATES.size())), 5)
                    .until(day.plusDays(NIGHTS_OF_A_TROUBLE - 1));
            int ip = chance.below(world.ips());
            int isp = chance.below(world.isps());
            planted.add(
                    switch (i % 3) {
                        case 0 -> trouble.atIp(ip);
                        case 1 -> trouble.atIsp(isp);
                        default -> trouble.atIp(ip).atIsp(isp);
                    });
        }
        planted.forEach(world::plant);
        judge(world, planted);
    }

    private void judge(SimulatedWorld world, List<Planted> planted) {
        List<JudgedDay> judged = new ArrayList<>();
        for (int night = 0; night < NIGHTS; night++) {
            LocalDate day = SimulatedWorld.BEGIN.plusDays(SimulatedWorld.HISTORY + night);
            JudgedDay one = judge.judge(world.facts(day));
            judged.add(one);
            one.findings().stream().filter(Finding::isUrgent).forEach(finding -> count(finding, planted));
        }
        nights += NIGHTS;
        opened += IncidentFold.of(judged).incidents().size();
    }

    private void count(Finding finding, List<Planted> planted) {
        alerts++;
        boolean isTrue = planted.stream().anyMatch(trouble -> isAbout(finding, trouble));
        if (!isTrue) {
            falseAlerts++;
            String days = finding.since().equals(finding.day()) ? "one night" : "several nights";
            byRule.merge(
                    finding.rule() + ", " + (finding.hasLimit() ? "limit" : "change") + ", " + days, 1, Integer::sum);
        }
    }

    private static boolean isAbout(Finding finding, Planted trouble) {
        boolean isSame = trouble.rate().counted().metric() == finding.metric();
        boolean isThen =
                !trouble.from().isAfter(finding.day()) && !trouble.until().isBefore(finding.since());
        return isSame && isThen && trouble.touches(finding.sourceIp(), finding.isp());
    }

    double falseAlertsAWeek() {
        return falseAlerts * 7.0 / nights;
    }

    double openedAWeek() {
        return opened * 7.0 / nights;
    }

    double falseShare() {
        return (double) falseAlerts / Math.max(1, alerts);
    }

    String told() {
        return String.format(
                        Locale.ROOT,
                        "%d nights: %d alerts, %d of them false (%.1f %%), %.2f false ones a week; %.2f incidents opened a"
                                + " week%n",
                        nights,
                        alerts,
                        falseAlerts,
                        100 * falseShare(),
                        falseAlertsAWeek(),
                        openedAWeek())
                + "  false ones by rule: " + byRule + System.lineSeparator();
    }
}
