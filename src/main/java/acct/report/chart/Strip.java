package acct.report.chart;

import java.util.List;

/**
 * A small picture of bars on a page: whole numbers only, so that the same numbers give the same bytes everywhere. How it
 * looks is the page's; what it says stands in words beside it.
 *
 * @param title what it shows
 * @param text what it says, with its key figure
 * @param width of the drawing
 * @param height of the drawing
 * @param marks bars and lines, later ones above earlier ones
 * @param labels words on its axes
 */
public record Strip(String title, String text, int width, int height, List<Mark> marks, List<Label> labels) {
    public Strip {
        marks = List.copyOf(marks);
        labels = List.copyOf(labels);
    }

    /**
     * A rectangle.
     *
     * @param style its class
     * @param x from the left
     * @param y from the top
     * @param width at least 1
     * @param height at least 1
     * @param title what it stands for; may be empty
     */
    public record Mark(String style, int x, int y, int width, int height, String title) {}

    /**
     * A word on an axis.
     *
     * @param x where
     * @param y its base line
     * @param anchor {@code start}, {@code middle} or {@code end}
     * @param text what it says
     */
    public record Label(int x, int y, String anchor, String text) {}
}
