package acct.verify;

import acct.load.Carried;
import acct.load.ComparedTable;
import acct.load.ComparedTable.Days;
import acct.load.ComparedTable.Lines;
import acct.load.Forgotten;
import acct.load.LoadSettings;
import acct.load.SmallFiles;
import acct.load.SmallLoad;
import acct.load.Staging;
import acct.load.StoredLoad;
import acct.privacy.Covering;
import acct.privacy.ForgottenAddresses;
import acct.privacy.PrivacyPolicy;
import acct.read.AccountingFile;
import acct.read.AccountingReader;
import acct.read.AlreadyStored;
import acct.read.Ending;
import acct.read.FirstBytes;
import acct.read.NotAccountingException;
import acct.read.RejectBudget;
import acct.sql.SqlFile;
import acct.store.LoadRange;
import acct.store.Rollups;
import acct.store.Statements;
import acct.store.Store;
import acct.store.WideRows;
import acct.verify.Verification.Status;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one load's bytes again into a scratch store and compares everything that the loaded store has of it. */
final class Reread {
    /** Tables with a line for each row, then those that sum up. */
    private static final List<String> TABLES = List.of(
            "attempt",
            "queue_event",
            "complaint",
            "remote_report",
            "receipt",
            "rejected_line",
            "rejected_count",
            "bad_value",
            "load_day");

    /** Those of them that go with the last row of their load. */
    private static final Set<String> REJECTS = Set.of("rejected_line", "rejected_count");

    private static final String OTHER_KEY = "not re-read: its recipients were hidden by another key than that of"
            + " `privacy.key-file`; name the file of that key to have it proved";

    private final Store scratch;
    private final LoadSettings settings;
    private final Staging staging;
    private final Map<String, List<String>> columns = new LinkedHashMap<>();
    private final ForgottenAddresses forgotten;
    private final Set<Integer> withRowsLeftOut;
    /** Earlier versions kept every rejected line. */
    private final Set<Integer> withRejectsCounted;
    /** Of these retention has left no row, and so no rejected line. */
    private final Set<Integer> withoutRows;

    /**
     * A reader into this store, in which the proved one is attached.
     *
     * @param settings today's directory and mapping
     */
    Reread(Store scratch, LoadSettings settings) throws SQLException {
        this.scratch = scratch;
        this.settings = settings;
        this.staging = new Staging(scratch, settings);
        this.forgotten = Forgotten.of(scratch, ComparedTable.STORED);
        for (String table : TABLES) {
            columns.put(table, scratch.columns(ComparedTable.AGAIN + table));
        }
        for (String rollup : Rollups.TABLES) {
            columns.put(rollup, scratch.columns(ComparedTable.AGAIN + rollup));
        }
        withRowsLeftOut = loads("verify/loads_with_rows_left_out", "rejected_line");
        withRejectsCounted = loads("verify/loads_with_rejects_counted", "rejected_count");
        withoutRows = loads("verify/loads_without_rows", "load_day");
    }

    /** The loads that a statement names by one table of the proved store. */
    private Set<Integer> loads(String name, String table) throws SQLException {
        Set<Integer> loads = new HashSet<>();
        SqlFile sql = SqlFile.of(name).with(Map.of(table, ComparedTable.STORED + table));
        try (PreparedStatement statement = Statements.prepare(scratch.connection(), sql, Map.of());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                loads.add(row.getInt("load_id"));
            }
        }
        return loads;
    }

    /**
     * What was found.
     *
     * @param differences where file, ledger, rows and rollups disagree
     * @param decided where rows disagree with today's directory and mapping only
     */
    private record Found(List<String> differences, List<RowComparison.Difference> decided) {
        Found() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        /** Rollups made of other rows than these tell that the rows were changed after the load, not the configuration. */
        void takeForChanged() {
            decided.forEach(row -> differences.add(0, row.sentence("file by today's directory and mapping")));
            decided.clear();
        }
    }

    /** A load to be proved by a file that has its bytes. */
    record Asked(AccountingFile file, Holdings.Part part) {
        StoredLoad load() {
            return part.load();
        }
    }

    /** Whether a load is small and plain enough to be proved together with others. */
    boolean canBeAmongOthers(Asked asked) {
        StoredLoad load = asked.load();
        return asked.part().from() != null
                && load.end() - load.begin() < SmallFiles.SMALL_BYTES
                && !load.lane().equals("bulk")
                && policy(load).isPresent()
                && !withRowsLeftOut.contains(load.id())
                && !(withoutRows.contains(load.id())
                        && !"0".equals(load.numbers().get("rejected")));
    }

    /** Those of many loads of one server about which there is nothing to say; the others are to be proved one by one. */
    Set<Integer> sound(List<Asked> asked) throws SQLException {
        List<SmallLoad> loads = asked.stream()
                .map(one -> new SmallLoad(one.load().id(), () -> opened(one)))
                .toList();
        Set<Integer> sound = new HashSet<>();
        scratch.execute("begin");
        try {
            staging.carry(loads, asked.get(0).load().server());
            for (int i = 0; i < loads.size(); i++) {
                if (!loads.get(i).hasFailed()
                        && LedgerNumbers.of(loads.get(i).carried())
                                .differences(asked.get(i).load())
                                .isEmpty()) {
                    sound.add(loads.get(i).id());
                }
            }
            if (!sound.isEmpty()) {
                LoadRange range = new LoadRange(Collections.min(sound), Collections.max(sound));
                staging.rollUp(range);
                scratch.execute("use stored");
                UnequalLoads unequal = new UnequalLoads(scratch, range);
                for (String table : TABLES) {
                    sound.removeAll(unequal.inRows(table, names(table)));
                }
                for (String rollup : Rollups.TABLES) {
                    makeExpected(rollup, range);
                    sound.removeAll(unequal.in(expected(rollup)));
                }
                sound.removeAll(unequal.in(hours()));
            }
            return sound;
        } catch (IOException e) {
            // Read one by one they say what is wrong.
            return Set.of();
        } catch (SQLException e) {
            if (!WideRows.wantRoom(e)) {
                throw e;
            }
            staging.forget();
            return Set.of();
        } finally {
            scratch.execute("rollback");
            scratch.execute("use again");
        }
    }

    private SmallLoad.Opened opened(Asked asked) throws IOException, NotAccountingException {
        AccountingFile.Opened opened = asked.file().open(bytes -> {});
        try {
            return new SmallLoad.Opened(reader(opened, asked.part(), new AlreadyStored()), opened.bytes());
        } catch (IOException | NotAccountingException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private Optional<PrivacyPolicy> policy(StoredLoad load) {
        return settings.privacy().labelled(load.privacy());
    }

    private AccountingReader reader(AccountingFile.Opened opened, Holdings.Part part, AlreadyStored leftOut)
            throws IOException, NotAccountingException {
        StoredLoad load = part.load();
        opened.bytes().skipNBytes(load.begin());
        AccountingReader reader = new AccountingReader(
                new FirstBytes(opened.bytes(), load.end() - load.begin()),
                Ending.COMPLETE,
                Objects.requireNonNull(part.from()),
                part.digest().copy(),
                settings.zone(),
                withRejectsCounted.contains(load.id()) ? RejectBudget.USUAL : RejectBudget.UNLIMITED);
        reader.reject(leftOut);
        reader.hide(new Covering(policy(load).orElseThrow(), forgotten));
        reader.begin();
        return reader;
    }

    /** The verdict on a load of which nothing differs. */
    static Verification verified(StoredLoad load) {
        return verdict(load, Status.VERIFIED, "");
    }

    /** The verdict on a load; rows that are too wide for the memory of a load are given more. */
    Verification prove(Asked asked) throws SQLException {
        try {
            return proved(asked);
        } catch (SQLException e) {
            if (!WideRows.wantRoom(e)) {
                throw e;
            }
            staging.forget();
            WideRows.giveRoom(scratch);
            try {
                return proved(asked);
            } finally {
                WideRows.takeRoom(scratch);
            }
        }
    }

    private Verification proved(Asked asked) throws SQLException {
        StoredLoad load = asked.load();
        if (asked.part().from() == null) {
            return verdict(
                    load, Status.DIFFERENT, load.path() + " ledger.begin_offset: no load ends at " + load.begin());
        }
        if (policy(load).isEmpty()) {
            return verdict(load, Status.OTHER_KEY, OTHER_KEY);
        }
        scratch.execute("begin");
        try (AccountingFile.Opened opened = asked.file().open(bytes -> {})) {
            AccountingReader reader = reader(opened, asked.part(), leftOut(load));
            Carried carried = staging.carry(reader, load.id(), load.server());
            scratch.execute("use stored");
            Found found = compare(load, LedgerNumbers.of(carried));
            return found.differences().isEmpty()
                    ? verdict(
                            load,
                            Status.VERIFIED,
                            found.decided().stream().map(Reread::decided).collect(Collectors.joining("; ")))
                    : verdict(load, Status.DIFFERENT, String.join("; ", found.differences()));
        } catch (IOException | NotAccountingException e) {
            return verdict(load, Status.CHANGED_FILE, asked.file().shown() + " cannot be read: " + e.getMessage());
        } finally {
            scratch.execute("rollback");
            scratch.execute("use again");
        }
    }

    /** Rows that the operator had left out because another file brought them: to be left out again. */
    private AlreadyStored leftOut(StoredLoad load) throws SQLException {
        AlreadyStored lines = new AlreadyStored();
        SqlFile sql = SqlFile.of("verify/already_stored_lines")
                .with(Map.of("rejected_line", ComparedTable.STORED + "rejected_line"));
        try (PreparedStatement statement = Statements.prepare(scratch.connection(), sql, Map.of("load_id", load.id()));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                lines.add(row.getLong("line"), Objects.requireNonNullElse(row.getString("detail"), ""));
            }
        }
        return lines;
    }

    private static Verification verdict(StoredLoad load, Status status, String message) {
        return new Verification(load.id(), load.path(), status, message);
    }

    private List<String> names(String table) {
        return Objects.requireNonNull(columns.get(table));
    }

    private Found compare(StoredLoad load, LedgerNumbers numbers) throws SQLException {
        Found found = new Found();
        found.differences().addAll(numbers.differences(load));
        RowComparison rows = new RowComparison(scratch, load);
        Lines lines = load.lane().equals("bulk") ? Lines.SHOWN : Lines.COMPARED;
        for (String table : TABLES) {
            if (!REJECTS.contains(table) || !withoutRows.contains(load.id())) {
                compareRows(rows, table, lines, found);
            }
        }
        int before = found.differences().size();
        for (String rollup : Rollups.TABLES) {
            compareRollup(rows, rollup, load, found);
        }
        if (found.differences().size() > before) {
            found.takeForChanged();
        }
        compareHours(rows, found);
        return found;
    }

    /** The log's own columns first: what the directory made of them may differ without anything being wrong. */
    private void compareRows(RowComparison rows, String table, Lines lines, Found found) throws SQLException {
        List<String> names = names(table);
        Lines ofTable = names.contains("line") ? lines : Lines.NONE;
        RowComparison.Difference difference = rows.first(ComparedTable.asLogged(table, names, ofTable));
        if (difference != null) {
            found.differences().add(difference.sentence("file"));
        } else if (names.contains("isp") || names.contains("pool")) {
            RowComparison.Difference decided = rows.first(ComparedTable.whole(
                    table, ComparedTable.STORED + table, ComparedTable.AGAIN + table, names, ofTable));
            if (decided != null) {
                found.decided().add(decided);
            }
        }
    }

    /** A rollup must be what its own statement makes of the stored rows. */
    private void compareRollup(RowComparison rows, String rollup, StoredLoad load, Found found) throws SQLException {
        makeExpected(rollup, LoadRange.of(load.id()));
        add(found, rows.first(expected(rollup)), "its rows give");
    }

    private void makeExpected(String rollup, LoadRange loads) throws SQLException {
        SqlFile statement = Rollups.of(rollup, settings.classes());
        SqlFile query = new SqlFile(
                statement.name(),
                "create or replace temp table expected_" + rollup + " as\n" + statement.insertedQuery());
        try (PreparedStatement make = Statements.prepare(scratch.connection(), query, loads.values())) {
            make.execute();
        }
    }

    private ComparedTable expected(String rollup) {
        return ComparedTable.whole(
                rollup, ComparedTable.STORED + rollup, "temp.main.expected_" + rollup, names(rollup), Lines.NONE);
    }

    /** Hours whose rows retention has taken are compared with the file itself. */
    private void compareHours(RowComparison rows, Found found) throws SQLException {
        if (!found.differences().isEmpty()) {
            return;
        }
        add(found, rows.first(hours()), "file");
    }

    private ComparedTable hours() {
        List<String> names = names("hourly").stream()
                .filter(name -> !ComparedTable.DECIDED.contains(name))
                .toList();
        return ComparedTable.whole("hourly", hours(ComparedTable.STORED), hours(ComparedTable.AGAIN), names, Lines.NONE)
                .with(Days.WITH_HOURS);
    }

    private static String hours(String catalog) {
        String text = SqlFile.of("verify/hours_as_logged")
                .with(Map.of("hourly", catalog + "hourly"))
                .text();
        return "(\n" + text + ")";
    }

    private static void add(Found found, RowComparison.@Nullable Difference difference, String source) {
        if (difference != null) {
            found.differences().add(difference.sentence(source));
        }
    }

    private static String decided(RowComparison.Difference difference) {
        return "as in the file, but " + difference.place() + "." + difference.column() + ": stored "
                + difference.inStore() + ", today's directory and mapping say " + difference.inFile() + " ("
                + difference.rows() + (difference.rows() == 1 ? " row" : " rows")
                + "): the configuration has changed since the load; to apply it, load the files into a new store";
    }
}
