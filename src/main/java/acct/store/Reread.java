package acct.store;

import acct.model.Verification;
import acct.model.Verification.Status;
import acct.read.AccountingFile;
import acct.read.AccountingReader;
import acct.read.AccountingReader.Position;
import acct.read.AccountingReader.Tally;
import acct.read.AlreadyStored;
import acct.read.Ending;
import acct.read.FirstBytes;
import acct.read.Layout;
import acct.read.NotAccountingException;
import acct.store.ComparedTable.Days;
import acct.store.ComparedTable.Lines;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            "bad_value",
            "load_day");

    private final Store scratch;
    private final LoadSettings settings;
    private final Staging staging;
    private final Map<String, List<String>> columns = new LinkedHashMap<>();

    /**
     * A reader into this store, in which the proved one is attached.
     *
     * @param settings today's directory and mapping
     */
    Reread(Store scratch, LoadSettings settings) throws SQLException {
        this.scratch = scratch;
        this.settings = settings;
        this.staging = new Staging(scratch, settings);
        for (String table : TABLES) {
            columns.put(table, scratch.columns(ComparedTable.AGAIN + table));
        }
        for (String rollup : Rollups.TABLES) {
            columns.put(rollup, scratch.columns(ComparedTable.AGAIN + rollup));
        }
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

    /** The verdict on a load whose bytes this file has. */
    Verification prove(AccountingFile file, Holdings.Part part) throws SQLException {
        StoredLoad load = part.load();
        Position from = part.from();
        if (from == null) {
            return verdict(
                    load, Status.DIFFERENT, load.path() + " ledger.begin_offset: no load ends at " + load.begin());
        }
        scratch.execute("begin");
        try (AccountingFile.Opened opened = file.open(bytes -> {})) {
            opened.bytes().skipNBytes(load.begin());
            AccountingReader reader = new AccountingReader(
                    new FirstBytes(opened.bytes(), load.end() - load.begin()),
                    Ending.COMPLETE,
                    from,
                    part.digest().copy(),
                    settings.zone());
            reader.reject(leftOut(load));
            reader.begin();
            DayCounts days = staging.carry(reader, load.id(), load.server()).days();
            scratch.execute("use stored");
            Found found = compare(load, numbers(reader, days));
            return found.differences().isEmpty()
                    ? verdict(
                            load,
                            Status.VERIFIED,
                            found.decided().stream().map(Reread::decided).collect(Collectors.joining("; ")))
                    : verdict(load, Status.DIFFERENT, String.join("; ", found.differences()));
        } catch (IOException | NotAccountingException e) {
            return verdict(load, Status.CHANGED_FILE, file.shown() + " cannot be read: " + e.getMessage());
        } finally {
            scratch.execute("rollback");
            scratch.execute("use again");
        }
    }

    /** Rows that the operator had left out because another file brought them: to be left out again. */
    private AlreadyStored leftOut(StoredLoad load) throws SQLException {
        AlreadyStored lines = new AlreadyStored();
        try (PreparedStatement statement = SqlFile.of("verify/already_stored_lines")
                        .with(Map.of("rejected_line", ComparedTable.STORED + "rejected_line"))
                        .prepare(scratch.connection(), Map.of("load_id", load.id()));
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

    /** What the ledger must say. */
    private static Map<String, @Nullable String> numbers(AccountingReader reader, DayCounts days) {
        Tally tally = reader.tally();
        Layout layout = reader.position().layout();
        Map<String, @Nullable String> numbers = new LinkedHashMap<>();
        numbers.put("next_line", Long.toString(reader.position().line()));
        numbers.put("header", layout == null ? null : layout.line());
        numbers.put("ignored_columns", String.join(" ", reader.ignoredColumns()));
        numbers.put("lines", Long.toString(tally.lines()));
        numbers.put("headers", Long.toString(tally.headers()));
        numbers.put("blank", Long.toString(tally.blank()));
        numbers.put("stored", Long.toString(tally.accepted()));
        numbers.put("rejected", Long.toString(tally.rejected()));
        numbers.put("invalid_utf8", Long.toString(tally.invalidUtf8()));
        numbers.put("first_time", days.first());
        numbers.put("last_time", days.last());
        numbers.put("first_at", text(days.firstMicros()));
        numbers.put("last_at", text(days.lastMicros()));
        return numbers;
    }

    private static @Nullable String text(@Nullable Long number) {
        return number == null ? null : number.toString();
    }

    private Found compare(StoredLoad load, Map<String, @Nullable String> numbers) throws SQLException {
        Found found = new Found();
        numbers.forEach((column, value) -> {
            String stored = load.numbers().get(column);
            if (!Objects.equals(value, stored)) {
                found.differences().add(load.path() + " ledger." + column + ": file " + value + ", store " + stored);
            }
        });
        RowComparison rows = new RowComparison(scratch, load);
        Lines lines = load.lane().equals("bulk") ? Lines.SHOWN : Lines.COMPARED;
        for (String table : TABLES) {
            compareRows(rows, table, lines, found);
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
        List<String> names = Objects.requireNonNull(columns.get(table));
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
        String expected = "expected_" + rollup;
        SqlFile statement = Rollups.of(rollup, settings.classes());
        SqlFile query = new SqlFile(
                statement.name(), "create or replace temp table " + expected + " as\n" + statement.insertedQuery());
        try (PreparedStatement make = query.prepare(scratch.connection(), Map.of("load_id", load.id()))) {
            make.execute();
        }
        add(
                found,
                rows.first(ComparedTable.whole(
                        rollup,
                        ComparedTable.STORED + rollup,
                        "temp.main." + expected,
                        Objects.requireNonNull(columns.get(rollup)),
                        Lines.NONE)),
                "its rows give");
    }

    /** Hours whose rows retention has taken are compared with the file itself. */
    private void compareHours(RowComparison rows, Found found) throws SQLException {
        if (!found.differences().isEmpty()) {
            return;
        }
        String stored = hours(ComparedTable.STORED);
        String again = hours(ComparedTable.AGAIN);
        List<String> names = Objects.requireNonNull(columns.get("hourly")).stream()
                .filter(name -> !ComparedTable.DECIDED.contains(name))
                .toList();
        add(
                found,
                rows.first(ComparedTable.whole("hourly", stored, again, names, Lines.NONE)
                        .with(Days.WITH_HOURS)),
                "file");
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
