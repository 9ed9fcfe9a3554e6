package acct.report.road;

import java.util.List;

/**
 * Where each part of the figure lies, in units that are about CSS pixels. Everything has its height by its attempts, on
 * one scale; what would be too thin to be seen is a hairline.
 *
 * @param width of the whole
 * @param height of the whole
 * @param stops the stops of all columns
 * @param bands the mail between two stops, leaks last, so that they lie on top
 * @param thin outlines of the hairlines, one for each gap between columns
 */
record RoadFigure(double width, double height, List<Stop> stops, List<Band> bands, List<String> thin) {
    /** Stops in a column; the rest is one stop. */
    static final int MOST_STOPS = 24;

    /** Of a stop. */
    static final double BAR = 10;

    /** Between two labels. */
    static final double LABEL = 17;

    /** The first line, with the names of the columns. */
    static final double TOP = 30;

    /**
     * One stop.
     *
     * @param column place in {@link Roads#STOPS}
     * @param stop the stop
     * @param x left edge of its bar
     * @param y upper edge of its bar
     * @param height of its bar
     * @param middle where its label stands
     * @param attempts its attempts
     * @param leaks those of them that are leaks
     */
    record Stop(
            int column, RoadStop stop, double x, double y, double height, double middle, long attempts, long leaks) {}

    /**
     * The mail between two neighbouring stops.
     *
     * @param from the left one
     * @param to the right one
     * @param leak whether it is a leak
     * @param attempts logged attempts
     * @param outline as SVG writes a path
     */
    record Band(Stop from, Stop to, boolean leak, long attempts, String outline) {}

    /** The figure of some roads; there must be one. */
    static RoadFigure of(Roads roads) {
        return new RoadLayout(RoadFlow.of(roads, MOST_STOPS)).figure();
    }
}
