package acct.print;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Aligned columns for a terminal. The widths come from the first rows, so that an answer of any length is printed as
 * it arrives; a later cell that is wider pushes its neighbours aside. On a screen that is too narrow even for long texts cut
 * short, each row is printed by itself, one line for each column.
 */
final class TerminalTable {
    /** Room for a line of any length: no screen. */
    static final int ENDLESS = Integer.MAX_VALUE;

    private static final int ROWS_MEASURED = 1000;

    /** Texts are not cut below this; a time with its offset has 25 characters. */
    private static final int NARROWEST = 26;

    private static final String GAP = "  ";

    private final List<Column> columns;
    private final PrintWriter out;
    private final int room;
    private final int[] widths;
    private final int[] most;

    /**
     * An empty table.
     *
     * @param room how many characters fit in a line
     */
    TerminalTable(List<Column> columns, PrintWriter out, int room) {
        this.columns = List.copyOf(columns);
        this.out = out;
        this.room = room;
        this.widths = new int[columns.size()];
        this.most = new int[columns.size()];
        Arrays.fill(most, ENDLESS);
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
        if (total() > room && !first.isEmpty()) {
            cut();
            if (total() > room) {
                first.forEach(cells -> byItself(names, cells));
                rows.forEachRemaining(row -> byItself(names, cells(row)));
                return;
            }
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

    private long total() {
        return Arrays.stream(widths).asLongStream().sum() + (long) GAP.length() * Math.max(0, widths.length - 1);
    }

    /** Takes from the widest text until the table fits, or until all texts are narrow. */
    private void cut() {
        while (total() > room) {
            int widest = IntStream.range(0, widths.length)
                    .filter(i -> !columns.get(i).kind().isNumber() && widths[i] > NARROWEST)
                    .boxed()
                    .max(Comparator.comparingInt(i -> widths[i]))
                    .orElse(-1);
            if (widest < 0) {
                return;
            }
            widths[widest]--;
            most[widest] = widths[widest];
        }
    }

    private void byItself(List<String> names, List<String> cells) {
        int width = names.stream().mapToInt(TerminalTable::width).max().orElse(0) + GAP.length();
        WrappedText wrapped = WrappedText.of(room - width);
        for (int i = 0; i < cells.size(); i++) {
            String name = names.get(i) + " ".repeat(width - width(names.get(i)));
            List<String> lines = wrapped.lines(cells.get(i), 0, 0);
            for (int line = 0; line < lines.size(); line++) {
                out.print((line == 0 ? name : " ".repeat(width)) + lines.get(line) + "\n");
            }
        }
        out.print("\n");
    }

    private void line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = FittedTable.fitting(cells.get(i), most[i]);
            String padding = " ".repeat(Math.max(0, widths[i] - width(cell)));
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).kind().isNumber() ? padding + cell : cell + padding);
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
