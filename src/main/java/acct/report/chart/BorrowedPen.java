package acct.report.chart;

import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a drawing is made with, kept by a Java2D canvas of one pixel: colours, strokes, fonts and where the paper lies. What
 * charts do not draw is refused.
 */
abstract class BorrowedPen extends Graphics2D {
    private final Graphics2D pen;

    /** A pen that this canvas keeps. */
    BorrowedPen(Graphics2D pen) {
        this.pen = pen;
    }

    @Override
    public void translate(int x, int y) {
        pen.translate(x, y);
    }

    @Override
    public void translate(double x, double y) {
        pen.translate(x, y);
    }

    @Override
    public void rotate(double theta) {
        pen.rotate(theta);
    }

    @Override
    public void rotate(double theta, double x, double y) {
        pen.rotate(theta, x, y);
    }

    @Override
    public void scale(double x, double y) {
        pen.scale(x, y);
    }

    @Override
    public void shear(double x, double y) {
        pen.shear(x, y);
    }

    @Override
    public void transform(AffineTransform by) {
        pen.transform(by);
    }

    @Override
    public void setTransform(AffineTransform to) {
        pen.setTransform(to);
    }

    @Override
    public AffineTransform getTransform() {
        return pen.getTransform();
    }

    @Override
    public Paint getPaint() {
        return pen.getPaint();
    }

    @Override
    public void setPaint(Paint paint) {
        pen.setPaint(paint);
    }

    @Override
    public Color getColor() {
        return pen.getColor();
    }

    @Override
    public void setColor(Color colour) {
        pen.setColor(colour);
    }

    @Override
    public Composite getComposite() {
        return pen.getComposite();
    }

    @Override
    public void setComposite(Composite composite) {
        pen.setComposite(composite);
    }

    @Override
    public Color getBackground() {
        return pen.getBackground();
    }

    @Override
    public void setBackground(Color colour) {
        pen.setBackground(colour);
    }

    @Override
    public Stroke getStroke() {
        return pen.getStroke();
    }

    @Override
    public void setStroke(Stroke stroke) {
        pen.setStroke(stroke);
    }

    @Override
    public Font getFont() {
        return pen.getFont();
    }

    @Override
    public void setFont(Font font) {
        pen.setFont(font);
    }

    @Override
    public FontMetrics getFontMetrics(Font font) {
        return pen.getFontMetrics(font);
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return pen.getFontRenderContext();
    }

    @Override
    public @Nullable Object getRenderingHint(RenderingHints.Key key) {
        return pen.getRenderingHint(key);
    }

    /** A screen’s hints have no meaning here, and would change the measures of words. */
    @Override
    public void setRenderingHint(RenderingHints.Key key, Object value) {}

    @Override
    public void setRenderingHints(Map<?, ?> hints) {}

    @Override
    public void addRenderingHints(Map<?, ?> hints) {}

    @Override
    public RenderingHints getRenderingHints() {
        return pen.getRenderingHints();
    }

    /** Bars end where the plot does, so nothing is cut. */
    @Override
    public void clip(Shape shape) {
        pen.clip(shape);
    }

    @Override
    public Shape getClip() {
        return pen.getClip();
    }

    @Override
    public void setClip(Shape shape) {
        pen.setClip(shape);
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        pen.setClip(x, y, width, height);
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        pen.clipRect(x, y, width, height);
    }

    @Override
    public Rectangle getClipBounds() {
        return pen.getClipBounds();
    }

    @Override
    public boolean hit(Rectangle where, Shape shape, boolean onStroke) {
        return pen.hit(where, shape, onStroke);
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        return pen.getDeviceConfiguration();
    }

    @Override
    public void dispose() {
        pen.dispose();
    }

    private static UnsupportedOperationException never(String what) {
        return new UnsupportedOperationException("a chart draws no " + what);
    }

    @Override
    public void setPaintMode() {
        pen.setPaintMode();
    }

    @Override
    public void setXORMode(Color colour) {
        throw never("inverted colours");
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        throw never("copies");
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        throw never("holes");
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        throw never("round boxes");
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        throw never("round boxes");
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int start, int arc) {
        throw never("arcs");
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int start, int arc) {
        throw never("arcs");
    }

    @Override
    public void drawPolyline(int[] x, int[] y, int points) {
        throw never("polygons by number");
    }

    @Override
    public void drawPolygon(int[] x, int[] y, int points) {
        throw never("polygons by number");
    }

    @Override
    public void fillPolygon(int[] x, int[] y, int points) {
        throw never("polygons by number");
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        throw never("mixed words");
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        throw never("mixed words");
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        throw never("glyphs");
    }

    @Override
    public boolean drawImage(Image image, AffineTransform at, ImageObserver observer) {
        throw never("images");
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp op, int x, int y) {
        throw never("images");
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform at) {
        throw never("images");
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform at) {
        throw never("images");
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        throw never("images");
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        throw never("images");
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color colour, ImageObserver observer) {
        throw never("images");
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, Color colour, ImageObserver observer) {
        throw never("images");
    }

    @Override
    public boolean drawImage(
            Image image, int dx1, int dy1, int dx2, int dy2, int sx1, int sy1, int sx2, int sy2, ImageObserver who) {
        throw never("images");
    }

    @Override
    public boolean drawImage(
            Image image,
            int dx1,
            int dy1,
            int dx2,
            int dy2,
            int sx1,
            int sy1,
            int sx2,
            int sy2,
            Color colour,
            ImageObserver who) {
        throw never("images");
    }
}
