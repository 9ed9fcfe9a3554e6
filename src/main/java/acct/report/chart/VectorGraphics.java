package acct.report.chart;

import acct.print.LogText;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Writes down as SVG what JFreeChart draws: areas, lines and words, each with the name of its colour in {@link Theme}, so
 * that one drawing serves light and dark. Nothing else is drawn by these charts, and anything else is refused. The
 * canvas that keeps the pen also measures words.
 */
final class VectorGraphics extends BorrowedPen {
    private static final double NEARLY_NOTHING = 1e-9;

    private final Graphics2D pen;
    private final StringBuilder out;
    private final DecimalFormat number = new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT));

    /** A drawing in the colours of {@link Theme#LIGHT}. */
    VectorGraphics() {
        this(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics(), new StringBuilder());
        // Metrics without hints of a screen: the drawing has none.
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setClip(new Rectangle(0, 0, Chart.WIDTH, Chart.HEIGHT));
    }

    private VectorGraphics(Graphics2D pen, StringBuilder out) {
        super(pen);
        this.pen = pen;
        this.out = out;
    }

    /** What was drawn, as elements. */
    String elements() {
        return out.toString();
    }

    @Override
    public Graphics create() {
        return new VectorGraphics((Graphics2D) pen.create(), out);
    }

    @Override
    public void fill(Shape shape) {
        if (shape instanceof Rectangle2D box && isUpright()) {
            Rectangle2D at = pen.getTransform().createTransformedShape(box).getBounds2D();
            if (at.getWidth() > 0 && at.getHeight() > 0) {
                out.append("<rect").append(attribute("x", at.getX())).append(attribute("y", at.getY()));
                out.append(attribute("width", at.getWidth())).append(attribute("height", at.getHeight()));
                out.append(colour("fill")).append("/>\n");
            }
            return;
        }
        out.append("<path d=\"")
                .append(path(shape))
                .append('"')
                .append(colour("fill"))
                .append("/>\n");
    }

    @Override
    public void draw(Shape shape) {
        float width = pen.getStroke() instanceof BasicStroke stroke ? stroke.getLineWidth() : 1f;
        out.append("<path d=\"").append(path(shape)).append("\" fill=\"none\"").append(colour("stroke"));
        out.append(attribute("stroke-width", width)).append("/>\n");
    }

    @Override
    public void drawString(String text, float x, float y) {
        String words = LogText.visible(text);
        if (words.isBlank()) {
            return;
        }
        double length =
                pen.getFont().getStringBounds(words, pen.getFontRenderContext()).getWidth();
        AffineTransform to = pen.getTransform();
        out.append("<text").append(attribute("font-size", pen.getFont().getSize2D()));
        if (isUpright()) {
            out.append(attribute("x", to.getTranslateX() + x)).append(attribute("y", to.getTranslateY() + y));
        } else {
            AffineTransform at = new AffineTransform(to);
            at.translate(x, y);
            out.append(" transform=\"matrix(")
                    .append(Math.round(at.getScaleX()))
                    .append(' ')
                    .append(Math.round(at.getShearY()))
                    .append(' ')
                    .append(Math.round(at.getShearX()))
                    .append(' ')
                    .append(Math.round(at.getScaleY()))
                    .append(' ')
                    .append(written(at.getTranslateX()))
                    .append(' ')
                    .append(written(at.getTranslateY()))
                    .append(")\"");
        }
        // Another font than ours must not be wider than the room that was found for ours.
        out.append(attribute("textLength", length)).append(" lengthAdjust=\"spacingAndGlyphs\"");
        out.append(colour("fill")).append('>').append(escaped(words)).append("</text>\n");
    }

    private boolean isUpright() {
        AffineTransform to = pen.getTransform();
        return to.getShearX() == 0 && to.getShearY() == 0 && to.getScaleX() == 1 && to.getScaleY() == 1;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private String path(Shape shape) {
        StringBuilder path = new StringBuilder();
        double[] to = new double[6];
        for (PathIterator at = shape.getPathIterator(pen.getTransform()); !at.isDone(); at.next()) {
            int kind = at.currentSegment(to);
            int points = switch (kind) {
                case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 1;
                case PathIterator.SEG_QUADTO -> 2;
                case PathIterator.SEG_CUBICTO -> 3;
                default -> 0;
            };
            path.append("MLQCZ".charAt(kind));
            for (int place = 0; place < 2 * points; place++) {
                path.append(place == 0 ? "" : " ").append(written(to[place]));
            }
        }
        return path.toString();
    }

    private String colour(String of) {
        Color colour = pen.getColor();
        String name = Theme.LIGHT.nameOf(colour);
        return name == null
                ? " " + of + "=\"#" + String.format(Locale.ROOT, "%06x", colour.getRGB() & 0xffffff) + "\""
                : " " + of + "=\"var(--" + name + ")\"";
    }

    private String attribute(String name, double value) {
        return " " + name + "=\"" + written(value) + "\"";
    }

    private String written(double value) {
        return number.format(Math.abs(value) < NEARLY_NOTHING ? 0 : value);
    }

    @Override
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        fill(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        draw(new Ellipse2D.Double(x, y, width, height));
    }
}
