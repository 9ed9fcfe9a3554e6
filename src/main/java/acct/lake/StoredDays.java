package acct.lake;

import acct.sql.SqlFile;
import acct.store.Statements;
import acct.store.Store;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a store has that can be published.
 *
 * @param storeId by what it is told from other stores
 * @param judgedBy by what it was judged
 * @param loads each load by its number in the store
 * @param rows table, local day, and how many rows each load has there
 */
record StoredDays(
        String storeId,
        JudgedRules judgedBy,
        Map<Long, LakeLoad> loads,
        Map<String, SortedMap<String, SortedMap<Long, Long>>> rows) {

    /** What there is. */
    static StoredDays of(Store store, Map<String, LakeLoad> known, Instant now) throws SQLException {
        Map<Long, List<String>> days = days(store);
        Map<Long, LakeLoad> loads = new HashMap<>();
        try (PreparedStatement statement = prepared(store, "lake/ledger");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                long id = row.getLong("load_id");
                String key = key(row);
                LakeLoad before = known.get(key);
                loads.put(
                        id,
                        new LakeLoad(
                                key,
                                row.getLong("head_bytes"),
                                row.getString("head_sha256"),
                                row.getString("prefix_digest"),
                                row.getLong("begin_offset"),
                                row.getLong("end_offset"),
                                row.getLong("lines"),
                                row.getLong("stored"),
                                before == null ? now : before.firstPublishedAt(),
                                days.getOrDefault(id, List.of())));
            }
        }
        return new StoredDays(Ownership.storeName(store), judged(store), loads, rows(store));
    }

    private static String key(ResultSet row) throws SQLException {
        long second = row.getLong("first_second");
        return LoadKey.of(
                row.wasNull() ? null : second,
                row.getString("prefix_digest"),
                row.getLong("begin_offset"),
                row.getLong("end_offset"));
    }

    private static Map<Long, List<String>> days(Store store) throws SQLException {
        Map<Long, List<String>> days = new HashMap<>();
        try (PreparedStatement statement = prepared(store, "lake/load_days");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                days.computeIfAbsent(row.getLong("load_id"), load -> new ArrayList<>())
                        .add(day(row.getDate("day")));
            }
        }
        return days;
    }

    private static Map<String, SortedMap<String, SortedMap<Long, Long>>> rows(Store store) throws SQLException {
        Map<String, SortedMap<String, SortedMap<Long, Long>>> rows = new HashMap<>();
        try (PreparedStatement statement = prepared(store, "lake/stored_days");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.computeIfAbsent(row.getString("table_name"), table -> new TreeMap<>())
                        .computeIfAbsent(day(row.getDate("day")), day -> new TreeMap<>())
                        .merge(row.getLong("load_id"), row.getLong("row_count"), Long::sum);
            }
        }
        return rows;
    }

    private static String day(@Nullable Date day) {
        return day == null ? LakeNames.UNDATED : day.toLocalDate().toString();
    }

    private static JudgedRules judged(Store store) throws SQLException {
        Integer masks = null;
        String rules = null;
        String classes = null;
        try (PreparedStatement statement = prepared(store, "staging/reply_rules");
                ResultSet row = statement.executeQuery()) {
            if (row.next()) {
                masks = row.getInt("masks");
                rules = row.getString("rules");
            }
        }
        try (PreparedStatement statement = prepared(store, "staging/class_rules");
                ResultSet row = statement.executeQuery()) {
            if (row.next()) {
                classes = row.getString("rules");
            }
        }
        return new JudgedRules(masks, rules, classes);
    }

    private static PreparedStatement prepared(Store store, String name) throws SQLException {
        return Statements.prepare(store.connection(), SqlFile.of(name), Map.of());
    }
}
