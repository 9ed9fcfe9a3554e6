package acct.store;

import acct.sql.SqlFile;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes old days out of a store: rows first, counts by hour, day and job later. What was loaded stays known for ever, so
 * that no file is loaded twice; and what has no time has no age and stays.
 */
public final class Retention {
    private static final List<String> ROWS =
            List.of("attempt", "queue_event", "complaint", "remote_report", "receipt", Rollups.FILLED);

    private static final List<String> REJECTS = List.of("rejected_line", "rejected_count");

    private static final long AT_LEAST = 4L << 20;
    private static final long PART_REWRITTEN = 50;

    private final Store store;
    private final Cutoffs cutoffs;

    /** For these days. */
    public Retention(Store store, Cutoffs cutoffs) {
        this.store = store;
        this.cutoffs = cutoffs;
    }

    /** What would go; the store needs to be open for reading only. */
    public Pruned preview() throws SQLException, IOException {
        LocalDate hourly = cutoffs.hourlyBefore();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("attempts_before", cutoffs.attemptsBefore().toString());
        values.put("hourly_before", hourly == null ? null : hourly.toString());
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("prune/what_goes"), values);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Pruned(
                    cutoffs,
                    row.getLong("days"),
                    row.getLong("stored"),
                    row.getLong("hours"),
                    store.files().bytes(),
                    null,
                    null);
        }
    }

    /**
     * Takes them out in one transaction, and gives the space back to the disk. Afterwards the store can only be
     * closed.
     */
    public Pruned prune() throws SQLException, IOException {
        Pruned goes = preview();
        try {
            Transaction.of(store, this::delete);
        } catch (SQLException e) {
            throw NoRoom.isReasonOf(e) ? noRoom(e) : e;
        }
        String trouble = new Compaction(store).run();
        return new Pruned(
                cutoffs,
                goes.days(),
                goes.rows(),
                goes.hours(),
                goes.bytesBefore(),
                store.files().bytes(),
                trouble);
    }

    private Cutoffs delete() throws SQLException {
        delete(ROWS, cutoffs.attemptsBefore(), "hours");
        LocalDate hourly = cutoffs.hourlyBefore();
        if (hourly != null) {
            delete(Rollups.TABLES, hourly, "nothing");
        }
        for (String table : REJECTS) {
            run(SqlFile.of("prune/delete_rejects").with(Map.of("table", table)), Map.of());
            run(SqlFile.of("prune/delete_reject_digests"), Map.of("table", table));
        }
        return cutoffs;
    }

    /** What is deleted is written into the file too, beside what is in the log. */
    private SQLException noRoom(SQLException e) throws IOException {
        StoreFiles files = store.files();
        long needed = AT_LEAST + files.logBytes() + files.bytes() / PART_REWRITTEN;
        return new SQLException(
                NoRoom.SAID + "; deleting may take up to " + megabytes(needed)
                        + " there for a while, and there"
                        + " are " + megabytes(store.file().toFile().getUsableSpace())
                        + ". Nothing was changed; make so much room and prune again. "
                        + Store.firstLine(e),
                e);
    }

    private static String megabytes(long bytes) {
        return (bytes + 500_000) / 1_000_000 + " MB";
    }

    private void delete(List<String> tables, LocalDate before, String kept) throws SQLException {
        for (String table : tables) {
            run(SqlFile.of("prune/delete_days").with(Map.of("table", table)), Map.of("before", before.toString()));
            run(SqlFile.of("prune/delete_digests"), Map.of("before", before.toString(), "table", table));
        }
        run(SqlFile.of("prune/mark_days"), Map.of("before", before.toString(), "kept", kept));
    }

    private void run(SqlFile sql, Map<String, String> values) throws SQLException {
        try (PreparedStatement statement = Statements.prepare(store.connection(), sql, values)) {
            statement.execute();
        }
    }
}
