package acct.load;

import acct.classify.traffic.TrafficClasses;
import acct.classify.traffic.TrafficClasses.By;
import acct.sql.SqlFile;
import acct.store.DailyCounts;
import acct.store.LoadRange;
import acct.store.Rollups;
import acct.store.RowDigests;
import acct.store.Statements;
import acct.store.Store;
import acct.store.Transaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The classes of mail in a store. Rows keep what decides over their class and not the class itself, so that each name is
 * judged once and other classes change a small table and the rollups.
 */
final class Classes {
    /** The column of the view {@code event} that holds each kind of names. */
    private static final Map<By, String> COLUMNS = Map.of(
            By.JOB, "job",
            By.USER, "smtp_user",
            By.SENDER_DOMAIN, "sender_domain",
            By.POOL, "pool",
            By.VMTA, "vmta",
            By.IP, "source_ip");

    private final Store store;
    private final Statements statements;
    private final TrafficClasses classes;

    /** The classes of the configuration, for a store that is open for writing. */
    Classes(Store store, Statements statements, TrafficClasses classes) {
        this.store = store;
        this.statements = statements;
        this.classes = classes;
    }

    /** By which classes a store's names were judged; empty if it never was, as in one that an older acct made. */
    static Optional<String> version(Store store) throws SQLException {
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("staging/class_rules"), Map.of());
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getString("rules")) : Optional.empty();
        }
    }

    /**
     * Judges the names that rows brought and no row before.
     *
     * @param firstLoad of this load and all that came after it
     */
    void judge(int firstLoad) throws SQLException {
        for (By by : By.values()) {
            if (classes.asksFor(by)) {
                judge(by, firstLoad);
            }
        }
    }

    private void judge(By by, int firstLoad) throws SQLException {
        List<List<String>> judged = new ArrayList<>();
        SqlFile names = SqlFile.of("staging/names_without_class")
                .with(Map.of("column", Objects.requireNonNull(COLUMNS.get(by))));
        try (PreparedStatement statement = Statements.prepare(
                        store.connection(), names, Map.of("first_load", firstLoad, "kind", by.label()));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String name = row.getString("value");
                String mail = classes.of(by, name);
                if (mail != null) {
                    judged.add(List.of(by.label(), name, mail));
                }
            }
        }
        statements.show("staging/insert_traffic_classes", judged, Map.of());
    }

    /**
     * Judges all names anew and counts all loads whose rows are kept again, in one transaction; nothing if the store was
     * judged by these classes.
     *
     * @return how many loads were counted again
     */
    int bringUpToDate() throws SQLException {
        if (version(store).equals(Optional.of(classes.version()))) {
            return 0;
        }
        return Transaction.of(store, () -> {
            RowDigests digests = new RowDigests(store);
            store.empty("traffic_class");
            judge(0);
            List<Integer> loads = statements.loads("staging/loads_with_rows");
            for (int load : loads) {
                Map<String, Integer> values = Map.of("load_id", load);
                for (String table : Rollups.OF_ROWS) {
                    statements.run(SqlFile.of("staging/delete_told_of_load").with(Map.of("table", table)), values);
                    statements.run(
                            Rollups.of(table, classes), LoadRange.of(load).values());
                    digests.renewTold(table, load);
                }
                new DailyCounts(store).renew(LoadRange.of(load));
            }
            store.empty("class_rules");
            statements.run("staging/insert_class_rules", Map.of("rules", classes.version()));
            return loads.size();
        });
    }
}
