package acct.cli;

import acct.print.LogText;
import acct.sql.Row;
import java.io.PrintWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines that were not stored as an accounting file that an editor can mend: under the header that was in force
 * where they stood, as they are. Lines that cannot be given back whole are named instead.
 */
final class RejectsExport {
    private static final String TAB = "\t";

    private final PrintWriter out;
    private final Target target;
    private final Consumer<String> note;
    private @Nullable String header;
    private long written;

    /** Where the lines go. */
    enum Target {
        /** A file: as they are, whatever they hold. */
        FILE,
        /** Standard output, which may be a terminal: no line that could command it. */
        STANDARD_OUTPUT
    }

    /**
     * An export.
     *
     * @param note hears of each line that is left out
     */
    RejectsExport(PrintWriter out, Target target, Consumer<String> note) {
        this.out = out;
        this.target = target;
        this.note = note;
    }

    /** Writes one row of {@code sql/report/rejects_export.sql}. */
    void write(Row row) {
        String lineHeader = row.text("header");
        String raw = row.text("raw");
        String place = LogText.visible(row.text("path") + ":" + row.count("line"));
        if (row.flag("is_cut")) {
            note.accept("left out " + place + ": the line is longer than 64 KB and only its beginning is kept");
        } else if (target == Target.STANDARD_OUTPUT && (commands(raw) || commands(lineHeader))) {
            note.accept("left out " + place + ": it holds control characters; export to a file to get it as it is");
        } else {
            if (!lineHeader.equals(header)) {
                out.print(lineHeader + '\n');
                header = lineHeader;
            }
            out.print(raw + '\n');
            written++;
        }
    }

    /** How many lines were written, headers apart. */
    long written() {
        return written;
    }

    private static boolean commands(String text) {
        return text.lines()
                .map(line -> line.replace(TAB, ""))
                .anyMatch(line -> !LogText.visible(line).equals(line));
    }
}
