package acct.report;

import acct.report.chart.Chart;
import acct.report.chart.WarmingCharts;
import java.util.ArrayList;
import java.util.List;

/** All mail in pictures; a letter has one of them, below the ISPs with the most trouble. */
final class ChartsSection implements Section {
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
        List<Chart> charts = facts.charts().stream()
                .filter(chart -> !WarmingCharts.drew(chart))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Pictures(charts).in(Medium.PAGE));
        BreakdownsSection.worstIsps(facts).ifPresent(table -> blocks.add(table.in(Medium.LETTER)));
        // A letter has one, and says nothing with it that it does not say in words.
        charts.stream()
                .filter(chart -> chart.picture() != null)
                .findFirst()
                .ifPresent(chart -> blocks.add(new Block.Pictures(List.of(chart)).in(Medium.MAIL)));
        return blocks;
    }
}
