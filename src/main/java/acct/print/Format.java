package acct.print;

/** How rows are printed. */
public enum Format {
    /** For people at a terminal. */
    TABLE,
    /** RFC 4180 with LF, for spreadsheets and scripts. */
    CSV,
    /** One array of objects. */
    JSON,
    /** One object per line. */
    JSONL,
    /** For tickets and wikis. */
    MARKDOWN;

    /** Whether a program reads it: numbers as they are, and nothing said beside the data. */
    public boolean forPrograms() {
        return this == CSV || this == JSON || this == JSONL;
    }
}
