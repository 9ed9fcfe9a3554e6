package acct.store;

import acct.classify.traffic.TrafficClasses;
import acct.model.UserException;
import acct.sql.SqlFile;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The numbered, forward-only schema files, and which of them a store has. */
final class Schema {
    private static final String ROLLUPS = "schema/002_rollups";
    private static final String DIGESTS = "schema/012_row_digests";
    private static final String DAYS = "schema/013_daily";
    private static final String FILLED = "schema/018_filled";
    private static final List<String> STEPS = List.of(
            "schema/001_accounting",
            ROLLUPS,
            "schema/003_lean_attempts",
            "schema/004_replies",
            "schema/005_classes",
            "schema/006_config_snapshots",
            "schema/007_mx",
            "schema/008_nights",
            "schema/009_rejected_counts",
            "schema/010_reply_clocks",
            "schema/011_model",
            DIGESTS,
            DAYS,
            "schema/014_incidents",
            "schema/015_outbox",
            "schema/016_privacy",
            "schema/017_findings",
            FILLED);

    private Schema() {}

    /** The version that this program writes. */
    static int current() {
        return STEPS.size();
    }

    /** Whether a store of this version holds something that must be brought along. */
    static boolean isOlder(int version) {
        return version > 0 && version < current();
    }

    /** Brings a new store, or one of the version that was found, to the current version, in one transaction. */
    static void bringUpToDate(Store store, int found) throws SQLException {
        refuseNewer(store, found);
        if (found == current()) {
            Model.bringUpToDate(store);
            return;
        }
        Transaction.of(store, () -> {
            if (found == 0) {
                store.execute("create table schema_version (version integer not null)");
                store.execute("insert into schema_version values (0)");
            }
            for (String step : STEPS.subList(found, current())) {
                store.execute(SqlFile.of(step).text());
            }
            Model.make(store);
            if (found > 0) {
                bringAlong(store, found);
            }
            store.execute("update schema_version set version = " + current());
            return store;
        });
        WideRows.takeRoom(store);
    }

    /** Makes the tables of the current version in an empty database; views stand on what else comes into it. */
    static void makeTables(Store store) throws SQLException {
        store.execute("create table schema_version (version integer not null)");
        store.execute("insert into schema_version values (" + current() + ")");
        for (String step : STEPS) {
            store.execute(SqlFile.of(step).text());
        }
    }

    /** What each load does by itself since there are these tables. */
    private static void bringAlong(Store store, int found) throws SQLException {
        if (isBefore(ROLLUPS, found)) {
            rollUpOldLoads(store);
        } else if (isBefore(FILLED, found)) {
            run(
                    store,
                    Rollups.of(Rollups.FILLED, TrafficClasses.NONE),
                    RowDigests.everything().values());
        }
        if (isBefore(DAYS, found)) {
            new DailyCounts(store).renew(RowDigests.everything());
        }
        if (isBefore(DIGESTS, found)) {
            // What they were when they were loaded nobody knows any more; from here on a change is seen.
            WideRows.giveRoom(store);
            new RowDigests(store).add(RowDigests.everything());
        } else if (isBefore(FILLED, found)) {
            new RowDigests(store).add(List.of(Rollups.FILLED), RowDigests.everything());
        }
    }

    private static boolean isBefore(String step, int found) {
        return found < STEPS.indexOf(step) + 1;
    }

    private static void rollUpOldLoads(Store store) throws SQLException {
        run(store, SqlFile.of("staging/old_loads"), Map.of());
        for (int load : loads(store)) {
            for (String table : Rollups.OF_ROWS) {
                run(
                        store,
                        Rollups.of(table, TrafficClasses.NONE),
                        LoadRange.of(load).values());
            }
        }
    }

    private static List<Integer> loads(Store store) throws SQLException {
        List<Integer> loads = new ArrayList<>();
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("staging/ledger"), Map.of());
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                loads.add(rows.getInt("load_id"));
            }
        }
        return loads;
    }

    private static void run(Store store, SqlFile sql, Map<String, Integer> values) throws SQLException {
        try (PreparedStatement statement = Statements.prepare(store.connection(), sql, values)) {
            statement.execute();
        }
    }

    /** A store that is only read must be of this version already; only macros and views may be of another text. */
    static void mustFit(Store store) throws SQLException {
        int found = version(store);
        refuseNewer(store, found);
        if (found < current()) {
            throw UserException.failed(store.file() + ": the store has schema " + found + ", this acct needs "
                    + current() + "; run `acct ingest` or `acct nightly` once to bring it up to date");
        }
        Model.lend(store);
    }

    private static void refuseNewer(Store store, int found) {
        if (found > current()) {
            throw UserException.failed(store.file() + ": the store has schema " + found + ", this acct knows "
                    + current() + "; use a newer acct");
        }
    }

    /** The version of a store; 0 of an empty file. */
    static int version(Store store) throws SQLException {
        try {
            return (int) store.number("select version from schema_version");
        } catch (SQLException e) {
            // Mostly as there is none. Only then all tables are asked for: that takes longer than opening the store.
            return versionByTables(store, e);
        }
    }

    private static int versionByTables(Store store, SQLException because) throws SQLException {
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("schema/version"), Map.of());
                ResultSet result = statement.executeQuery()) {
            result.next();
            if (result.getLong("has_version") > 0) {
                throw because;
            }
            if (result.getLong("tables") > 0) {
                throw UserException.failed(
                        store.file() + ": a DuckDB file, but not a store of acct; name another with --store");
            }
            return 0;
        } catch (SQLException again) {
            // After the first failure DuckDB may only say that there was one.
            throw because;
        }
    }
}
