package acct.report;

import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.Measure;
import acct.print.Numbers;
import acct.print.Sample;
import acct.print.Top;
import acct.report.BlockTable.Bar;
import acct.report.BlockTable.Head;
import acct.report.BlockTable.Holds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** All mail split by one dimension. */
enum BreakdownSection implements Section {
    BY_ISP(
            Dimension.ISP,
            "ISP",
            "Shares are of recipients; deferrals are attempts, their share is of attempts. The bar compares bounced shares."
                    + " “few”: of under " + Sample.FEW + ", too few for a share.",
            Report::byIsp),
    BY_SOURCE_IP(Dimension.SOURCE_IP, "source IP", "Outcome by source IP.", Report::bySourceIp),
    BY_VMTA(Dimension.VMTA, "vMTA", "Outcome by virtual MTA.", Report::byVmta),
    BY_POOL(Dimension.POOL, "pool", "Outcome by virtual MTA pool.", Report::byPool);

    private final Dimension dimension;
    private final String key;
    private final String caption;
    private final Function<Report, List<CountRow>> rows;

    BreakdownSection(Dimension dimension, String key, String caption, Function<Report, List<CountRow>> rows) {
        this.dimension = dimension;
        this.key = key;
        this.caption = caption;
        this.rows = rows;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String title() {
        return "By " + key;
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        List<CountRow> all = rows.apply(facts.report());
        return List.of(
                CountTable.of(all, dimension).in(Medium.JSON),
                forPage(all, facts.report().total()).in(Medium.PAGE));
    }

    private Block forPage(List<CountRow> all, Counts total) {
        if (all.isEmpty()) {
            return new Block.Note("No rows.", Block.Tone.INSTEAD);
        }
        List<Measure> measures = measures(total);
        List<Head> heads = new ArrayList<>(List.of(new Head(dimension.label(), capital(key), Holds.NAME)));
        measures.forEach(measure -> heads.add(head(measure)));
        String leftOut = Top.leftOut(all, key, dimension.label());
        return new BlockTable(
                "",
                leftOut.isEmpty() ? caption : caption + " " + leftOut,
                heads,
                Top.of(all, Words.MOST_ROWS).stream()
                        .map(row -> cells(row, measures))
                        .toList());
    }

    /** A vMTA is written so everywhere. */
    private static String capital(String words) {
        return words.equals("vMTA") ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static Head head(Measure measure) {
        return new Head(
                measure.label(),
                capital(measure.label().replace('_', ' ')),
                CountTable.holds(measure),
                measure == Measure.BOUNCED_SHARE ? Bar.SHOWN : Bar.HIDDEN);
    }

    /** Where a number is not logged at all, its share is left out. */
    private static List<Measure> measures(Counts total) {
        List<Measure> measures = new ArrayList<>(List.of(
                Measure.RECIPIENTS,
                Measure.DELIVERED,
                Measure.DELIVERED_SHARE,
                Measure.BOUNCED,
                Measure.BOUNCED_SHARE,
                Measure.DEFERRED));
        if (total.deferred() != null) {
            measures.add(Measure.DEFERRED_SHARE);
        }
        measures.add(Measure.COMPLAINTS);
        if (total.complaints() != null) {
            measures.add(Measure.COMPLAINT_SHARE);
        }
        return measures;
    }

    private static List<Cell> cells(CountRow row, List<Measure> measures) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(row.text(0))));
        measures.forEach(
                measure -> cells.add(isFew(measure, row.counts()) ? Cell.Missing.FEW : Cell.of(measure, row.counts())));
        return cells;
    }

    private static boolean isFew(Measure measure, Counts counts) {
        Long whole = measure.whole(counts);
        return whole != null && whole > 0 && whole < Sample.FEW && Numbers.logged(measure, counts);
    }
}
