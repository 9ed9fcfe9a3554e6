package acct.print;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Aligned columns for a terminal. The widths come from the first rows, so that an answer of any length is printed as
 * it arrives; a later cell that is wider pushes its neighbours aside.
 */
final class TerminalTable {
    private static final int ROWS_MEASURED = 1000;
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final PrintWriter out;
    private final int[] widths;

    TerminalTable(List<Column> columns, PrintWriter out) {
        this.columns = List.copyOf(columns);
        this.out = out;
        this.widths = new int[columns.size()];
    }

    void print(Iterator<? extends List<? extends @Nullable Object>> rows) {
        List<String> names =
                columns.stream().map(c -> LogText.visible(c.name())).toList();
        measure(names);
        List<List<String>> first = new ArrayList<>();
        while (rows.hasNext() && first.size() < ROWS_MEASURED) {
            List<String> cells = cells(rows.next());
            measure(cells);
            first.add(cells);
        }
        line(names);
        if (first.isEmpty()) {
            out.print("(no rows)\n");
        }
        first.forEach(this::line);
        rows.forEachRemaining(row -> line(cells(row)));
    }

    private List<String> cells(List<? extends @Nullable Object> row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.add(columns.get(i).text(row.get(i)));
        }
        return cells;
    }

    private void measure(List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(cells.get(i)));
        }
    }

    private void line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(Math.max(0, widths[i] - width(cells.get(i))));
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).kind().isNumber() ? padding + cells.get(i) : cells.get(i) + padding);
        }
        out.print(line.toString().stripTrailing() + "\n");
    }

    /** How many places a text takes: none for combining marks, two for East Asian characters and emoji. */
    static int width(String text) {
        return text.codePoints().map(TerminalTable::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean hangul = within(c, 0x1100, 0x115f) || within(c, 0xac00, 0xd7a3);
        boolean fullWidth = within(c, 0xff01, 0xff60) || within(c, 0xffe0, 0xffe6);
        boolean kana = within(c, 0x3000, 0x30ff);
        boolean emoji = within(c, 0x1f300, 0x1faff);
        return Character.isIdeographic(c) || hangul || fullWidth || kana || emoji ? 2 : 1;
    }

    private static boolean within(int c, int first, int last) {
        return first <= c && c <= last;
    }
}
