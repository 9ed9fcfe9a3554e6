package acct.store;

import acct.sql.SqlFile;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
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
            "incident_order",
            "outbox",
            "store_name",
            "forgotten");

    private final Store store;
    private final Set<String> damaged = new HashSet<>();
    private final Map<String, List<String>> columns = new HashMap<>();

    SharedDigests(Store store) {
        this.store = store;
    }

    /** Remembers which tables are not what they were when they were last written. */
    void begin() throws SQLException {
        damaged.addAll(changed());
    }

    /** Keeps what was changed, within the transaction that changed it. */
    void renew() throws SQLException {
        List<String> tables = new ArrayList<>(changed());
        tables.removeAll(damaged);
        if (tables.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = Statements.prepare(
                store.connection(), SqlFile.of("staging/delete_shared_digests"), Map.of("tables", tables))) {
            delete.execute();
        }
        store.execute(SqlFile.of("staging/insert_shared_digests")
                .with(Map.of("digests", queries(tables)))
                .text());
    }

    private Set<String> changed() throws SQLException {
        String sql = SqlFile.of("staging/changed_shared_tables")
                .with(Map.of("digests", queries(TABLES)))
                .text();
        Set<String> changed = new TreeSet<>();
        try (Statement statement = store.connection().createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                changed.add(row.getString("table_name"));
            }
        }
        return changed;
    }

    private String queries(List<String> tables) throws SQLException {
        List<String> queries = new ArrayList<>();
        for (String table : tables) {
            queries.add(query(table, columns(table)));
        }
        return String.join("\nunion all\n", queries);
    }

    /** They are asked at every commit, and stay: whoever changes the schema is done before the first one. */
    private List<String> columns(String table) throws SQLException {
        List<String> known = columns.get(table);
        if (known == null) {
            known = store.columns(table);
            columns.put(table, known);
        }
        return known;
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
