package acct.cli;

import acct.model.Surroundings;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * The one way to standard error: a line at the bottom of a terminal that is drawn again and again, and messages that go
 * above it. A message takes the line away, and it is drawn anew beneath; so neither breaks the other.
 */
final class StatusLine {
    /** Wider lines are hard to read, and say no more. */
    private static final int WIDEST = 79;

    private static final int NARROWEST = 20;
    private static final String ERASE = "\r\033[K";
    /** A terminal that became narrower must cut the line, not wrap it: a wrapped one cannot be taken back. */
    private static final String NO_WRAP = "\033[?7l";

    private static final String WRAP = "\033[?7h";

    private final PrintWriter err;
    private final PrintWriter messages;
    private final boolean isDrawn;
    private final int width;
    private @Nullable String text;
    private boolean isShown;

    private StatusLine(PrintWriter err, boolean isDrawn, int width) {
        this.err = err;
        this.isDrawn = isDrawn;
        this.width = width;
        this.messages = isDrawn ? new PrintWriter(new Above(), true) : err;
    }

    /** The line of the terminal that a person watches; messages only if there is none, or it has no cursor to move. */
    static StatusLine on(Surroundings around) {
        boolean canDraw = around.terminal() == Surroundings.Terminal.INTERACTIVE
                && !"dumb".equals(around.environment().get("TERM"));
        return new StatusLine(around.err(), canDraw, width(around.environment().get("COLUMNS")));
    }

    /** One column stays free, as a terminal may begin a new line after the last one. */
    private static int width(@Nullable String columns) {
        try {
            return columns == null ? WIDEST : Math.max(NARROWEST, Math.min(WIDEST, Integer.parseInt(columns) - 1));
        } catch (NumberFormatException e) {
            return WIDEST;
        }
    }

    /** Whether anything can be drawn. */
    boolean isDrawn() {
        return isDrawn;
    }

    /** How many characters fit. */
    int width() {
        return width;
    }

    /** Where messages go, each ended by a line break. */
    PrintWriter messages() {
        return messages;
    }

    /** Shows this in place of what was shown before. */
    synchronized void draw(String line) {
        text = line;
        show();
    }

    /** Leaves the line as it was drawn last; what comes next goes beneath. */
    synchronized void end() {
        if (isShown) {
            err.println();
        }
        text = null;
        isShown = false;
    }

    /** Takes the line away. */
    synchronized void erase() {
        if (isShown) {
            err.print(ERASE);
            err.flush();
        }
        text = null;
        isShown = false;
    }

    private void show() {
        err.print("\r" + NO_WRAP + text + "\033[K" + WRAP);
        err.flush();
        isShown = true;
    }

    /** Takes the line away before a message and draws it again after. */
    private final class Above extends Writer {
        private boolean isInLine;

        @Override
        public void write(char[] characters, int from, int length) {
            synchronized (StatusLine.this) {
                if (length == 0) {
                    return;
                }
                if (isShown) {
                    err.print(ERASE);
                    isShown = false;
                }
                err.write(characters, from, length);
                isInLine = characters[from + length - 1] != '\n';
            }
        }

        @Override
        public void flush() {
            synchronized (StatusLine.this) {
                if (text != null && !isShown && !isInLine) {
                    show();
                }
                err.flush();
            }
        }

        @Override
        public void close() {
            flush();
        }
    }
}
