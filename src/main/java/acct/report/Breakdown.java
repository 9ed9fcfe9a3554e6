package acct.report;

import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Measure;
import acct.print.Numbers;
import acct.print.Sample;
import acct.print.Top;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One table of a page: the total split by one dimension.
 *
 * @param id anchor
 * @param title heading
 * @param key heading of the first column
 * @param caption what the numbers mean
 * @param measures the columns; where a number is not logged at all, its share is left out
 * @param lines the rows
 */
public record Breakdown(String id, String title, String key, String caption, List<Measure> measures, List<Line> lines) {
    private static final int MOST_LINES = 100;
    private static final int WORST = 100;

    /**
     * One row.
     *
     * @param name the key's value
     * @param cells one per measure
     */
    public record Line(String name, List<Cell> cells) {}

    /**
     * One number.
     *
     * @param text as people read it
     * @param weight whether it says that there is no number
     * @param bar percent of the largest share in this column; -1 for no bar
     */
    public record Cell(String text, Weight weight, int bar) {}

    /** Whether a cell has a number. */
    public enum Weight {
        NUMBER,
        NO_NUMBER;

        /** The name in the style sheet. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Breakdown of(String id, String title, String key, String caption, List<CountRow> rows, Counts total) {
        List<Measure> measures = measures(total);
        List<CountRow> top = Top.of(rows, MOST_LINES);
        double worst = top.stream()
                .filter(r -> r.counts().answered() >= Sample.FEW)
                .map(r -> r.counts().bouncedShare())
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        List<Line> lines = new ArrayList<>();
        for (CountRow row : top) {
            lines.add(new Line(
                    row.text(0),
                    measures.stream().map(m -> cell(m, row.counts(), worst)).toList()));
        }
        return new Breakdown(id, title, key, caption, measures, lines);
    }

    /** {@code Bounced share} of {@code bounced_share}. */
    public static String heading(Measure measure) {
        String words = measure.label().replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

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

    private static Cell cell(Measure measure, Counts counts, double worst) {
        if (isFew(measure, counts)) {
            return new Cell("few", Weight.NO_NUMBER, -1);
        }
        Number value = measure.of(counts);
        String text = Numbers.measure(measure, counts);
        if (value == null || !Numbers.logged(measure, counts)) {
            return new Cell(text, Weight.NO_NUMBER, -1);
        }
        boolean bar = measure == Measure.BOUNCED_SHARE && worst > 0;
        return new Cell(text, Weight.NUMBER, bar ? (int) Math.round(value.doubleValue() / worst * WORST) : -1);
    }

    private static boolean isFew(Measure measure, Counts counts) {
        Long whole = measure.whole(counts);
        return whole != null && whole > 0 && whole < Sample.FEW && Numbers.logged(measure, counts);
    }
}
