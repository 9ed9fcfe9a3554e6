package acct.load;

import acct.classify.isp.IspDirectory;
import acct.load.FileResult.Lane;
import acct.model.Letter;
import acct.privacy.Covering;
import acct.read.AccountingReader;
import acct.read.BadValue;
import acct.read.DoubtException;
import acct.read.Layout;
import acct.read.OtherRow;
import acct.read.RejectCount;
import acct.read.RejectedLine;
import acct.sql.SqlFile;
import acct.store.LoadRange;
import acct.store.Rollups;
import acct.store.Statements;
import acct.store.Store;
import acct.store.Transaction;
import acct.store.WriterLimits;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Carries a file, or many small ones, into the tables inside the caller's transaction: attempts flow from the reader
 * straight into their table, the much rarer other rows go through a temporary one.
 */
public final class Staging {
    private static final List<String> OTHER_INSERTS = List.of(
            "staging/insert_queue_events",
            "staging/insert_complaints",
            "staging/insert_remote_reports",
            "staging/insert_receipts");

    private final LoadSettings settings;
    private final AccountingRows attempts;
    private final SmallFileRows smallFiles;
    private final OtherRows others;
    private final Statements statements;
    private final Replies replies;
    private final Classes classes;
    private final Covering covering;

    /** Registers the table functions with the store's connection. */
    public Staging(Store store, LoadSettings settings) throws SQLException {
        this.settings = settings;
        this.statements = new Statements(store);
        this.covering = new Covering(settings.privacy().policy(), Forgotten.of(store));
        this.replies = new Replies(store, statements, settings);
        this.classes = new Classes(store, statements, settings.classes());
        PoolMapping pools = new PoolMapping(settings.pools());
        this.attempts =
                new AccountingRows(settings.isps(), pools, WriterLimits.here().threads());
        this.smallFiles =
                new SmallFileRows(settings.isps(), pools, WriterLimits.here().threads());
        this.others = new OtherRows(settings.isps(), pools);
        attempts.register(store.connection(), "accounting_rows");
        smallFiles.register(store.connection(), "small_file_rows");
        others.register(store.connection(), "other_rows");
        renewIsps(store, isps(settings.isps()));
    }

    /** Most runs find the list as it is. */
    private void renewIsps(Store store, List<List<String>> isps) throws SQLException {
        Set<List<String>> known = new HashSet<>();
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("staging/isps"), Map.of());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                known.add(List.of(row.getString("isp"), row.getString("feedback")));
            }
        }
        if (known.containsAll(isps)) {
            return;
        }
        Transaction.of(store, () -> {
            statements.show("staging/insert_isps", isps, Map.of());
            return store;
        });
    }

    private static List<List<String>> isps(IspDirectory directory) {
        return directory.names().stream()
                .map(isp -> List.of(isp, directory.feedback(isp).label()))
                .toList();
    }

    /** Lets go of all that a load left in memory which failed. */
    public void forget() {
        attempts.forget();
        smallFiles.forget();
        others.forget();
        statements.forget();
    }

    /** What is hidden of what is loaded now. */
    Covering covering() {
        return covering;
    }

    /**
     * Takes a person out of the store, within the caller's transaction.
     *
     * @param names whether a message names somebody who may be written in one of these ways
     */
    ForgottenPerson forget(Store store, List<String> addresses, BiPredicate<Letter, List<String>> names)
            throws SQLException {
        return new Forgetting(store, settings, statements, replies, names).forget(addresses);
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
    public Carried carry(AccountingReader reader, int loadId) throws SQLException, IOException {
        return carry(reader, loadId, settings.server());
    }

    /**
     * The same for an earlier load.
     *
     * @param server the name that its rows were given; null took each row's userString
     */
    public Carried carry(AccountingReader reader, int loadId, @Nullable String server)
            throws SQLException, IOException {
        Map<String, @Nullable Object> load = new HashMap<>();
        load.put("load_id", loadId);
        load.put("server", server);
        DayCounts days = new DayCounts();
        Map<String, BadValue> bad = new TreeMap<>();
        do {
            attempts.read(reader, loadId);
            storeAttempts("accounting_rows()", attempts, load);
            storeOthers(List.of(new OtherRows.Aside(loadId, attempts.takeAside(), days, bad)), load);
            storeRejected(rejected(reader.takeRejected(), header(reader.firstLayout()), loadId));
            attempts.takeCounts(days, bad);
        } while (!attempts.isFinished());
        reader.badValues().forEach(value -> bad.merge(value.column(), value, BadValue::and));
        storeBadValues(badValues(bad, loadId));
        storeCounted(counted(reader.countedRejects(), loadId));
        String first = header(reader.firstLayout());
        if (first != null && !first.equals(header(reader.position().layout()))) {
            nameFirstHeader(first, loadId);
        }
        finish(days, load);
        return new Carried(
                Lane.STREAMING,
                reader.tally(),
                reader.position(),
                reader.fingerprint(),
                reader.ignoredColumns(),
                days,
                reader.countedRejects(),
                reader.bytesOfWidest());
    }

    /**
     * Stores every accepted row of many small files, each under its own load, their rejects and bad values, and what each
     * brought by day. If one of them failed, all must be taken back. {@link #rollUp} is left to do.
     *
     * @param server the name that all their rows are given; null takes each row's userString
     */
    public void carry(List<SmallLoad> loads, @Nullable String server) throws SQLException, IOException {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("server", server);
        try {
            smallFiles.read(loads);
            do {
                storeAttempts("small_file_rows()", smallFiles, values);
                storeOthers(smallFiles.takeAside(), values);
                List<List<@Nullable String>> rejected = new ArrayList<>();
                for (SmallFileRows.Rejected of : smallFiles.takeRejected()) {
                    SmallLoad load = of.load();
                    rejected.addAll(rejected(of.lines(), load.firstHeader(), load.id()));
                }
                storeRejected(rejected);
            } while (!smallFiles.isFinished());
        } finally {
            loads.forEach(SmallLoad::close);
        }
        List<List<String>> bad = new ArrayList<>();
        List<List<String>> counted = new ArrayList<>();
        List<List<@Nullable String>> days = new ArrayList<>();
        for (SmallLoad load : loads) {
            if (!load.hasFailed()) {
                bad.addAll(badValues(load.bad(), load.id()));
                counted.addAll(counted(load.carried().countedRejects(), load.id()));
                days.addAll(load.days().rows(load.id()));
                if (load.changedItsHeader()) {
                    nameFirstHeader(Objects.requireNonNull(load.firstHeader()), load.id());
                }
            }
        }
        storeBadValues(bad);
        storeCounted(counted);
        statements.show("staging/insert_load_days", days, Map.of());
    }

    /** Stores rows of one file that are no attempts; one that cannot be read to the last cell is a doubt. */
    void storeOthersOf(List<OtherRow> rows, Map<String, ? extends @Nullable Object> load, DayCounts days)
            throws SQLException, DoubtException {
        Map<String, BadValue> bad = new TreeMap<>();
        storeOthers(List.of(new OtherRows.Aside(loadId(load), rows, days, bad)), load);
        if (!bad.isEmpty()) {
            throw new DoubtException("a cell that cannot be read");
        }
    }

    /** Says what a load brought by day, and rolls it up. */
    void finish(DayCounts days, Map<String, ? extends @Nullable Object> load) throws SQLException {
        statements.show("staging/insert_load_days", days.rows(loadId(load)), Map.of());
        rollUp(LoadRange.of(loadId(load)));
    }

    /** Rolls up what loads of the open transaction brought, and judges what is new in it. */
    public void rollUp(LoadRange loads) throws SQLException {
        replies.add(loads);
        classes.judge(loads.first());
        for (String rollup : Rollups.TABLES) {
            statements.run(Rollups.of(rollup, settings.classes()), loads.values());
        }
    }

    private static int loadId(Map<String, ? extends @Nullable Object> load) {
        return (Integer) Objects.requireNonNull(load.get("load_id"));
    }

    private void storeAttempts(String rows, RowTable source, Map<String, ? extends @Nullable Object> load)
            throws SQLException, IOException {
        try {
            statements.run(SqlFile.of("staging/insert_attempts").with(Map.of("rows", rows)), load);
        } catch (SQLException e) {
            // What goes wrong while reading arrives as an SQL error; its cause tells more.
            Exception cause = source.takeFailure();
            if (cause instanceof IOException io) {
                throw io;
            }
            if (cause instanceof RuntimeException bug) {
                throw bug;
            }
            throw e;
        }
    }

    private void storeOthers(List<OtherRows.Aside> rows, Map<String, ? extends @Nullable Object> load)
            throws SQLException {
        if (rows.stream().allMatch(part -> part.rows().isEmpty())) {
            return;
        }
        others.show(rows);
        statements.run("staging/stage", Map.of());
        for (String insert : OTHER_INSERTS) {
            statements.run(insert, load);
        }
    }

    private void storeRejected(List<List<@Nullable String>> rows) throws SQLException {
        if (!rows.isEmpty()) {
            statements.show("staging/insert_rejected_lines", rows, Map.of());
        }
    }

    private void storeCounted(List<List<String>> rows) throws SQLException {
        if (!rows.isEmpty()) {
            statements.show("staging/insert_rejected_counts", rows, Map.of());
        }
    }

    private static List<List<String>> counted(List<RejectCount> counts, int loadId) {
        return counts.stream()
                .map(count -> List.of(
                        Integer.toString(loadId),
                        count.reason().label(),
                        Long.toString(count.lines()),
                        Long.toString(count.firstLine())))
                .toList();
    }

    private static List<List<@Nullable String>> rejected(
            List<RejectedLine> lines, @Nullable String firstHeader, int loadId) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (RejectedLine line : lines) {
            String header = line.layout().line();
            rows.add(Arrays.asList(
                    Integer.toString(loadId),
                    Long.toString(line.line()),
                    Long.toString(line.byteOffset()),
                    line.reason().label(),
                    line.detail(),
                    line.raw(),
                    header.equals(firstHeader) ? null : header));
        }
        return rows;
    }

    /** The ledger keeps a load's last header; where the first was another, the lines under it must name it. */
    private void nameFirstHeader(String first, int loadId) throws SQLException {
        statements.run("staging/name_first_header", Map.of("load_id", loadId, "header", first));
    }

    private static @Nullable String header(@Nullable Layout layout) {
        return layout == null ? null : layout.line();
    }

    private void storeBadValues(List<List<String>> rows) throws SQLException {
        if (!rows.isEmpty()) {
            statements.show("staging/insert_bad_values", rows, Map.of());
        }
    }

    private static List<List<String>> badValues(Map<String, BadValue> bad, int loadId) {
        return bad.values().stream()
                .map(value -> List.of(
                        Integer.toString(loadId),
                        value.column(),
                        Long.toString(value.count()),
                        Long.toString(value.firstLine()),
                        value.example()))
                .toList();
    }
}
