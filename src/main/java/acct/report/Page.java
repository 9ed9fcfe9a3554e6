package acct.report;

import acct.model.CountRow;
import acct.print.Sample;
import acct.print.Top;
import acct.report.chart.Chart;
import acct.report.chart.WarmingCharts;
import java.util.List;
import java.util.Locale;

/**
 * What the templates are given: the report, and what was derived from it for reading.
 *
 * @param report the report
 * @param verdict the report in one line
 * @param charts the charts of all mail
 * @param breakdowns the tables by ISP, source IP, vMTA and pool
 * @param matrix source IP × ISP
 * @param warming one card for each source IP that is being warmed up
 */
public record Page(
        Report report,
        Verdict verdict,
        List<Chart> charts,
        List<Breakdown> breakdowns,
        Matrix matrix,
        List<WarmingCard> warming) {
    private static final String EXPLAINED =
            "Shares are of recipients; deferrals are attempts, their share is of attempts. "
                    + "The bar compares bounced shares. “few”: of under " + Sample.FEW + ", too few for a share.";

    public Page {
        charts = List.copyOf(charts);
        breakdowns = List.copyOf(breakdowns);
        warming = List.copyOf(warming);
    }

    static Page of(Report report, List<Chart> charts) {
        return new Page(
                report,
                Verdict.of(report),
                charts.stream().filter(chart -> !WarmingCharts.drew(chart)).toList(),
                List.of(
                        of("isp", "ISP", EXPLAINED, report.byIsp(), report),
                        of("source-ip", "source IP", "Outcome by source IP.", report.bySourceIp(), report),
                        of("vmta", "vMTA", "Outcome by virtual MTA.", report.byVmta(), report),
                        of("pool", "pool", "Outcome by virtual MTA pool.", report.byPool(), report)),
                Matrix.of(report),
                WarmingCard.of(report.warming(), charts));
    }

    private static Breakdown of(String id, String key, String caption, List<CountRow> rows, Report report) {
        String heading = key.equals("vMTA") ? key : key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
        String leftOut = Top.leftOut(rows, key, id.replace('-', '_'));
        return Breakdown.of(
                "by-" + id,
                "By " + key,
                heading,
                leftOut.isEmpty() ? caption : caption + " " + leftOut,
                rows,
                report.total());
    }
}
