package acct.lake;

import acct.sql.Cursor;
import acct.sql.Engine;
import acct.sql.EngineException;
import acct.sql.SqlFile;
import acct.store.ShownFiles;
import acct.store.Store;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a lake, each fetched when a statement first reads it: who asks for counts waits for no rows, and what is in
 * many small files is read from them once. Until then a table is empty, so what a statement reads is told by DuckDB's own
 * parser, never guessed too small.
 */
final class FetchedTables implements ShownFiles.Shown {
    /** To open so many files takes longer than to read them. */
    private static final int MANY_FILES = 10;
    /** Of Parquet; in memory it is some twenty times as much. */
    private static final long FEW_BYTES = 8L << 20;

    private final LakeViews views;
    private final @Nullable String own;
    private final Map<String, ShownTable> left = new TreeMap<>();
    private final Set<String> held = new HashSet<>();
    private final Set<String> looked = new HashSet<>();

    /**
     * Tables of which nothing is here yet.
     *
     * @param own what will be asked past the engine, of a store that is sealed; null if nothing
     */
    FetchedTables(LakeViews views, @Nullable String own) {
        this.views = views;
        this.own = own;
    }

    @Override
    public Map<String, String> queries(Store empty) throws SQLException {
        views.shown(empty).forEach(table -> left.put(table.name(), table));
        return own == null ? Map.of() : wanted(empty, own);
    }

    @Override
    public List<Path> files() {
        return views.files();
    }

    /** A table with the types of its files, which those of a store are not; the smallest of each kind says them. */
    ShownTable typed(ShownTable table, Store open) throws SQLException {
        if (!left.containsKey(table.name())) {
            return table;
        }
        ShownTable small = new ShownTable(
                table.name(),
                table.columns(),
                table.parts().stream().map(FetchedTables::smallest).toList(),
                table.key());
        return new ShownTable(
                table.name(), LakeViews.columns(open, "(" + views.query(small) + ")"), table.parts(), table.key());
    }

    private static ShownTable.Part smallest(ShownTable.Part part) {
        return new ShownTable.Part(
                part.judgedPlace(),
                part.leftOut(),
                part.files().stream().min(Comparator.comparing(StoredFile::bytes)).stream()
                        .toList());
    }

    /** An engine that fetches what a statement reads before it asks it. */
    Engine before(Engine duckDb, Store open) {
        return new Fetching(duckDb, open);
    }

    /** The queries of those tables that a statement reads and that are not shown yet; their files are here then. */
    private Map<String, String> wanted(Store store, String statement) throws SQLException {
        Map<String, String> queries = new LinkedHashMap<>();
        if (!left.isEmpty() && looked.add(statement)) {
            for (String name : ReadTables.of(store, statement)) {
                ShownTable table = left.get(name);
                if (table != null) {
                    queries.put(name, views.query(table));
                    left.remove(name);
                    if (isHeld(table)) {
                        held.add(name);
                    }
                }
            }
        }
        return queries;
    }

    /** Of what many servers say only what is different is many rows. */
    private static boolean isHeld(ShownTable table) {
        return table.files() > MANY_FILES && (table.key() != null || table.bytes() <= FEW_BYTES);
    }

    /** Fetches, then asks. */
    private final class Fetching implements Engine {
        private final Engine duckDb;
        private final Store open;

        Fetching(Engine duckDb, Store open) {
            this.duckDb = duckDb;
            this.open = open;
        }

        @Override
        public <T> T ask(
                SqlFile statement, Map<String, ? extends @Nullable Object> values, Function<Cursor, T> reader) {
            fetch(statement);
            return duckDb.ask(statement, values, reader);
        }

        @Override
        public <T> T own(
                SqlFile statement, Map<String, ? extends @Nullable Object> values, Function<Cursor, T> reader) {
            fetch(statement);
            return duckDb.own(statement, values, reader);
        }

        private void fetch(SqlFile statement) {
            try {
                ShownFiles.show(open, wanted(open, statement.text()), held);
            } catch (SQLException e) {
                throw new EngineException(Store.firstLine(e), e);
            }
        }
    }
}
