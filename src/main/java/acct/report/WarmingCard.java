package acct.report;

import acct.model.Measure;
import acct.model.Severity;
import acct.print.LogText;
import acct.report.chart.Chart;
import acct.report.chart.WarmingCharts;
import acct.warming.WarmingDay;
import acct.warming.WarmingDay.Decision;
import acct.warming.WarmingTrack;
import acct.warming.WarmingWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a report says of one source IP that is being warmed up: its last day, ISP by ISP.
 *
 * @param heading address and plan
 * @param day the day that the lines are about
 * @param remarks what else must be known, one sentence each
 * @param chart its chart; null if it has none, or where no charts are
 * @param lines one for each ISP of the plan, and one for all others
 */
public record WarmingCard(
        String heading,
        LocalDate day,
        List<String> remarks,
        @Nullable Chart chart,
        List<Line> lines) {

    public WarmingCard {
        remarks = List.copyOf(remarks);
        lines = List.copyOf(lines);
    }

    /**
     * One ISP.
     *
     * @param isp its name
     * @param state verdict and decision, such as {@code overshoot, hold}
     * @param weight the class of the state's colour: fine, warning or plain
     * @param sent recipients beside the plan, such as {@code 512 of 500}
     * @param attempts attempts, or "not logged"
     * @param accepted delivered recipients
     * @param deferred deferred attempts
     * @param deferredShare their share of attempts
     * @param bounced recipients given up
     * @param evidence what the decision rests on; empty if there is none
     * @param outlook what is next, and the end; empty outside of a plan
     */
    public record Line(
            String isp,
            String state,
            String weight,
            String sent,
            String attempts,
            String accepted,
            String deferred,
            String deferredShare,
            String bounced,
            String evidence,
            String outlook) {}

    /** The cards, in the order of the plans; the charts are found by the IP's name. */
    static List<WarmingCard> of(WarmingTrack track, List<Chart> charts) {
        List<WarmingCard> cards = new ArrayList<>();
        track.byIp().forEach((sourceIp, days) -> cards.add(card(sourceIp, days, charts)));
        return cards;
    }

    private static WarmingCard card(String sourceIp, List<WarmingDay> days, List<Chart> charts) {
        WarmingDay last = days.get(days.size() - 1);
        String unplanned = WarmingWords.unplanned(days);
        Chart chart = charts.stream()
                .filter(c -> c.name().equals(WarmingCharts.name(sourceIp)))
                .findFirst()
                .orElse(null);
        return new WarmingCard(
                WarmingWords.heading(last),
                last.day(),
                Stream.of(unplanned).filter(text -> !text.isEmpty()).toList(),
                chart,
                new WarmingTrack(days)
                        .on(last.day()).stream().map(WarmingCard::line).toList());
    }

    private static Line line(WarmingDay day) {
        String decision = WarmingWords.decision(day.decision());
        return new Line(
                LogText.cut(day.isp(), 60),
                WarmingWords.volume(day) + (decision.isEmpty() ? "" : ", " + decision),
                weight(day),
                WarmingWords.sent(day),
                WarmingWords.measure(Measure.ATTEMPTS, day),
                WarmingWords.measure(Measure.DELIVERED, day),
                WarmingWords.measure(Measure.DEFERRED, day),
                WarmingWords.measure(Measure.DEFERRED_SHARE, day),
                WarmingWords.measure(Measure.BOUNCED, day),
                WarmingWords.evidence(day),
                WarmingWords.outlook(day));
    }

    private static String weight(WarmingDay day) {
        if (day.severity() == Severity.WARNING) {
            return "warning";
        }
        return day.decision() == Decision.ADVANCE ? "fine" : "plain";
    }
}
