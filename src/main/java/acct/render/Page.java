package acct.render;

import java.util.List;

/**
 * What the templates are given: the report, and what was derived from it for reading.
 *
 * @param report the report
 * @param verdict the report in one line
 * @param charts the charts
 * @param breakdowns the tables by ISP, source IP, vMTA and pool
 * @param matrix source IP × ISP
 */
public record Page(Report report, Verdict verdict, List<Chart> charts, List<Breakdown> breakdowns, Matrix matrix) {
    public Page {
        charts = List.copyOf(charts);
        breakdowns = List.copyOf(breakdowns);
    }

    static Page of(Report report, List<Chart> charts) {
        return new Page(
                report,
                Verdict.of(report),
                charts,
                List.of(
                        Breakdown.of("by-isp", "By ISP", "ISP", report.byIsp(), report.total()),
                        Breakdown.of("by-source-ip", "By source IP", "Source IP", report.bySourceIp(), report.total()),
                        Breakdown.of("by-vmta", "By vMTA", "vMTA", report.byVmta(), report.total()),
                        Breakdown.of("by-pool", "By pool", "Pool", report.byPool(), report.total())),
                Matrix.of(report));
    }
}
