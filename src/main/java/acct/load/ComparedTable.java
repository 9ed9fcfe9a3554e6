package acct.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Two tables of the same columns, and what of their rows has to be equal.
 *
 * @param name the table, for people
 * @param stored where the store's rows are
 * @param again where the rows are that they must equal
 * @param columns what is compared
 * @param lines whether a row is told by its line
 * @param days which local days are compared
 */
public record ComparedTable(String name, String stored, String again, List<Compared> columns, Lines lines, Days days) {

    /** Where the loaded store is attached, and the one that takes the rows read again. */
    public static final String STORED = "stored.main.";

    public static final String AGAIN = "again.main.";

    /** What the directory, a mapping or the rules for replies decided, not the log. */
    public static final List<String> DECIDED =
            List.of("isp", "isp_source", "pool", "pool_source", "category", "axis", "class", "own_class", "road_class");

    /** One column, and the expression that is compared. */
    public record Compared(String name, String expression) {}

    /** Whether the number of a row's line is compared. */
    public enum Lines {
        /** It is, and rows are matched by it. */
        COMPARED,
        /** There is one, but it may be missing in the store. */
        SHOWN,
        /** Rows of this table have no line. */
        NONE
    }

    /** What must be kept of a local day for its rows to be compared. */
    public enum Days {
        /** The table has no days, or keeps them all. */
        ALL("nothing"),
        /** Its rows. */
        WITH_ROWS("rows"),
        /** Its hours. */
        WITH_HOURS("hours");

        private final String needs;

        Days(String needs) {
            this.needs = needs;
        }

        public String needs() {
            return needs;
        }
    }

    /** What the log itself says in a table of rows, without what the directory or a mapping made of it. */
    public static ComparedTable asLogged(String table, List<String> columns, Lines lines) {
        List<Compared> compared = new ArrayList<>();
        for (String column : columns) {
            if (column.equals("pool")) {
                compared.add(new Compared("pool", "case when pool_source = 'log' then pool end"));
            } else if (!DECIDED.contains(column) && isCompared(column, lines)) {
                compared.add(new Compared(column, column));
            }
        }
        return new ComparedTable(table, STORED + table, AGAIN + table, compared, lines, days(columns));
    }

    /** Every column of a table. */
    public static ComparedTable whole(String table, String stored, String again, List<String> columns, Lines lines) {
        List<Compared> compared = columns.stream()
                .filter(column -> isCompared(column, lines))
                .map(column -> new Compared(column, column))
                .toList();
        return new ComparedTable(table, stored, again, compared, lines, days(columns));
    }

    /** What retention left of a day is no property of the file. */
    private static boolean isCompared(String column, Lines lines) {
        return !column.equals("kept") && (!column.equals("line") || lines == Lines.COMPARED);
    }

    private static Days days(List<String> columns) {
        return columns.contains("day") && !columns.contains("kept") ? Days.WITH_ROWS : Days.ALL;
    }

    public ComparedTable with(Days other) {
        return new ComparedTable(name, stored, again, columns, lines, other);
    }

    /** The statement's places; all of it is this program's own text. */
    public Map<String, String> places() {
        List<String> expressions =
                new ArrayList<>(columns.stream().map(Compared::expression).toList());
        Map<String, String> places = new HashMap<>();
        places.put("stored", stored);
        places.put("again", again);
        places.put("columns", String.join(", ", expressions));
        Collections.reverse(expressions);
        places.put("reversed", String.join(", ", expressions));
        places.put("line", lines == Lines.NONE ? "null" : "line");
        places.put("day", days == Days.ALL ? "cast(null as date)" : "rows_asked.day");
        places.put(
                "texts",
                columns.stream()
                        .map(column -> "cast(" + column.expression() + " as varchar) as " + column.name())
                        .collect(Collectors.joining(", ")));
        return places;
    }
}
