package acct.store;

import acct.classify.Address;
import acct.classify.Addresses;
import acct.classify.Destination;
import acct.classify.IspDirectory;
import acct.read.AccountingReader;
import acct.read.BadValue;
import acct.read.RejectedLine;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries one file into the tables, part by part, inside the caller's transaction. Meaning is given once per distinct
 * text of a part, in Java, and joined: how a cell is read cannot depend on how it came in.
 */
final class Staging {
    /** Two row groups of DuckDB; bounds the memory of a load whatever the file's size. */
    private static final long ROWS_PER_PART = 2 * 122_880L;

    private static final List<String> INSERTS = List.of(
            "staging/insert_attempts",
            "staging/insert_queue_events",
            "staging/insert_complaints",
            "staging/insert_remote_reports",
            "staging/insert_receipts");

    private final Store store;
    private final LoadSettings settings;
    private final AccountingRows rows;
    private final Meanings meanings;

    /** Registers the table functions with the store's connection. */
    Staging(Store store, LoadSettings settings) throws SQLException {
        this.store = store;
        this.settings = settings;
        this.rows = new AccountingRows(Runtime.getRuntime().availableProcessors());
        this.meanings = new Meanings();
        rows.register(store.connection(), "accounting_rows");
        meanings.register(store.connection(), "meanings");
        show("staging/pool_members", poolMembers(settings.pools()));
        show("staging/insert_isps", isps(settings.isps()));
    }

    private static List<List<String>> poolMembers(Map<String, List<String>> pools) {
        List<List<String>> members = new ArrayList<>();
        pools.forEach((pool, vmtas) -> vmtas.forEach(vmta -> members.add(List.of(vmta, pool))));
        return members;
    }

    private static List<List<String>> isps(IspDirectory directory) {
        return directory.names().stream()
                .map(isp -> List.of(isp, directory.feedback(isp).label()))
                .toList();
    }

    /** Stores every accepted row of the reader under this load, and its rejects and bad values. */
    void carry(AccountingReader reader, int loadId) throws SQLException, IOException {
        run("staging/create_stage_days", Map.of());
        run("staging/create_stage_bad_values", Map.of());
        Map<String, @Nullable Object> load = new HashMap<>();
        load.put("load_id", loadId);
        load.put("server", settings.server());
        do {
            rows.read(reader, ROWS_PER_PART);
            readPart();
            giveMeaning();
            for (String insert : INSERTS) {
                run(insert, load);
            }
            run("staging/stage_days", Map.of());
            run("staging/stage_bad_values", Map.of());
            storeRejected(reader.takeRejected(), load);
        } while (!rows.isFinished());
        showBadTimes(reader.badValues());
        run("staging/insert_bad_values", load);
        run("staging/insert_load_days", load);
    }

    private void readPart() throws SQLException, IOException {
        try {
            run("staging/stage", Map.of());
        } catch (SQLException e) {
            Exception cause = rows.takeFailure();
            if (cause instanceof IOException io) {
                throw io;
            }
            if (cause instanceof RuntimeException bug) {
                throw bug;
            }
            throw e;
        }
    }

    private void giveMeaning() throws SQLException {
        List<List<@Nullable String>> addresses = new ArrayList<>();
        for (List<String> text : texts("staging/address_texts", 1)) {
            Address address = Addresses.canonical(text.get(0));
            addresses.add(
                    Arrays.asList(text.get(0), address.text(), address.kind() == Address.Kind.BAD ? "bad" : "fine"));
        }
        show("staging/address_meanings", addresses);
        List<List<@Nullable String>> destinations = new ArrayList<>();
        for (List<String> text : texts("staging/destination_texts", 3)) {
            Destination to = settings.isps().classify(text.get(0), text.get(1), text.get(2));
            Destination.Step step = to.step();
            destinations.add(
                    Arrays.asList(text.get(0), text.get(1), text.get(2), to.isp(), step == null ? null : step.label()));
        }
        show("staging/destination_meanings", destinations);
    }

    private List<List<String>> texts(String name, int width) throws SQLException {
        List<List<String>> texts = new ArrayList<>();
        try (PreparedStatement statement = SqlFile.of(name).prepare(store.connection(), Map.of());
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                List<String> row = new ArrayList<>(width);
                for (int i = 1; i <= width; i++) {
                    row.add(result.getString(i));
                }
                texts.add(row);
            }
        }
        return texts;
    }

    private void storeRejected(List<RejectedLine> rejected, Map<String, @Nullable Object> load) throws SQLException {
        if (rejected.isEmpty()) {
            return;
        }
        meanings.show(rejected.stream()
                .map(line -> List.of(
                        Long.toString(line.line()),
                        Long.toString(line.byteOffset()),
                        line.reason().label(),
                        line.detail(),
                        line.raw()))
                .toList());
        run("staging/insert_rejected_lines", load);
    }

    private void showBadTimes(List<BadValue> bad) throws SQLException {
        show(
                "staging/stage_bad_times",
                bad.stream()
                        .map(value -> List.of(
                                value.column(),
                                Long.toString(value.count()),
                                Long.toString(value.firstLine()),
                                value.example()))
                        .toList());
    }

    private void show(String name, List<? extends List<? extends @Nullable String>> values) throws SQLException {
        meanings.show(values);
        run(name, Map.of());
    }

    /** Runs a statement that answers nothing. */
    void run(String name, Map<String, ? extends @Nullable Object> values) throws SQLException {
        try (PreparedStatement statement = SqlFile.of(name).prepare(store.connection(), values)) {
            statement.execute();
        }
    }
}
