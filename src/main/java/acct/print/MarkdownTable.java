package acct.print;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table for tickets and wikis; nothing in a cell is taken for markup. */
final class MarkdownTable {
    private static final String MARKUP = "\\`*_{}[]<>#|~&!";

    private MarkdownTable() {}

    static void print(
            List<Column> columns, Iterator<? extends List<? extends @Nullable Object>> rows, PrintWriter out) {
        out.print(line(
                columns.stream().map(c -> escaped(LogText.visible(c.name()))).toList()));
        out.print(line(
                columns.stream().map(c -> c.kind().isNumber() ? "---:" : "---").toList()));
        rows.forEachRemaining(row -> {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                cells.add(escaped(columns.get(i).text(row.get(i))));
            }
            out.print(line(cells));
        });
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String escaped(String text) {
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (MARKUP.indexOf(c) >= 0) {
                result.append('\\');
            }
            result.appendCodePoint(c);
        });
        return result.toString();
    }
}
