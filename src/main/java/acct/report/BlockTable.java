package acct.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of a section. A writer with room for fewer rows shows the first ones and adds up the others.
 *
 * @param heading its own; empty where that of the section is enough
 * @param caption what the numbers mean
 * @param heads the columns; at least one
 * @param rows one cell a column
 * @param rest the sum of what the rows leave out; null if they are all
 * @param ask where all rows can be asked for, such as {@code acct query --by job}; may be empty
 */
public record BlockTable(
        String heading,
        String caption,
        List<Head> heads,
        List<List<Cell>> rows,
        @Nullable Rest rest,
        String ask) implements Block.Kind {

    public BlockTable {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
        if (heads.isEmpty()) {
            throw new IllegalArgumentException("a table without a column: " + heading + caption);
        }
        int width = heads.size();
        if (rows.stream().anyMatch(row -> row.size() != width) || (rest != null && rest.cells.size() != width)) {
            throw new IllegalArgumentException("a row with more or fewer than " + width + " cells: " + caption);
        }
    }

    /** A table of all its rows. */
    public BlockTable(String heading, String caption, List<Head> heads, List<List<Cell>> rows) {
        this(heading, caption, heads, rows, null, "");
    }

    /**
     * A column.
     *
     * @param name its key in JSON
     * @param title its heading
     * @param holds what its cells are
     * @param bar whether a page compares its numbers by bars
     */
    public record Head(String name, String title, Holds holds, Bar bar) {
        /** A column without bars. */
        public Head(String name, String title, Holds holds) {
            this(name, title, holds, Bar.HIDDEN);
        }
    }

    /** What the cells of a column are. */
    public enum Holds {
        /** A name of the log. */
        NAME,
        /** A whole number. */
        COUNT,
        /** A fraction. */
        SHARE,
        /** A word or a time. */
        WORD,
        /** Sentences. */
        PROSE,
        /** What a server answered. */
        REPLY,
        /** Addresses, or a place in a file. */
        PLACE,
        /** A file. */
        PATH
    }

    /** Whether numbers are compared by bars. */
    public enum Bar {
        SHOWN,
        HIDDEN
    }

    /**
     * What a list leaves out.
     *
     * @param count how many rows
     * @param cells their sums
     */
    public record Rest(long count, List<Cell> cells) {
        public Rest {
            cells = List.copyOf(cells);
        }
    }

    /** How many rows the table stands for. */
    public long count() {
        return rows.size() + (rest == null ? 0 : rest.count);
    }

    /** Some columns, in the order of their names. */
    BlockTable columns(String... names) {
        List<Integer> places = Stream.of(names).map(this::place).toList();
        UnaryOperator<List<Cell>> chosen = row -> places.stream().map(row::get).toList();
        return new BlockTable(
                heading,
                caption,
                places.stream().map(heads::get).toList(),
                rows.stream().map(chosen).toList(),
                rest == null ? null : new Rest(rest.count, chosen.apply(rest.cells)),
                ask);
    }

    private int place(String name) {
        return IntStream.range(0, heads.size())
                .filter(place -> heads.get(place).name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column " + name));
    }

    /** At most so many rows; what is cut joins the rest. */
    BlockTable first(int most) {
        if (rows.size() <= most) {
            return this;
        }
        Stream<List<Cell>> cut = rows.subList(most, rows.size()).stream();
        List<List<Cell>> added = (rest == null ? cut : Stream.concat(cut, Stream.of(rest.cells))).toList();
        List<Cell> sums = IntStream.range(0, heads.size())
                .mapToObj(place -> sum(added.stream().map(row -> row.get(place)).toList()))
                .toList();
        return new BlockTable(heading, caption, heads, rows.subList(0, most), new Rest(count() - most, sums), ask);
    }

    /** The first rows alone: how many there are in all its heading must say, or nobody needs to know. */
    BlockTable top(int most) {
        return new BlockTable(heading, caption, heads, Words.first(rows, most));
    }

    /** The same under another heading and caption. */
    BlockTable called(String other, String said) {
        return new BlockTable(other, said, heads, rows, rest, ask);
    }

    /** Counts add up; of anything else there is no sum, nor if one of them cannot be known. */
    private static Cell sum(List<Cell> cells) {
        List<Long> counts = new ArrayList<>();
        for (Cell cell : cells) {
            if (cell instanceof Cell.Count count) {
                counts.add(count.count());
            }
        }
        if (counts.size() < cells.size()) {
            return cells.stream().filter(Cell::isMissing).findFirst().orElse(Cell.Missing.NOTHING);
        }
        return new Cell.Count(counts.stream().mapToLong(Long::longValue).sum());
    }
}
