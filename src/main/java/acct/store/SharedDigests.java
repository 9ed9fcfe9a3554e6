package acct.store;

import acct.sql.SqlFile;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The digests of the tables that loads share, such as that of replies. They are small, and every transaction that changes
 * them keeps what they are then; one that was damaged before stays so.
 */
public final class SharedDigests {
    /** Every table but those with rows of loads, that of digests and that of the schema's version. */
    public static final List<String> TABLES = List.of(
            "isp",
            "reply",
            "reply_category",
            "reply_rules",
            "traffic_class",
            "class_rules",
            "config_snapshot",
            "config_setting",
            "config_seen",
            "night",
            "judged_day",
            "incident",
            "notification",
            "incident_order");

    private final Store store;
    private final Set<String> damaged = new HashSet<>();

    SharedDigests(Store store) {
        this.store = store;
    }

    /** Remembers which tables are not what they were when they were last written. */
    void begin() throws SQLException {
        damaged.addAll(changed());
    }

    /** Keeps what was changed, within the transaction that changed it. */
    void renew() throws SQLException {
        for (String table : changed()) {
            if (!damaged.contains(table)) {
                try (PreparedStatement delete = Statements.prepare(
                                store.connection(),
                                SqlFile.of("staging/delete_shared_digest"),
                                Map.of("table", table));
                        PreparedStatement insert = Statements.prepare(
                                store.connection(),
                                SqlFile.of("staging/insert_shared_digest")
                                        .with(Map.of("digests", query(table, store.columns(table)))),
                                Map.of())) {
                    delete.execute();
                    insert.execute();
                }
            }
        }
    }

    private Set<String> changed() throws SQLException {
        StringBuilder queries = new StringBuilder();
        for (String table : TABLES) {
            queries.append(queries.isEmpty() ? "" : "\nunion all\n").append(query(table, store.columns(table)));
        }
        Set<String> changed = new TreeSet<>();
        SqlFile sql = SqlFile.of("staging/changed_shared_tables").with(Map.of("digests", queries.toString()));
        try (PreparedStatement statement = Statements.prepare(store.connection(), sql, Map.of());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                changed.add(row.getString("table_name"));
            }
        }
        return changed;
    }

    /** The query for a table. */
    public static String query(String table, List<String> columns) {
        return SqlFile.of("staging/shared_digest")
                .with(Map.of(
                        "table",
                        table,
                        "columns",
                        columns.stream().collect(Collectors.joining(", ")),
                        "count",
                        Integer.toString(columns.size()),
                        "probe",
                        RowDigests.probe()))
                .statement();
    }
}
