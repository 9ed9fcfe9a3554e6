package acct.ask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One case of a statement, written as small tables: what is given, with which parameters, and what is expected.
 *
 * <p>A file holds cases, each begun by {@code case WHAT IT SHOWS}. A block ends with an empty line: {@code given TABLE} and
 * {@code expect} are a line of column names and one line for each row, cells between bars; {@code parameters} and
 * {@code places} are lines of {@code name = value}. An empty cell is null, {@code ''} an empty text. A line that begins
 * with {@code #} says something to people.
 *
 * @param statement its name, such as {@code report/files}
 * @param shows what it shows
 * @param given the tables
 * @param parameters by name; those that are not named are null
 * @param places by name
 * @param expected the rows
 */
record StatementCase(
        String statement,
        String shows,
        List<TextTable> given,
        Map<String, @Nullable String> parameters,
        Map<String, String> places,
        TextTable expected) {

    /** All cases of one file. */
    static List<StatementCase> read(String statement, Path file) throws IOException {
        return read(statement, Files.readAllLines(file));
    }

    static List<StatementCase> read(String statement, List<String> lines) {
        List<StatementCase> cases = new ArrayList<>();
        List<List<String>> blocks = blocks(lines);
        int at = 0;
        while (at < blocks.size()) {
            int end = at + 1;
            while (end < blocks.size() && !blocks.get(end).get(0).startsWith("case ")) {
                end++;
            }
            cases.add(one(statement, blocks.subList(at, end)));
            at = end;
        }
        return cases;
    }

    private static List<List<String>> blocks(List<String> lines) {
        List<List<String>> blocks = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : lines) {
            if (line.isBlank() && !block.isEmpty()) {
                blocks.add(block);
                block = new ArrayList<>();
            } else if (!line.isBlank() && !line.startsWith("#")) {
                block.add(line);
            }
        }
        if (!block.isEmpty()) {
            blocks.add(block);
        }
        return blocks;
    }

    private static StatementCase one(String statement, List<List<String>> blocks) {
        String title = blocks.get(0).get(0);
        if (!title.startsWith("case ") || blocks.get(0).size() > 1) {
            throw new IllegalArgumentException(statement + ": begin with `case WHAT IT SHOWS` and an empty line");
        }
        List<TextTable> given = new ArrayList<>();
        Map<String, @Nullable String> parameters = new LinkedHashMap<>();
        Map<String, String> places = new LinkedHashMap<>();
        TextTable expected = null;
        for (List<String> block : blocks.subList(1, blocks.size())) {
            String head = block.get(0).strip();
            List<String> body = block.subList(1, block.size());
            if (head.startsWith("given ")) {
                given.add(TextTable.of(head.substring("given ".length()).strip(), body));
            } else if (head.equals("expect") && expected == null) {
                expected = TextTable.of(head, body);
            } else if (head.equals("parameters")) {
                parameters.putAll(values(body));
            } else if (head.equals("places")) {
                values(body).forEach((name, value) -> places.put(name, value == null ? "" : value));
            } else {
                throw new IllegalArgumentException(statement + ", " + title + ": what is `" + head + "`?");
            }
        }
        if (expected == null) {
            throw new IllegalArgumentException(statement + ", " + title + ": expects nothing; write `expect`");
        }
        return new StatementCase(statement, title.substring("case ".length()), given, parameters, places, expected);
    }

    private static Map<String, @Nullable String> values(List<String> lines) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("`" + line + "`: write NAME = VALUE");
            }
            values.put(
                    line.substring(0, equals).strip(),
                    TextTable.cell(line.substring(equals + 1).strip()));
        }
        return values;
    }

    /**
     * A table as text.
     *
     * @param name of the table
     * @param columns their names
     * @param rows their cells
     */
    record TextTable(String name, List<String> columns, List<List<@Nullable String>> rows) {

        static TextTable of(String name, List<String> lines) {
            if (lines.isEmpty()) {
                throw new IllegalArgumentException(name + ": has no line of column names");
            }
            List<String> columns = cells(lines.get(0));
            List<List<@Nullable String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                List<String> cells = cells(line);
                if (cells.size() == columns.size() + 1
                        && cells.get(columns.size()).isEmpty()) {
                    // A lone bar is a row whose one cell is null.
                    cells = cells.subList(0, columns.size());
                }
                if (cells.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            name + ": `" + line + "` has " + cells.size() + " cells, not " + columns.size());
                }
                List<@Nullable String> row = new ArrayList<>();
                cells.forEach(cell -> row.add(cell(cell)));
                rows.add(row);
            }
            return new TextTable(name, columns, rows);
        }

        static @Nullable String cell(String text) {
            return text.isEmpty() ? null : text.equals("''") ? "" : text;
        }

        private static List<String> cells(String line) {
            return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        }
    }
}
