package acct.report.chart;

import java.awt.Rectangle;
import org.jfree.chart.JFreeChart;

/** What a chart looks like: as a drawing for pages and files, and, if somebody asks, as pixels for mail. */
public final class Picture {
    private final JFreeChart chart;
    private final Svg svg;

    Picture(JFreeChart chart) {
        this.chart = chart;
        VectorGraphics graphics = new VectorGraphics();
        chart.draw(graphics, new Rectangle(Chart.WIDTH, Chart.HEIGHT));
        this.svg = Svg.of(graphics);
    }

    /** For a page. */
    public Svg svg() {
        return svg;
    }

    /** For a mail, where drawings are not shown: twice the pixels, on light ground. */
    public Png png() {
        return ChartPainter.png(chart);
    }
}
