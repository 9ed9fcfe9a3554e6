package acct.report.chart;

import acct.model.Counts;
import acct.model.Measure;
import acct.print.LogText;
import acct.print.Numbers;
import acct.warming.WarmingDay;
import acct.warming.WarmingDay.Volume;
import acct.warming.WarmingTrack;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jfree.data.category.DefaultCategoryDataset;

/** One chart for each source IP that follows a plan: the plan as a line, what happened as bars. */
public final class WarmingCharts {
    static final String PLAN = "plan";

    private static final String NAME = "warming-";
    /** More days would make bars thinner than a pixel; the latest are drawn. */
    private static final int MOST_DAYS = 90;

    private static final Pattern FILE = Pattern.compile("warming-[0-9a-f._]+(-(light|dark)\\.png|\\.svg)");

    private WarmingCharts() {}

    /** Whether a chart is one of these. */
    public static boolean drew(Chart chart) {
        return chart.name().startsWith(NAME);
    }

    /** Whether a file of a report's folder is a picture of one. */
    public static boolean isPicture(String fileName) {
        return FILE.matcher(fileName).matches();
    }

    /** The name of an IP's chart: {@code warming-192.0.2.60}, with {@code _} for the colons of IPv6. */
    public static String name(String sourceIp) {
        return NAME + sourceIp.replace(':', '_');
    }

    /** One chart for each planned IP that has begun. */
    public static List<Chart> of(WarmingTrack track) {
        List<Chart> charts = new ArrayList<>();
        track.byIp().forEach((sourceIp, days) -> {
            if (days.stream().anyMatch(day -> day.planned() != null)) {
                charts.add(chart(sourceIp, days));
            }
        });
        return charts;
    }

    private static Chart chart(String sourceIp, List<WarmingDay> all) {
        LocalDate last = all.get(all.size() - 1).day();
        List<WarmingDay> days = all.stream()
                .filter(day -> day.day().isAfter(last.minusDays(MOST_DAYS)))
                .toList();
        DefaultCategoryDataset plan = plan(days);
        DefaultCategoryDataset happened = happened(days);
        boolean deferrals = days.stream().anyMatch(day -> day.counts().deferred() != null);
        String title = LogText.cut(sourceIp, 45) + ": plan and " + (deferrals ? "attempts" : "recipients") + " a day";
        return new Chart(name(sourceIp), title, text(days, last), ChartPainter.planned(title, happened, plan));
    }

    private static String text(List<WarmingDay> days, LocalDate last) {
        Counts sum = Counts.sum(
                new WarmingTrack(days).on(last).stream().map(WarmingDay::counts).toList());
        long planned = new WarmingTrack(days)
                .on(last).stream()
                        .mapToLong(day -> day.planned() == null ? 0 : day.planned())
                        .sum();
        return last + ": " + Numbers.count(planned) + " planned, " + Numbers.measure(Measure.DELIVERED, sum)
                + " accepted, " + Numbers.measure(Measure.BOUNCED, sum) + " bounced, deferred attempts: "
                + Numbers.measure(Measure.DEFERRED, sum) + ".";
    }

    /** What was planned at all ISPs together; no value before the start. */
    static DefaultCategoryDataset plan(List<WarmingDay> days) {
        Map<LocalDate, Long> planned = new TreeMap<>();
        for (WarmingDay day : days) {
            if (day.planned() != null) {
                planned.merge(day.day(), day.planned(), Long::sum);
            }
        }
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        allDays(days).forEach(day -> data.addValue(planned.get(day), PLAN, day.toString()));
        return data;
    }

    /** Accepted, bounced and deferred; the first two are the recipients that the plan is about. */
    static DefaultCategoryDataset happened(List<WarmingDay> days) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        WarmingTrack track = new WarmingTrack(days);
        for (LocalDate day : allDays(days)) {
            List<Counts> counts = track.on(day).stream()
                    .filter(d -> d.volume() != Volume.NO_DATA)
                    .map(WarmingDay::counts)
                    .toList();
            Counts sum = counts.isEmpty() ? Counts.noLongerStored() : Counts.sum(counts);
            data.addValue(sum.knownDelivered(), "accepted", day.toString());
            data.addValue(sum.knownBounced(), "bounced", day.toString());
            if (days.stream().anyMatch(d -> d.counts().deferred() != null)) {
                data.addValue(sum.deferred(), "deferred", day.toString());
            }
        }
        return data;
    }

    private static List<LocalDate> allDays(List<WarmingDay> days) {
        LocalDate first = days.get(0).day();
        LocalDate last = days.get(days.size() - 1).day();
        return first.datesUntil(last.plusDays(1)).toList();
    }
}
