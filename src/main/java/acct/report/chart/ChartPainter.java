package acct.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.NumberFormat;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.RangeType;
import org.jfree.data.category.DefaultCategoryDataset;

/** How charts look: flat bars on a zero line, thin horizontal help lines, nothing else. */
public final class ChartPainter {
    /** Twice the pixels, so that the picture is sharp on today's displays. */
    private static final int SCALE = 2;

    private static final Theme THEME = Theme.LIGHT;
    private static final float TITLE_SIZE = 15f;
    private static final float TEXT_SIZE = 12f;
    private static final double ROOM_FOR_LABELS = 0.25;
    private static final double WIDEST_BAR = 0.12;
    private static final double FEWEST_RECIPIENTS = 5;
    private static final double SMALLEST_SHARE = 0.01;

    private ChartPainter() {}

    /** Outcomes on top of each other along the time. */
    public static Picture stacked(String title, DefaultCategoryDataset data) {
        StackedBarRenderer renderer = new StackedBarRenderer();
        for (int row = 0; row < data.getRowCount(); row++) {
            renderer.setSeriesPaint(row, colour(data.getRowKey(row).toString()));
        }
        CategoryPlot plot = plot(data, new TimeCategoryAxis(data.getColumnCount()), counts(), renderer);
        plot.getDomainAxis().setCategoryMargin(data.getColumnCount() > 40 ? 0.1 : 0.2);
        JFreeChart chart = chart(title, plot);
        chart.addLegend(legend(plot));
        return picture(chart, data);
    }

    /** The same, with a line of what was planned before them. */
    static Picture planned(String title, DefaultCategoryDataset data, DefaultCategoryDataset plan) {
        StackedBarRenderer renderer = new StackedBarRenderer();
        for (int row = 0; row < data.getRowCount(); row++) {
            renderer.setSeriesPaint(row, colour(data.getRowKey(row).toString()));
        }
        LineAndShapeRenderer line = new LineAndShapeRenderer(true, data.getColumnCount() == 1);
        line.setSeriesPaint(0, THEME.text());
        line.setSeriesStroke(0, new BasicStroke(2f));
        CategoryPlot plot = plot(data, new TimeCategoryAxis(data.getColumnCount()), counts(), renderer);
        plot.setDataset(1, plan);
        plot.setRenderer(1, line);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        JFreeChart chart = chart(title, plot);
        chart.addLegend(legend(plot));
        return new Picture(chart);
    }

    /** Names with a bar and its value each. */
    public static Picture bars(String title, DefaultCategoryDataset data, Color colour) {
        BarRenderer renderer = new BarRenderer();
        renderer.setSeriesPaint(0, colour);
        renderer.setDefaultItemLabelGenerator(new ShareLabels());
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultItemLabelFont(ChartFont.of(TEXT_SIZE));
        renderer.setDefaultItemLabelPaint(THEME.text());
        renderer.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        CategoryAxis names = new CategoryAxis();
        names.setMaximumCategoryLabelWidthRatio(0.5f);
        names.setCategoryMargin(0.35);
        CategoryPlot plot = plot(data, names, shares(), renderer);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeGridlinesVisible(false);
        return picture(chart(title, plot), data);
    }

    private static Color colour(String outcome) {
        return switch (outcome) {
            case "delivered", "accepted" -> THEME.delivered();
            case "deferred" -> THEME.deferred();
            default -> THEME.bounced();
        };
    }

    private static NumberAxis counts() {
        // The root locale has no short forms such as 20K.
        NumberFormat compact = NumberFormat.getCompactNumberInstance(Locale.ENGLISH, NumberFormat.Style.SHORT);
        compact.setMaximumFractionDigits(1);
        NumberAxis axis = new NumberAxis();
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ENGLISH));
        axis.setNumberFormatOverride(compact);
        axis.setAutoRangeMinimumSize(FEWEST_RECIPIENTS);
        return axis;
    }

    private static NumberAxis shares() {
        NumberAxis axis = new NumberAxis();
        axis.setUpperMargin(ROOM_FOR_LABELS);
        axis.setAutoRangeMinimumSize(SMALLEST_SHARE);
        // Each bar carries its value, so a scale beside it would only be read twice.
        axis.setTickLabelsVisible(false);
        return axis;
    }

    private static CategoryPlot plot(
            DefaultCategoryDataset data, CategoryAxis names, NumberAxis values, BarRenderer renderer) {
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setMaximumBarWidth(WIDEST_BAR);
        names.setTickLabelFont(ChartFont.of(TEXT_SIZE));
        names.setTickLabelPaint(THEME.text());
        names.setAxisLinePaint(THEME.muted());
        names.setTickMarksVisible(false);
        names.setLowerMargin(0.01);
        names.setUpperMargin(0.01);
        values.setAutoRangeIncludesZero(true);
        // A message or two must not be given room below nothing.
        values.setRangeType(RangeType.POSITIVE);
        values.setLowerMargin(0);
        values.setTickLabelFont(ChartFont.of(TEXT_SIZE));
        values.setTickLabelPaint(THEME.muted());
        values.setLabelFont(ChartFont.of(TEXT_SIZE));
        values.setAxisLineVisible(false);
        values.setTickMarksVisible(false);
        CategoryPlot plot = new CategoryPlot(data, names, values, renderer);
        plot.setBackgroundPaint(THEME.background());
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(THEME.line());
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setNoDataMessage("no data");
        plot.setNoDataMessageFont(ChartFont.of(TITLE_SIZE));
        plot.setNoDataMessagePaint(THEME.muted());
        return plot;
    }

    private static JFreeChart chart(String title, CategoryPlot plot) {
        JFreeChart chart = new JFreeChart(null, ChartFont.of(TITLE_SIZE), plot, false);
        TextTitle heading = new TextTitle(title, ChartFont.of(TITLE_SIZE));
        heading.setPaint(THEME.text());
        heading.setHorizontalAlignment(HorizontalAlignment.LEFT);
        heading.setPadding(2, 4, 8, 4);
        chart.setTitle(heading);
        chart.setBackgroundPaint(THEME.background());
        chart.setPadding(new RectangleInsets(8, 8, 8, 14));
        return chart;
    }

    private static LegendTitle legend(CategoryPlot plot) {
        LegendTitle legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setItemFont(ChartFont.of(TEXT_SIZE));
        legend.setItemPaint(THEME.text());
        legend.setBackgroundPaint(THEME.background());
        legend.setFrame(BlockBorder.NONE);
        return legend;
    }

    private static Picture picture(JFreeChart chart, DefaultCategoryDataset data) {
        if (ChartData.isEmpty(data)) {
            // Without a value JFreeChart draws an axis for nothing; without a data set it prints the message.
            chart.getCategoryPlot().setDataset(null);
            chart.getCategoryPlot().getRangeAxis().setVisible(false);
            chart.getCategoryPlot().getDomainAxis().setVisible(false);
            chart.getCategoryPlot().setRangeGridlinesVisible(false);
        }
        return new Picture(chart);
    }

    static Png png(JFreeChart chart) {
        BufferedImage image = new BufferedImage(Chart.WIDTH * SCALE, Chart.HEIGHT * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(THEME.background());
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.scale(SCALE, SCALE);
        chart.draw(graphics, new Rectangle(Chart.WIDTH, Chart.HEIGHT));
        graphics.dispose();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", bytes);
            return new Png(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
