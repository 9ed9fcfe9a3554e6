package acct.report.chart;

import org.jspecify.annotations.Nullable;

/**
 * One chart of a report.
 *
 * @param name its name in file names, such as {@code volume-by-hour}
 * @param title what it shows
 * @param text what it says, with its key figure; or why there is no picture
 * @param picture what it looks like; null if the files cannot know the numbers
 */
public record Chart(
        String name, String title, String text, @Nullable Picture picture) {
    /** Width of the picture in CSS pixels. */
    public static final int WIDTH = 440;

    /** Height of the picture in CSS pixels. */
    public static final int HEIGHT = 340;

    /** The drawing as an address that needs no further file; empty if there is none. */
    public String dataUri() {
        return picture == null ? "" : picture.svg().dataUri();
    }

    /** Name of the drawing's file. */
    public String fileName() {
        return fileName(name);
    }

    public static String fileName(String name) {
        return name + ".svg";
    }
}
