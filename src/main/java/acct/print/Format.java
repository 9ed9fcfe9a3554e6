package acct.print;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;

/** How rows are printed. */
public enum Format {
    /** For people at a terminal. */
    TABLE("txt"),
    /** RFC 4180 with LF, for spreadsheets and scripts. */
    CSV("csv"),
    /** The same with tabs between the cells and no quotes, for {@code cut} and {@code awk}. */
    TSV("tsv"),
    /** One array of objects. */
    JSON("json"),
    /** One object per line. */
    JSONL("jsonl"),
    /** For tickets and wikis. */
    MARKDOWN("md"),
    /** A table to put into a page. */
    HTML("html"),
    /** For other engines; only into a file. */
    PARQUET("parquet");

    private final String ending;

    Format(String ending) {
        this.ending = ending;
    }

    /** Whether a program reads it: numbers as they are, and nothing said beside the data. */
    public boolean forPrograms() {
        return EnumSet.of(CSV, TSV, JSON, JSONL, PARQUET).contains(this);
    }

    /** Whether each value stands beside the name of its column, so that two columns cannot share one. */
    public boolean needsNamesOfTheirOwn() {
        return EnumSet.of(JSON, JSONL, PARQUET).contains(this);
    }

    /** What the name of a file says by its ending. */
    public static Optional<Format> ofFile(String name) {
        return Arrays.stream(values())
                .filter(format -> name.toLowerCase(Locale.ROOT).endsWith("." + format.ending))
                .findFirst();
    }
}
