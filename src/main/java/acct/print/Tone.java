package acct.print;

/** How loud a cell is at a terminal with colours. */
public enum Tone {
    PLAIN(""),
    /** Yellow. */
    WARNING("\u001b[33m"),
    /** Red. */
    CRITICAL("\u001b[31m");

    private static final String END = "\u001b[0m";

    private final String begin;

    Tone(String begin) {
        this.begin = begin;
    }

    /** A harmless text in this tone. */
    String of(String text) {
        return begin.isEmpty() ? text : begin + text + END;
    }
}
