package acct.report;

import acct.report.BlockTable.Head;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table as a page or a mail shows it: texts, not yet harmless.
 *
 * @param caption what the numbers mean, and what is left out
 * @param heads the columns
 * @param lines the rows
 * @param total all rows together; null if they have no sum
 * @param isTall whether its rows are so high that it scrolls by itself
 */
public record WrittenTable(
        String caption,
        List<Heading> heads,
        List<Line> lines,
        @Nullable Line total,
        boolean isTall) {
    /** What a page shows; new replies may be 130, other lists are cut before. */
    private static final int MOST_ON_PAGE = 130;

    private static final int MOST_IN_MAIL = 8;
    private static final int WHOLE = 100;
    private static final int NO_BAR = -1;
    private static final String ALL = "All";
    private static final Map<String, String> KEYS =
            Map.of("source_ip", "ip", "source_ips", "ip", "isp", "isp", "pool", "pool", "vmta", "vmta", "job", "job");

    /**
     * A column.
     *
     * @param text its heading
     * @param style its class; may be empty
     */
    public record Heading(String text, String style) {}

    /**
     * A row.
     *
     * @param name its first cell
     * @param whole the same uncut
     * @param style the class of the first cell; may be empty
     * @param cells the others
     * @param keys by which a filter finds it: {@code source_ip}, {@code isp} and so on, with the values
     * @param isRest whether it stands for rows that are left out
     */
    public record Line(
            String name, String whole, String style, List<Shown> cells, Map<String, String> keys, boolean isRest) {
        /** The value of a key; null if the row has none. */
        public @Nullable String key(String name) {
            return keys.get(name);
        }
    }

    /**
     * A cell.
     *
     * @param title the heading of its column
     * @param text what it says
     * @param style its class; may be empty
     * @param bar percent of the largest number in its column; -1 for no bar
     * @param sort by what it is sorted if its text does not say; null if it does
     */
    public record Shown(
            String title,
            String text,
            String style,
            int bar,
            @Nullable String sort) {}

    /** For a page. */
    public static WrittenTable ofPage(BlockTable table) {
        return of(table.first(MOST_ON_PAGE), List.of());
    }

    /** For a page, with a line for all rows together. */
    public static WrittenTable ofPage(Block.Tab tab) {
        return of(tab.table().first(MOST_ON_PAGE), tab.total());
    }

    /** For a mail. */
    public static WrittenTable ofMail(BlockTable table) {
        return of(table.first(MOST_IN_MAIL), List.of());
    }

    private static WrittenTable of(BlockTable table, List<Cell> total) {
        List<Double> largest = new ArrayList<>();
        for (int place = 0; place < table.heads().size(); place++) {
            largest.add(largest(table.rows(), place));
        }
        List<Line> lines = new ArrayList<>();
        table.rows().forEach(row -> lines.add(line(table.heads(), row, largest, null)));
        if (table.rest() != null) {
            lines.add(line(table.heads(), table.rest().cells(), largest, CellText.other(table.rest())));
        }
        return new WrittenTable(
                Stream.of(table.caption(), CellText.leftOut(table))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" ")),
                headings(table.heads()),
                lines,
                total.isEmpty() ? null : line(table.heads(), total, largest, ALL),
                table.heads().stream().anyMatch(head -> head.holds() == BlockTable.Holds.PROSE));
    }

    private static double largest(List<List<Cell>> rows, int place) {
        double largest = 0;
        for (List<Cell> row : rows) {
            Number number = row.get(place).number();
            largest = number == null ? largest : Math.max(largest, number.doubleValue());
        }
        return largest;
    }

    /** The first column is read from the left in any case. */
    private static List<Heading> headings(List<Head> heads) {
        List<Heading> headings = new ArrayList<>();
        for (Head head : heads) {
            headings.add(new Heading(head.title(), headings.isEmpty() || isNumber(head) ? "" : "text"));
        }
        return headings;
    }

    private static Line line(List<Head> heads, List<Cell> row, List<Double> largest, @Nullable String name) {
        Head first = heads.get(0);
        String text = name == null ? CellText.of(first, row.get(0)) : name;
        List<Shown> cells = new ArrayList<>();
        for (int place = 1; place < row.size(); place++) {
            Cell cell = row.get(place);
            Head head = heads.get(place);
            int bar = name == null && head.bar() == BlockTable.Bar.SHOWN ? bar(cell, largest.get(place)) : NO_BAR;
            cells.add(new Shown(head.title(), CellText.of(head, cell), style(head, cell), bar, sort(cell)));
        }
        String whole = row.get(0) instanceof Cell.Text known && known.value() != null ? known.value() : text;
        return new Line(
                text,
                name == null ? whole : text,
                first.holds() == BlockTable.Holds.PATH ? "mono" : "",
                cells,
                name == null ? keys(heads, row) : Map.of(),
                name != null);
    }

    private static Map<String, String> keys(List<Head> heads, List<Cell> row) {
        Map<String, String> keys = new HashMap<>();
        for (int place = 0; place < row.size(); place++) {
            String key = KEYS.get(heads.get(place).name());
            if (key != null && row.get(place) instanceof Cell.Text text) {
                keys.put(key, Words.unknown(text.value()));
            }
        }
        return keys;
    }

    private static @Nullable String sort(Cell cell) {
        return cell instanceof Cell.Within within ? Long.toString(within.seconds()) : null;
    }

    private static int bar(Cell cell, double largest) {
        Number number = cell.number();
        return number == null || largest == 0 ? NO_BAR : (int) Math.round(number.doubleValue() / largest * WHOLE);
    }

    private static boolean isNumber(Head head) {
        return head.holds() == BlockTable.Holds.COUNT || head.holds() == BlockTable.Holds.SHARE;
    }

    private static String style(Head head, Cell cell) {
        return switch (head.holds()) {
            case COUNT, SHARE -> cell.isMissing() ? "no-number" : "";
            case NAME, WORD -> "text";
            case PROSE -> "text wrap";
            case REPLY -> "text wrap mono";
            case PLACE, PATH -> "path mono";
        };
    }
}
