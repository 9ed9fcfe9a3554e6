package acct.print;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A table that fits in a terminal: the least important columns are left out, then long texts are cut. */
public final class FittedTable {
    /** The rank of a column that is never left out. */
    public static final int KEPT = 0;

    /** Beyond the rank of every column: one that is empty says least. */
    private static final int EMPTY = 10_000;

    private static final int NARROWEST = 8;
    private static final int GAP = 2;

    private final List<Column> columns;
    private final List<Integer> ranks;
    private final int room;
    private final List<List<Cell>> rows = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param ranks one for each column; the highest is left out first
     * @param room how many characters fit
     */
    public FittedTable(List<Column> columns, List<Integer> ranks, int room) {
        this.columns = List.copyOf(columns);
        this.ranks = List.copyOf(ranks);
        this.room = room;
    }

    private record Cell(String text, Tone tone, boolean isEmpty) {}

    /** One more row; so many tones as cells. */
    public void add(List<? extends @Nullable Object> cells, List<Tone> tones) {
        List<Cell> row = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Object cell = cells.get(i);
            row.add(new Cell(columns.get(i).text(cell), tones.get(i), cell == null));
        }
        rows.add(row);
    }

    /** Prints it, and names the columns that were left out. */
    public List<String> print(PrintWriter out) {
        int[] natural = IntStream.range(0, columns.size()).map(this::width).toArray();
        int[] widths = natural.clone();
        List<Integer> shown =
                new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
        // Long texts take half of the room at most, before any number has to go for them.
        cut(shown.stream().filter(this::isText).toList(), widths, room / 2);
        List<Integer> leftOut = leaveOut(shown, widths);
        cut(shown, widths, room);
        grow(shown, widths, natural);
        line(out, shown, widths, columns.stream().map(FittedTable::heading).toList());
        if (rows.isEmpty()) {
            out.print("(no rows)\n");
        }
        rows.forEach(row -> line(out, shown, widths, row));
        return leftOut.stream().sorted().map(i -> columns.get(i).name()).toList();
    }

    /** Takes away the least important columns until the others fit; those of one rank go together. */
    private List<Integer> leaveOut(List<Integer> shown, int[] widths) {
        List<Integer> leftOut = new ArrayList<>();
        TreeMap<Integer, List<Integer>> byRank = new TreeMap<>(Comparator.reverseOrder());
        shown.stream()
                .filter(i -> ranks.get(i) > KEPT)
                .forEach(i ->
                        byRank.computeIfAbsent(rank(i), r -> new ArrayList<>()).add(i));
        for (List<Integer> least : byRank.values()) {
            if (total(shown, widths) <= room) {
                break;
            }
            shown.removeAll(least);
            leftOut.addAll(least);
        }
        return leftOut;
    }

    private boolean isText(int column) {
        return !columns.get(column).kind().isNumber();
    }

    private static Cell heading(Column column) {
        return new Cell(LogText.visible(column.name()), Tone.PLAIN, false);
    }

    private int width(int column) {
        int widest = TerminalTable.width(LogText.visible(columns.get(column).name()));
        for (List<Cell> row : rows) {
            widest = Math.max(widest, TerminalTable.width(row.get(column).text()));
        }
        return widest;
    }

    private int rank(int column) {
        boolean isEmpty = rows.stream().allMatch(row -> row.get(column).isEmpty());
        return ranks.get(column) + (isEmpty ? EMPTY : 0);
    }

    private static int total(List<Integer> shown, int[] widths) {
        return shown.stream().mapToInt(i -> widths[i] + GAP).sum() - GAP;
    }

    /** Takes from the widest text until these columns fit, or until all texts are narrow. */
    private void cut(List<Integer> some, int[] widths, int most) {
        while (total(some, widths) > most) {
            int widest = some.stream()
                    .filter(i -> isText(i) && widths[i] > NARROWEST)
                    .max(Comparator.comparingInt(i -> widths[i]))
                    .orElse(-1);
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    /** Gives the room that is left to texts that were cut, the narrowest first. */
    private void grow(List<Integer> shown, int[] widths, int[] natural) {
        while (total(shown, widths) < room) {
            int narrowest = shown.stream()
                    .filter(i -> widths[i] < natural[i])
                    .min(Comparator.comparingInt(i -> widths[i]))
                    .orElse(-1);
            if (narrowest < 0) {
                return;
            }
            widths[narrowest]++;
        }
    }

    private void line(PrintWriter out, List<Integer> shown, int[] widths, List<Cell> cells) {
        StringBuilder line = new StringBuilder();
        for (int place = 0; place < shown.size(); place++) {
            int i = shown.get(place);
            String text = fitting(cells.get(i).text(), widths[i]);
            String padding = " ".repeat(widths[i] - TerminalTable.width(text));
            String toned = cells.get(i).tone().of(text);
            line.append(place == 0 ? "" : " ".repeat(GAP));
            line.append(columns.get(i).kind().isNumber() ? padding + toned : toned + padding);
        }
        out.print(line.toString().stripTrailing() + "\n");
    }

    /** A text cut to so many places; a sign says so. */
    static String fitting(String text, int width) {
        if (TerminalTable.width(text) <= width) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        text.codePoints().forEach(c -> {
            String longer = cut + Character.toString(c);
            if (TerminalTable.width(longer) < width) {
                cut.appendCodePoint(c);
            }
        });
        return cut + "…";
    }
}
