package acct.store;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A store in memory that shows the rows of other files in the place of tables of its own. What no view shows is an empty
 * table, so that every statement finds what it reads.
 */
public final class ShownFiles {
    /** What a view calls the empty table that it hides, before the name. */
    public static final String HIDDEN = "memory.main.";

    private ShownFiles() {}

    /** What is shown. */
    public interface Shown {
        /**
         * The name of each table that is shown, and the query that shows it.
         *
         * @param empty the store with its empty tables
         */
        Map<String, String> queries(Store empty) throws SQLException;

        /** All files that these queries read. */
        List<Path> files();
    }

    /**
     * Opens such a store.
     *
     * @param place the folder where these files are, for messages
     */
    public static Store open(Path place, Shown shown) throws SQLException {
        Store store = new Store(
                place, DriverManager.getConnection("jdbc:duckdb:", Settings.inMemory()), Store.RowsPlace.OTHER_FILES);
        try {
            store.execute("set TimeZone = 'UTC'");
            Schema.makeTables(store);
            Map<String, String> queries = shown.queries(store);
            store.execute("set allowed_paths = "
                    + shown.files().stream()
                            .map(file -> Store.quoted(file.toString()))
                            .collect(Collectors.joining(", ", "[", "]")));
            make(store, queries, Set.of());
            return store;
        } catch (SQLException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Shows more tables in a store that is open.
     *
     * @param held those whose rows are read now and kept, as reading them again and again is dear
     */
    public static void show(Store store, Map<String, String> queries, Set<String> held) throws SQLException {
        if (!queries.isEmpty()) {
            make(store, queries, held);
        }
    }

    private static void make(Store store, Map<String, String> queries, Set<String> held) throws SQLException {
        for (Map.Entry<String, String> shown : queries.entrySet()) {
            String kind = held.contains(shown.getKey()) ? "table " : "view ";
            store.execute("create temp " + kind + shown.getKey() + " as\n" + shown.getValue());
        }
        Model.over(store);
    }
}
