package acct.print;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table for tickets and wikis; nothing in a cell is taken for markup. */
final class MarkdownTable {
    private static final String MARKUP = "\\`*_{}[]<>#|~&!";

    private MarkdownTable() {}

    static void print(Answer answer, PrintWriter out) {
        List<Column> columns = answer.columns();
        out.print(line(
                columns.stream().map(c -> escaped(LogText.visible(c.name()))).toList()));
        out.print(line(
                columns.stream().map(c -> c.kind().isNumber() ? "---:" : "---").toList()));
        answer.rows().forEach(row -> {
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
