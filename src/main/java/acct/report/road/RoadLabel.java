package acct.report.road;

import acct.print.LogText;

/**
 * A name in the figure. Letters have one width, so it is known without a font where a name ends.
 *
 * @param text the name, cut and without commands
 * @param width in units of the figure
 * @param fitted whether the width must be forced: letters beyond ASCII may come from any font
 */
record RoadLabel(String text, double width, Fitted fitted) {
    /** Of a letter, at the size of the figure's style; fixed-width fonts have between 0.55 and 0.61 of it. */
    static final double LETTER = 7.4;

    private static final int WIDE = 0x2e80;

    /** Whether the width must be forced. */
    enum Fitted {
        YES,
        NO
    }

    /** A name that takes no more room than so many letters; ideographs take two. */
    static RoadLabel of(String name, int letters) {
        int length = letters;
        String text = LogText.cutMiddle(name, length);
        while (letters(text) > letters && length > 1) {
            length--;
            text = LogText.cutMiddle(name, length);
        }
        boolean plain = text.codePoints().allMatch(c -> c < 0x80 || c == '…');
        return new RoadLabel(text, columns(text) * LETTER, plain ? Fitted.NO : Fitted.YES);
    }

    /** Accents stand on the letter before them. */
    private static int columns(String text) {
        return letters(text)
                - (int) text.codePoints()
                        .filter(c -> Character.getType(c) == Character.NON_SPACING_MARK)
                        .count();
    }

    private static int letters(String text) {
        return text.codePoints().map(c -> c < WIDE ? 1 : 2).sum();
    }
}
