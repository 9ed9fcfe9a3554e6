package acct.report;

import acct.model.CountRow;
import acct.model.Measure;
import acct.print.Top;
import acct.report.BlockTable.Head;
import acct.report.BlockTable.Holds;
import acct.report.chart.Chart;
import acct.report.chart.WarmingCharts;
import java.util.ArrayList;
import java.util.List;

/** All mail in pictures; where none can be shown, in small tables by what the pictures compare. */
final class ChartsSection implements Section {
    private static final int MOST_ROWS = 10;
    private static final List<Measure> MEASURES = List.of(
            Measure.RECIPIENTS, Measure.DELIVERED_SHARE, Measure.BOUNCED, Measure.BOUNCED_SHARE, Measure.DEFERRED);

    @Override
    public String id() {
        return "charts";
    }

    @Override
    public String title() {
        return "Charts";
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        Report report = facts.report();
        List<Chart> charts = facts.charts().stream()
                .filter(chart -> !WarmingCharts.drew(chart))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Pictures(charts).in(Medium.PAGE));
        blocks.add(new Block.Pictures(charts).in(Medium.MAIL));
        table(blocks, "ISP", report.byIsp());
        leftOut(blocks, Top.leftOut(report.byIsp(), "ISP", "isp"));
        table(blocks, "Source IP", report.bySourceIp());
        leftOut(blocks, Top.leftOut(report.bySourceIp(), "source IP", "source_ip"));
        leftOut(blocks, Top.leftOut(report.byVmta(), "vMTA", "vmta"));
        leftOut(blocks, Top.leftOut(report.byPool(), "pool", "pool"));
        return blocks;
    }

    private static void table(List<Block> blocks, String key, List<CountRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<Head> heads = new ArrayList<>(List.of(new Head(key, key, Holds.NAME)));
        MEASURES.forEach(measure -> heads.add(new Head(measure.label(), measure.label(), CountTable.holds(measure))));
        List<List<Cell>> cells =
                Top.of(rows, MOST_ROWS).stream().map(ChartsSection::cells).toList();
        blocks.add(new BlockTable("By " + key, "", heads, cells).in(Medium.TEXT));
    }

    private static List<Cell> cells(CountRow row) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(row.key().get(0))));
        MEASURES.forEach(measure -> cells.add(Cell.of(measure, row.counts())));
        return cells;
    }

    /** What even summary.json does not name. */
    private static void leftOut(List<Block> blocks, String words) {
        if (!words.isEmpty()) {
            blocks.add(new Block.Note("Not in any list of this report: " + words, Block.Tone.BESIDE).in(Medium.TEXT));
        }
    }
}
