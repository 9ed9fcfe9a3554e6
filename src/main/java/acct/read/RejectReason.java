package acct.read;

import java.util.Locale;

/** Why a line was not stored. */
public enum RejectReason {
    /** The type cell holds none of PowerMTA's eight record types. */
    UNKNOWN_TYPE,
    /** The time of the event cannot be read. */
    BAD_TIME,
    /** At least two cells are missing. */
    TOO_FEW_CELLS,
    /** There are more cells than names. */
    TOO_MANY_CELLS,
    /** A quoted cell is still open at the end of the line, and no sound record follows. */
    OPEN_QUOTE,
    /** Something other than a comma follows a closing quote. */
    TEXT_AFTER_QUOTE,
    /** The line holds a NUL byte, as files do after a crash. */
    NUL_BYTE,
    /** The line is longer than any record can be. */
    LINE_TOO_LONG,
    /** Another file brought this row, and the operator asked to store only the others. */
    ALREADY_STORED;

    /** The code in the store and in JSON, such as {@code open-quote}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
