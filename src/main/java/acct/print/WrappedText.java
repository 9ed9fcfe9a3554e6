package acct.print;

import acct.model.Surroundings;
import java.util.ArrayList;
import java.util.List;

/** Text in lines that fit on a screen, broken at blanks. */
public final class WrappedText {
    private static final int USUAL = 100;
    private static final int NARROWEST = 40;

    private final int width;

    private WrappedText(int width) {
        this.width = width;
    }

    /** For the screen that {@code COLUMNS} tells of, else for one of usual width. */
    public static WrappedText on(Surroundings around) {
        String columns = around.environment().getOrDefault("COLUMNS", "");
        try {
            return new WrappedText(Math.max(NARROWEST, Integer.parseInt(columns)));
        } catch (NumberFormatException e) {
            return new WrappedText(USUAL);
        }
    }

    /** For lines of so many places, or of as few as can be read. */
    public static WrappedText of(int width) {
        return new WrappedText(Math.max(NARROWEST, width));
    }

    /** How many places a line has. */
    public int width() {
        return width;
    }

    /**
     * The lines of a text; a word that is longer than a line stays whole, so that it can be copied.
     *
     * @param indent blanks before each of them
     * @param hanging more blanks before all but the first
     */
    public List<String> lines(String text, int indent, int hanging) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        boolean isEmpty = true;
        for (String word : LogText.visible(text).split(" ", -1)) {
            if (!isEmpty && width(line) + 1 + width(word) > width) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(indent + hanging));
                isEmpty = true;
            }
            line.append(isEmpty ? "" : " ").append(word);
            isEmpty = false;
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private static int width(CharSequence text) {
        return TerminalTable.width(text.toString());
    }
}
