package acct.store;

import acct.classify.IspDirectory;
import acct.model.FileResult.Lane;
import acct.model.Reclassified;
import acct.read.AccountingReader;
import acct.read.BadValue;
import acct.read.DoubtException;
import acct.read.Layout;
import acct.read.OtherRow;
import acct.read.RejectedLine;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Carries one file into the tables inside the caller's transaction: attempts flow from the reader straight into their
 * table, the much rarer other rows go through a temporary one.
 */
final class Staging {
    private static final List<String> OTHER_INSERTS = List.of(
            "staging/insert_queue_events",
            "staging/insert_complaints",
            "staging/insert_remote_reports",
            "staging/insert_receipts");

    private final LoadSettings settings;
    private final AccountingRows attempts;
    private final OtherRows others;
    private final Statements statements;
    private final Replies replies;
    private final Classes classes;

    /** Registers the table functions with the store's connection. */
    Staging(Store store, LoadSettings settings) throws SQLException {
        this.settings = settings;
        this.statements = new Statements(store);
        this.replies = new Replies(store, statements, settings);
        this.classes = new Classes(store, statements, settings.classes());
        PoolMapping pools = new PoolMapping(settings.pools());
        this.attempts =
                new AccountingRows(settings.isps(), pools, WriterLimits.here().threads());
        this.others = new OtherRows(settings.isps(), pools);
        attempts.register(store.connection(), "accounting_rows");
        others.register(store.connection(), "other_rows");
        statements.show("staging/insert_isps", isps(settings.isps()), Map.of());
    }

    private static List<List<String>> isps(IspDirectory directory) {
        return directory.names().stream()
                .map(isp -> List.of(isp, directory.feedback(isp).label()))
                .toList();
    }

    /** Runs statements on the store, also such as read rows made in Java. */
    Statements statements() {
        return statements;
    }

    /**
     * Judges what is stored as what is loaded next will be; nothing if that was done.
     *
     * @return what changed
     */
    Reclassified bringUpToDate() throws SQLException {
        Reclassified judged = replies.bringUpToDate();
        return judged.withLoads(Math.max(judged.loads(), classes.bringUpToDate()));
    }

    /** Stores every accepted row of the reader under this load, and its rejects and bad values; says what came. */
    Carried carry(AccountingReader reader, int loadId) throws SQLException, IOException {
        return carry(reader, loadId, settings.server());
    }

    /**
     * The same for an earlier load.
     *
     * @param server the name that its rows were given; null took each row's userString
     */
    Carried carry(AccountingReader reader, int loadId, @Nullable String server) throws SQLException, IOException {
        Map<String, @Nullable Object> load = new HashMap<>();
        load.put("load_id", loadId);
        load.put("server", server);
        DayCounts days = new DayCounts();
        Map<String, BadValue> bad = new TreeMap<>();
        do {
            attempts.read(reader);
            storeAttempts(load);
            storeOthers(attempts.takeAside(), load);
            storeRejected(reader, load);
            attempts.takeCounts(days, bad);
            others.takeCounts(days, bad);
        } while (!attempts.isFinished());
        reader.badValues().forEach(value -> bad.merge(value.column(), value, BadValue::and));
        storeBadValues(bad, load);
        nameFirstHeader(reader, load);
        finish(days, load);
        return new Carried(
                Lane.STREAMING, reader.tally(), reader.position(), reader.fingerprint(), reader.ignoredColumns(), days);
    }

    /** Stores rows of one file that are no attempts; one that cannot be read to the last cell is a doubt. */
    void storeOthersOf(List<OtherRow> rows, Map<String, ? extends @Nullable Object> load, DayCounts days)
            throws SQLException, DoubtException {
        Map<String, BadValue> bad = new TreeMap<>();
        storeOthers(rows, load);
        others.takeCounts(days, bad);
        if (!bad.isEmpty()) {
            throw new DoubtException("a cell that cannot be read");
        }
    }

    /** Says what a load brought by day, and rolls it up. */
    void finish(DayCounts days, Map<String, ? extends @Nullable Object> load) throws SQLException {
        statements.show("staging/insert_load_days", days.rows(), load);
        replies.add(load);
        classes.judge(loadId(load));
        for (String rollup : Rollups.TABLES) {
            statements.run(Rollups.of(rollup, settings.classes()), load);
        }
    }

    private static int loadId(Map<String, ? extends @Nullable Object> load) {
        return (Integer) Objects.requireNonNull(load.get("load_id"));
    }

    private void storeAttempts(Map<String, ? extends @Nullable Object> load) throws SQLException, IOException {
        try {
            statements.run(SqlFile.of("staging/insert_attempts").with(Map.of("rows", "accounting_rows()")), load);
        } catch (SQLException e) {
            // What goes wrong while reading arrives as an SQL error; its cause tells more.
            Exception cause = attempts.takeFailure();
            if (cause instanceof IOException io) {
                throw io;
            }
            if (cause instanceof RuntimeException bug) {
                throw bug;
            }
            throw e;
        }
    }

    private void storeOthers(List<OtherRow> rows, Map<String, ? extends @Nullable Object> load) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        others.show(rows);
        statements.run("staging/stage", Map.of());
        for (String insert : OTHER_INSERTS) {
            statements.run(insert, load);
        }
    }

    private void storeRejected(AccountingReader reader, Map<String, ? extends @Nullable Object> load)
            throws SQLException {
        List<RejectedLine> rejected = reader.takeRejected();
        if (rejected.isEmpty()) {
            return;
        }
        String first = header(reader.firstLayout());
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (RejectedLine line : rejected) {
            String header = line.layout().line();
            rows.add(Arrays.asList(
                    Long.toString(line.line()),
                    Long.toString(line.byteOffset()),
                    line.reason().label(),
                    line.detail(),
                    line.raw(),
                    header.equals(first) ? null : header));
        }
        statements.show("staging/insert_rejected_lines", rows, load);
    }

    /** The ledger keeps a load's last header; where the first was another, the lines under it must name it. */
    private void nameFirstHeader(AccountingReader reader, Map<String, ? extends @Nullable Object> load)
            throws SQLException {
        String first = header(reader.firstLayout());
        if (first != null && !first.equals(header(reader.position().layout()))) {
            Map<String, @Nullable Object> values = new HashMap<>(load);
            values.put("header", first);
            statements.run("staging/name_first_header", values);
        }
    }

    private static @Nullable String header(@Nullable Layout layout) {
        return layout == null ? null : layout.line();
    }

    private void storeBadValues(Map<String, BadValue> bad, Map<String, ? extends @Nullable Object> load)
            throws SQLException {
        List<List<String>> rows = bad.values().stream()
                .map(value -> List.of(
                        value.column(),
                        Long.toString(value.count()),
                        Long.toString(value.firstLine()),
                        value.example()))
                .toList();
        statements.show("staging/insert_bad_values", rows, load);
    }
}
