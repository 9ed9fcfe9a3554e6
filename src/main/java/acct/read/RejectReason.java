package acct.read;

import java.util.Locale;

/** Why a line was not stored. */
public enum RejectReason {
    /** The type cell holds none of PowerMTA's eight record types. */
    UNKNOWN_TYPE("the type is none of d, b, t, tq, f, rb, rs, r"),
    /** The time of the event cannot be read. */
    BAD_TIME("the time cannot be read"),
    /** At least two cells are missing. */
    TOO_FEW_CELLS("the record has fewer cells than its header"),
    /** There are more cells than names. */
    TOO_MANY_CELLS("the record has more cells than its header"),
    /** A quoted cell is still open at the end of the line, and no sound record follows. */
    OPEN_QUOTE("a quoted cell is not closed"),
    /** Something other than a comma follows a closing quote. */
    TEXT_AFTER_QUOTE("there is text after a closing quote"),
    /** The line holds a NUL byte, as files do after a crash. */
    NUL_BYTE("the line holds a NUL byte"),
    /** The line is longer than any record can be. */
    LINE_TOO_LONG("the line is longer than 16 MB"),
    /** Another file brought this row, and the operator asked to store only the others. */
    ALREADY_STORED("another file brought this row already");

    private final String explanation;

    RejectReason(String explanation) {
        this.explanation = explanation;
    }

    /** The code in the store and in JSON, such as {@code open-quote}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Half a sentence for people. */
    public String explanation() {
        return explanation;
    }
}
