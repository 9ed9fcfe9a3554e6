package acct.verify;

import acct.load.StoredLoad;
import acct.load.StoredLoads;
import acct.sql.SqlFile;
import acct.store.Damage;
import acct.store.LoadRange;
import acct.store.RowDigests;
import acct.store.SharedDigests;
import acct.store.Statements;
import acct.store.Store;
import acct.store.WideRows;
import acct.verify.Verification.Status;
import acct.verify.Verification.Unsound;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which loads' rows are as they were stored, by their digests alone.
 *
 * @param changed what is not, by load
 * @param unknown why nothing can be said of a load, by load
 */
record ProvedRows(Map<Integer, List<Changed>> changed, Map<Integer, String> unknown) {
    /** The number under which the tables that loads share have their digests. */
    private static final int SHARED = 0;

    private static final int SHOWN = 5;
    private static final String NO_DIGEST = "without digest: nothing was kept of what its rows were";
    private static final String OTHER_ENGINE =
            "digest made by another version of DuckDB: its rows cannot be checked by it, only by its file";

    /**
     * Rows of a load that are not as they were stored.
     *
     * @param day the local day; null for rows without one
     */
    record Changed(int load, String table, @Nullable String day, long stored, long found) {
        /** For people. */
        String sentence() {
            String rows = stored == found
                    ? "another content than was stored in its " + count(stored)
                    : count(stored) + (stored == 1 ? " was" : " were") + " stored, " + found
                            + (found == 1 ? " is" : " are") + " there";
            return table + (day == null ? "" : " " + day) + ": " + rows;
        }

        private static String count(long rows) {
            return rows + (rows == 1 ? " row" : " rows");
        }
    }

    /** The verdict on a load without its file. */
    Verification verdict(StoredLoad load) {
        String why = unknown.get(load.id());
        if (changed.containsKey(load.id())) {
            return new Verification(load.id(), load.path(), Status.DIFFERENT, sentence(load.id(), load.path()));
        }
        return why == null
                ? new Verification(load.id(), load.path(), Status.VERIFIED, "")
                : new Verification(load.id(), load.path(), Status.WITHOUT_DIGEST, why);
    }

    /** A verdict by a load's file, and what the digest adds to it. */
    Verification added(Verification byFile) {
        int load = byFile.load();
        if (byFile.status() == Status.DIFFERENT) {
            return byFile;
        }
        if (changed.containsKey(load)) {
            String more = byFile.message().isEmpty() ? "" : "; " + byFile.message();
            return new Verification(load, byFile.path(), Status.DIFFERENT, sentence(load, byFile.path()) + more);
        }
        if (byFile.status() == Status.VERIFIED) {
            return byFile;
        }
        String why = unknown.get(load);
        return new Verification(
                load,
                byFile.path(),
                byFile.status(),
                byFile.message() + "; " + (why == null ? "its rows are as they were stored, by their digest" : why));
    }

    private String sentence(int load, String path) {
        List<Changed> of = Objects.requireNonNull(changed.get(load));
        String more = of.size() > SHOWN ? "; and " + (of.size() - SHOWN) + " more" : "";
        return of.stream().limit(SHOWN).map(Changed::sentence).collect(Collectors.joining("; ", path + " ", more))
                + "; " + Damage.MEND;
    }

    /** Rows of loads that the ledger does not know. */
    List<Unsound> ofNoLoad(StoredLoads loads) {
        return changed.keySet().stream()
                .filter(id -> loads.all().stream().noneMatch(load -> load.id() == id))
                .map(id -> new Unsound(
                        "rows_as_stored",
                        sentence(
                                id,
                                id == SHARED
                                        ? "what all loads share:"
                                        : "load " + id + ", which the ledger has lost:")))
                .toList();
    }

    /** Looks at the rows of these loads. */
    static ProvedRows of(Store store, LoadRange loads) throws SQLException {
        // Enough for all but the widest rows, and the mail server on this host needs its own.
        WideRows.takeRoom(store);
        try {
            ProvedRows proved = read(store, loads);
            WideRows.giveRoom(store);
            return proved;
        } catch (SQLException e) {
            if (!WideRows.wantRoom(e)) {
                throw e;
            }
            WideRows.giveRoom(store);
            return read(store, loads);
        }
    }

    private static ProvedRows read(Store store, LoadRange loads) throws SQLException {
        Map<Integer, List<Changed>> changed = new TreeMap<>();
        SqlFile unequal = SqlFile.of("verify/unequal_digests")
                .with(Map.of("digests", digests(store), "probe", RowDigests.probe()));
        try (PreparedStatement statement = Statements.prepare(store.connection(), unequal, loads.values());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (row.getInt("load_id") == SHARED && loads.first() != SHARED) {
                    continue;
                }
                Changed one = new Changed(
                        row.getInt("load_id"),
                        row.getString("table_name"),
                        row.getString("day"),
                        row.getLong("stored_rows"),
                        row.getLong("found_rows"));
                changed.computeIfAbsent(one.load(), load -> new ArrayList<>()).add(one);
            }
        }
        return new ProvedRows(changed, unknown(store));
    }

    private static Map<Integer, String> unknown(Store store) throws SQLException {
        Map<Integer, String> unknown = new TreeMap<>();
        SqlFile without = SqlFile.of("verify/loads_without_digest").with(Map.of("probe", RowDigests.probe()));
        try (PreparedStatement statement = Statements.prepare(store.connection(), without, Map.of());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                unknown.put(row.getInt("load_id"), row.getBoolean("is_of_another_engine") ? OTHER_ENGINE : NO_DIGEST);
            }
        }
        return unknown;
    }

    /** A table that has got more columns since is looked at once for each number of columns that a digest is of. */
    private static String digests(Store store) throws SQLException {
        Map<String, List<Integer>> counts = new LinkedHashMap<>();
        RowDigests.TABLES.forEach(table -> counts.put(table, new ArrayList<>()));
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("verify/digest_columns"), Map.of());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                List<Integer> known = counts.get(row.getString("table_name"));
                if (known != null) {
                    known.add(row.getInt("columns"));
                }
            }
        }
        List<String> queries = new ArrayList<>();
        for (Map.Entry<String, List<Integer>> entry : counts.entrySet()) {
            List<String> columns = RowDigests.columns(store, entry.getKey());
            List<Integer> known = entry.getValue().isEmpty() ? List.of(columns.size()) : entry.getValue();
            for (int count : known) {
                queries.add(RowDigests.query(entry.getKey(), columns.subList(0, Math.min(count, columns.size()))));
            }
        }
        for (String table : SharedDigests.TABLES) {
            queries.add(SharedDigests.query(table, store.columns(table)));
        }
        return String.join("\nunion all\n", queries);
    }
}
