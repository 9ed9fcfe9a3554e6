package acct.print;

import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Prints rows in any {@link Format}; holds no more of them in memory than the widths of a terminal table need. */
public final class Tables {
    private Tables() {}

    /** Prints the rows; the writer is flushed and stays open. */
    public static void print(
            Format format,
            List<Column> columns,
            Iterable<? extends List<? extends @Nullable Object>> rows,
            PrintWriter out) {
        Iterator<? extends List<? extends @Nullable Object>> iterator = rows.iterator();
        switch (format) {
            case TABLE -> new TerminalTable(columns, out).print(iterator);
            case CSV -> CsvTable.print(columns, iterator, out);
            case JSON -> json(columns, iterator, out);
            case JSONL -> jsonLines(columns, iterator, out);
            case MARKDOWN -> MarkdownTable.print(columns, iterator, out);
        }
        out.flush();
    }

    private static void json(
            List<Column> columns, Iterator<? extends List<? extends @Nullable Object>> rows, PrintWriter out) {
        try (JsonGenerator json = JsonRows.indented(out)) {
            json.writeStartArray();
            rows.forEachRemaining(row -> JsonRows.object(json, columns, row));
            json.writeEndArray();
        }
        out.print('\n');
    }

    private static void jsonLines(
            List<Column> columns, Iterator<? extends List<? extends @Nullable Object>> rows, PrintWriter out) {
        rows.forEachRemaining(row -> {
            try (JsonGenerator json = JsonRows.compact(out)) {
                JsonRows.object(json, columns, row);
            }
            out.print('\n');
        });
    }
}
