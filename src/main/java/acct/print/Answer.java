package acct.print;

import acct.model.Surroundings;
import acct.model.Times;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a command has to say, in any {@link Format}: the same columns and rows in each, which may come one by one and are
 * taken once.
 *
 * @param columns names and order are a contract
 * @param rows one cell per column
 * @param frame how JSON holds the rows together
 * @param people prints the rows for a terminal; null prints them as a table
 * @param remarks sentences for standard error
 */
public record Answer(
        List<Column> columns,
        Iterable<? extends List<? extends @Nullable Object>> rows,
        Frame frame,
        @Nullable Reading people,
        List<String> remarks) {

    public Answer {
        columns = List.copyOf(columns);
        remarks = List.copyOf(remarks);
    }

    /** How rows are printed for people. */
    @FunctionalInterface
    public interface Reading {
        /**
         * Prints them.
         *
         * @param room how many characters fit in a line
         */
        void print(PrintWriter out, int room);
    }

    /** Rows alone. */
    public Answer(List<Column> columns, Iterable<? extends List<? extends @Nullable Object>> rows) {
        this(columns, rows, Frame.ARRAY, null, List.of());
    }

    /**
     * How JSON holds rows together.
     *
     * @param more what only JSON has beside them
     */
    public record Frame(Kind kind, String rows, Map<String, ? extends @Nullable Object> more) {
        static final Frame ARRAY = new Frame(Kind.ARRAY, "", Map.of());

        enum Kind {
            /** An array of objects, at its end one of what is more. */
            ARRAY,
            /** An object that has the rows under a name, then what is more. */
            OBJECT,
            /** The object that is the only row. */
            ROW
        }
    }

    /** Rows of anything, each made into cells when it is asked for. */
    public static <T> Iterable<List<@Nullable Object>> cells(
            Iterator<? extends T> things, Function<? super T, List<@Nullable Object>> row) {
        return cells(things, row, Long.MAX_VALUE);
    }

    /** The first so many of them; takes no more. */
    public static <T> Iterable<List<@Nullable Object>> cells(
            Iterator<? extends T> things, Function<? super T, List<@Nullable Object>> row, long most) {
        return () -> StreamSupport.stream(Spliterators.spliteratorUnknownSize(things, Spliterator.ORDERED), false)
                .limit(most)
                .<List<@Nullable Object>>map(row)
                .iterator();
    }

    /** In JSON an object with the rows under this name, then what is more. */
    public Answer under(String name, Map<String, ? extends @Nullable Object> more) {
        return framed(new Frame(Frame.Kind.OBJECT, name, more));
    }

    /** In JSON one more object at the end of the array. */
    public Answer before(Map<String, ? extends @Nullable Object> last) {
        return framed(new Frame(Frame.Kind.ARRAY, "", last));
    }

    /** In JSON no array around the only row. */
    public Answer alone() {
        return framed(new Frame(Frame.Kind.ROW, "", Map.of()));
    }

    private Answer framed(Frame other) {
        return new Answer(columns, rows, other, people, remarks);
    }

    /** At a terminal not a table, but what this prints. */
    public Answer readBy(Consumer<PrintWriter> printer) {
        return new Answer(columns, rows, frame, (out, room) -> printer.accept(out), remarks);
    }

    /** At a terminal only these columns, for which it has room; between their names stands a blank. */
    public Answer shown(String names) {
        List<String> all = columns.stream().map(Column::name).toList();
        List<Integer> places = Stream.of(names.split(" ")).map(all::indexOf).toList();
        List<Column> some = places.stream().map(columns::get).toList();
        Reading table = (out, room) -> new TerminalTable(some, out, room)
                .print(cells(rows.iterator(), row -> Column.some(row, places)).iterator());
        return new Answer(columns, rows, frame, table, remarks);
    }

    /** With something to be said beside it. */
    public Answer saying(List<String> sentences) {
        return new Answer(columns, rows, frame, people, sentences);
    }

    /** The rows for a file with types: a cell is null, a number, a truth value or a text, times as ISO 8601 has them. */
    public Iterator<List<@Nullable Object>> plainRows() {
        return cells(rows.iterator(), row -> {
                    List<@Nullable Object> plain = new ArrayList<>();
                    row.forEach(cell -> plain.add(plain(Nested.flat(cell))));
                    return plain;
                })
                .iterator();
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof Column.Undefined) {
            return null;
        }
        return value instanceof Number || value instanceof Boolean ? value : Times.iso(value);
    }

    /** Prints it; the writer is flushed and stays open. */
    public void print(Format format, PrintWriter out) {
        print(format, out, TerminalTable.ENDLESS);
    }

    /** The same where a person may watch: what is too wide for the screen is printed so that it can be read there. */
    public void print(Format format, Surroundings around) {
        boolean isWatched = around.screen() == Surroundings.Terminal.INTERACTIVE;
        print(format, around.out(), isWatched ? WrappedText.on(around).width() : TerminalTable.ENDLESS);
    }

    /**
     * The same on a screen.
     *
     * @param room how many characters fit in a line; a table that is wider is printed row by row
     */
    void print(Format format, PrintWriter out, int room) {
        switch (format) {
            case TABLE -> {
                if (people == null) {
                    new TerminalTable(columns, out, room).print(rows.iterator());
                } else {
                    people.print(out, room);
                }
            }
            case CSV -> CsvTable.print(this, CsvTable.COMMAS, out);
            case TSV -> CsvTable.print(this, CsvTable.TABS, out);
            case JSON -> JsonRows.print(this, out);
            case JSONL -> JsonRows.lines(this, out);
            case MARKDOWN -> MarkdownTable.print(this, out);
            case HTML -> HtmlTable.print(this, out);
            case PARQUET -> throw new IllegalArgumentException("Parquet is no text");
        }
        out.flush();
    }
}
