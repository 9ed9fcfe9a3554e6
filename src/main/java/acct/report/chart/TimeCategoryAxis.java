package acct.report.chart;

import acct.print.LogText;
import java.awt.Graphics2D;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.text.TextBlock;
import org.jfree.chart.ui.RectangleEdge;

/** Hours or days under bars, of which only some are named, since all of them would not fit. */
final class TimeCategoryAxis extends CategoryAxis {
    private static final long serialVersionUID = 1L;
    private static final int MOST_LABELS = 8;

    private final int categories;

    TimeCategoryAxis(int categories) {
        this.categories = categories;
    }

    /** {@code 09} of {@code 2026-11-18T09+01:00}, {@code 11-18} of a day, nothing for those in between. */
    String label(String key, int place) {
        if (!Hours.isHour(key)) {
            int step = Math.max(1, (categories + MOST_LABELS - 1) / MOST_LABELS);
            boolean day = key.length() == 10 && key.charAt(4) == '-';
            return place % step == 0 || !day ? (day ? key.substring(5) : LogText.cut(key, 8)) : "";
        }
        String hour = key.substring(key.indexOf('T') + 1, Math.min(key.length(), key.indexOf('T') + 3));
        if (categories <= 25) {
            return Integer.parseInt(hour) % 3 == 0 ? hour : "";
        }
        return switch (hour) {
            case "00" -> key.substring(5, key.indexOf('T'));
            case "12" -> hour;
            default -> "";
        };
    }

    @Override
    @SuppressWarnings("rawtypes")
    protected TextBlock createLabel(Comparable category, float width, RectangleEdge edge, Graphics2D g2) {
        TextBlock block = new TextBlock();
        String label = label(category.toString(), place(category));
        if (!label.isEmpty()) {
            block.addLine(label, getTickLabelFont(category), getTickLabelPaint(category));
        }
        return block;
    }

    @SuppressWarnings("rawtypes")
    private int place(Comparable category) {
        CategoryPlot plot = (CategoryPlot) getPlot();
        return plot.getDataset().getColumnIndex(category);
    }
}
