package acct.store;

import acct.sql.SqlFile;
import acct.write.WholeFile;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gives free space within a store back to the disk. DuckDB never shrinks its file, so what is left is copied into a new
 * one, which takes the old one's place at once: whoever kills this leaves the old store or the new one.
 */
public final class Compaction {
    /** Below a fifth a copy costs more than it gives; DuckDB fills free blocks first. */
    private static final long FREE_OF_TOTAL = 5;

    private static final String FRESH = "acct_fresh_store";

    private final Store store;

    Compaction(Store store) {
        this.store = store;
    }

    /** Makes the file of a store anew, so that nothing is left in it of what was deleted; says why it could not, else null. */
    public static @Nullable String always(Store store) {
        return new Compaction(store).runAlways();
    }

    /** Makes the file smaller if enough of it is free; says why it could not, else null. */
    @Nullable
    String run() {
        return run(Compaction::areWorthACopy);
    }

    /** Makes the file anew, so that nothing is left in it of what was deleted; says why it could not, else null. */
    @Nullable
    String runAlways() {
        return run(blocks -> true);
    }

    private @Nullable String run(Predicate<FileEnd.Blocks> worth) {
        try {
            // Also puts everything from the log into the file, so that no log is left for the new one to meet.
            store.checkpoint();
            FileEnd.Blocks blocks = FileEnd.Blocks.of(store.connection());
            if (!worth.test(blocks)) {
                return null;
            }
            StoreFiles files = store.files();
            files.removeLeftovers();
            long needed = blocks.used() * blocks.size();
            if (!files.hasRoomFor(needed)) {
                return "no room beside the store for a smaller copy of " + (needed >> 20) + " MB; make room and prune"
                        + " again, until then new rows fill the free space";
            }
            return copy(files);
        } catch (SQLException e) {
            return Store.firstLine(e);
        } catch (IOException e) {
            return WholeFile.why(e);
        }
    }

    private @Nullable String copy(StoreFiles files) throws SQLException, IOException {
        try {
            String mine = store.text("select current_database()");
            String path = files.compact().toString().replace("'", "''");
            store.execute("attach '" + path + "' as " + FRESH + " (storage_version 'latest')");
            StoreFiles.adopt(files.store(), files.compact());
            store.execute("copy from database " + quoted(mine) + " to " + FRESH);
            mustBeEqual(mine);
            store.execute("force checkpoint " + FRESH);
            store.execute("detach " + FRESH);
            files.putCompact();
            return null;
        } catch (SQLException | IOException e) {
            discard(files, e);
            throw e;
        }
    }

    private void discard(StoreFiles files, Exception because) {
        try {
            store.execute("detach database if exists " + FRESH);
            files.removeLeftovers();
        } catch (SQLException | IOException e) {
            because.addSuppressed(e);
        }
    }

    private void mustBeEqual(String mine) throws SQLException {
        Map<String, Long> old = rows(store, mine);
        Map<String, Long> fresh = rows(store, FRESH);
        if (!old.equals(fresh)) {
            throw new SQLException("the smaller copy differs from the store: " + fresh + " instead of " + old);
        }
    }

    /** Tables and views by name, and how many rows each table has. */
    public static Map<String, Long> rows(Store store, String database) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (PreparedStatement statement = Statements.prepare(
                        store.connection(), SqlFile.of("prune/relations"), Map.of("database", database));
                ResultSet relations = statement.executeQuery()) {
            while (relations.next()) {
                String relation = relations.getString("name");
                boolean counted = relations.getBoolean("is_table");
                String from = quoted(database) + ".main." + quoted(relation);
                rows.put(relation, counted ? store.number("select count(*) from " + from) : -1);
            }
        }
        return rows;
    }

    private static boolean areWorthACopy(FileEnd.Blocks blocks) {
        return blocks.free() * FREE_OF_TOTAL >= blocks.total() && blocks.free() > 0;
    }

    /** A name in SQL: a database is called after its file, which may have any letters. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
