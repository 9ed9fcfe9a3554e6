package acct.report.chart;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One chart of a report, drawn in every theme.
 *
 * @param name its name in file names, such as {@code volume-by-hour}
 * @param title what it shows
 * @param text what it says, with its key figure; or why there is no picture
 * @param pictures none if the files cannot know the numbers
 */
public record Chart(String name, String title, String text, Map<Theme, Png> pictures) {
    /** Width of the picture in CSS pixels; it has twice as many. */
    public static final int WIDTH = 440;

    /** Height of the picture in CSS pixels. */
    public static final int HEIGHT = 340;

    public Chart {
        pictures = Map.copyOf(pictures);
    }

    /** The picture for a theme. */
    public @Nullable Png picture(Theme theme) {
        return pictures.get(theme);
    }

    /** The picture for a theme as an address that needs no further file. */
    public String dataUri(Theme theme) {
        Png picture = pictures.get(theme);
        return picture == null ? "" : picture.dataUri();
    }

    /** Name of the picture's file. */
    public String fileName(Theme theme) {
        return fileName(name, theme);
    }

    public static String fileName(String name, Theme theme) {
        return name + "-" + theme.label() + ".png";
    }
}
