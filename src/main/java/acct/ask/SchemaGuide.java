package acct.ask;

import acct.sql.SqlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every table, view and column of a store is, in a sentence each; {@code schema.txt} has them. */
public final class SchemaGuide {
    private static final Pattern HEAD = Pattern.compile("(table|view) ([a-z_]+)(?:: (.+))?");
    private static final Pattern COLUMN = Pattern.compile(" {2}([a-z_0-9]+)(?: ([a-z]+))?(?:: (.+))?");

    private final Map<String, String> everywhere = new HashMap<>();
    private final List<StoredTable> tables = new ArrayList<>();
    private @Nullable Matcher head;
    private List<StoredColumn> columns = new ArrayList<>();

    private SchemaGuide() {}

    /**
     * A table or view.
     *
     * @param kind {@code table} or {@code view}
     * @param meaning what it or one of its rows is
     */
    public record StoredTable(String name, String kind, String meaning, List<StoredColumn> columns) {
        public StoredTable {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A column.
     *
     * @param type text, integer, number, boolean, day, instant or map
     */
    public record StoredColumn(String table, String name, String type, String meaning) {}

    /** All of them: tables, then views, by name. */
    public static List<StoredTable> tables() {
        try (InputStream in = SchemaGuide.class.getResourceAsStream("schema.txt")) {
            if (in == null) {
                throw new IllegalStateException("no acct/ask/schema.txt");
            }
            SchemaGuide guide = new SchemaGuide();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(guide::take);
            guide.close();
            return List.copyOf(guide.tables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one of this name. */
    public static Optional<StoredTable> table(String name) {
        return tables().stream().filter(table -> table.name().equals(name)).findFirst();
    }

    private void take(String line) {
        Matcher column = COLUMN.matcher(line);
        Matcher begun = HEAD.matcher(line);
        if (begun.matches()) {
            close();
            head = begun;
        } else if (column.matches()) {
            take(column);
        } else if (!line.equals("every column")) {
            throw new IllegalStateException("acct/ask/schema.txt: what is `" + line + "`?");
        }
    }

    private void take(Matcher column) {
        String name = column.group(1);
        String meaning = column.group(3);
        if (head == null) {
            everywhere.put(name, meaning);
        } else {
            columns.add(new StoredColumn(
                    head.group(2),
                    name,
                    column.group(2),
                    meaning == null ? everywhere.getOrDefault(name, "") : meaning));
        }
    }

    private void close() {
        if (head == null) {
            return;
        }
        String name = head.group(2);
        String meaning = head.group(3);
        tables.add(new StoredTable(
                name,
                head.group(1),
                meaning == null ? SqlFile.of("model/" + name).header("label") + "." : meaning,
                columns));
        columns = new ArrayList<>();
    }
}
