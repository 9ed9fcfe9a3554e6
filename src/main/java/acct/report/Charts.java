package acct.report;

import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Measure;
import acct.print.LogText;
import acct.print.Numbers;
import acct.print.Sample;
import acct.print.Top;
import acct.report.chart.Chart;
import acct.report.chart.ChartData;
import acct.report.chart.ChartPainter;
import acct.report.chart.Hours;
import acct.report.chart.Theme;
import acct.report.chart.WarmingCharts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jfree.data.category.DefaultCategoryDataset;

/** The charts of a report: three, and one for each source IP that is being warmed up. */
public final class Charts {
    private static final String VOLUME = "volume-by-hour";
    private static final String BOUNCED = "bounced-by-isp";
    private static final String DEFERRED = "deferred-by-source-ip";

    private Charts() {}

    /** The names of all picture files that every report can have; see {@link WarmingCharts#isPicture} for the others. */
    public static List<String> fileNames() {
        return Stream.of(VOLUME, BOUNCED, DEFERRED).map(Chart::fileName).toList();
    }

    /** All charts, in the order in which they are shown; one that cannot be drawn says why. */
    public static List<Chart> of(Report report) {
        List<Chart> charts = new ArrayList<>(List.of(volume(report), bouncedByIsp(report), deferredBySourceIp(report)));
        charts.addAll(WarmingCharts.of(report.warming()));
        return charts;
    }

    private static Chart volume(Report report) {
        boolean deferrals = report.total().deferred() != null;
        List<Measure> outcomes = deferrals
                ? List.of(Measure.DELIVERED, Measure.DEFERRED, Measure.BOUNCED)
                : List.of(Measure.DELIVERED, Measure.BOUNCED);
        DefaultCategoryDataset data = ChartData.volume(report.byHour(), outcomes);
        boolean hours =
                data.getColumnCount() == 0 || Hours.isHour(data.getColumnKey(0).toString());
        String title = (deferrals ? "Attempts" : "Recipients") + " and their outcome by " + (hours ? "hour" : "day");
        Counts total = report.total();
        String text = ChartData.isEmpty(data)
                ? "No data."
                : Numbers.measure(Measure.DELIVERED, total) + " delivered, "
                        + Numbers.measure(Measure.BOUNCED, total) + " bounced"
                        + (deferrals ? ", " + Numbers.count(total.deferred()) + " deferred attempts" : "")
                        + busiest(report.byHour());
        if (ChartData.isEmpty(data)) {
            return skipped(VOLUME, title, text);
        }
        return new Chart(VOLUME, title, text, ChartPainter.stacked(title, data));
    }

    private static String busiest(List<CountRow> byHour) {
        return byHour.stream()
                .filter(r -> Numbers.logged(Measure.RECIPIENTS, r.counts()))
                .max(Comparator.comparingLong(r -> r.counts().recipients()))
                .map(r -> "; busiest hour " + LogText.cut(Hours.words(r.text(0)), 40) + " with "
                        + Numbers.count(r.counts().recipients(), "recipient", "recipients") + ".")
                .orElse(".");
    }

    private static Chart bouncedByIsp(Report report) {
        String title = "Bounced share by ISP";
        if (!Numbers.logged(Measure.BOUNCED_SHARE, report.total())
                && !report.byIsp().isEmpty()) {
            return skipped(BOUNCED, title, "Deliveries are not logged, so there is no share of bounces to draw.");
        }
        DefaultCategoryDataset data = ChartData.shares(report.byIsp(), Measure.BOUNCED_SHARE);
        String text = highest(report.byIsp(), Measure.BOUNCED_SHARE, "bounced", "recipients");
        if (ChartData.isEmpty(data)) {
            return skipped(BOUNCED, title, text);
        }
        return new Chart(BOUNCED, title, text, ChartPainter.bars(title, data, Theme.LIGHT.bounced()));
    }

    private static Chart deferredBySourceIp(Report report) {
        String title = "Deferred share by source IP";
        if (report.total().deferred() == null) {
            return skipped(DEFERRED, title, "Deferrals are not logged, so there is no share of them to draw.");
        }
        if (!Numbers.logged(Measure.DEFERRED_SHARE, report.total())) {
            return skipped(DEFERRED, title, "Deliveries are not logged, so there is no share of deferrals to draw.");
        }
        DefaultCategoryDataset data = ChartData.shares(report.bySourceIp(), Measure.DEFERRED_SHARE);
        String text = highest(report.bySourceIp(), Measure.DEFERRED_SHARE, "deferred", "attempts");
        if (ChartData.isEmpty(data)) {
            return skipped(DEFERRED, title, text);
        }
        return new Chart(DEFERRED, title, text, ChartPainter.bars(title, data, Theme.LIGHT.deferred()));
    }

    /** The key figure: {@code Highest: microsoft, 7.90 % of 1,000 recipients bounced.} */
    private static String highest(List<CountRow> rows, Measure share, String outcome, String unit) {
        Optional<CountRow> highest = Top.named(rows).stream()
                .filter(r -> n(share, r) >= Sample.FEW && share.of(r.counts()) != null)
                .max(Comparator.comparingDouble(
                        r -> Objects.requireNonNull(share.of(r.counts())).doubleValue()));
        if (highest.isPresent()
                && Objects.requireNonNull(share.of(highest.get().counts())).doubleValue() == 0) {
            return "Nothing " + outcome + ": looked at "
                    + Numbers.count(rows.stream().mapToLong(r -> n(share, r)).sum()) + " " + unit + ".";
        }
        return highest.map(r -> "Highest: " + LogText.cut(r.text(0), 60) + ", " + Numbers.measure(share, r.counts())
                        + " of " + Numbers.count(n(share, r)) + " " + unit + " " + outcome + ".")
                .orElse("No data: nothing has " + Sample.FEW + " " + unit + " or more.");
    }

    private static long n(Measure share, CountRow row) {
        Long n = share.whole(row.counts());
        return n == null ? 0 : n;
    }

    private static Chart skipped(String name, String title, String why) {
        return new Chart(name, title, why, null);
    }
}
