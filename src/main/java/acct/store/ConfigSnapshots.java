package acct.store;

import acct.pmta.snapshot.ConfigSetting;
import acct.pmta.snapshot.ConfigSnapshot;
import acct.pmta.snapshot.ConfigSnapshot.Reading;
import acct.sql.EngineException;
import acct.sql.Row;
import acct.sql.SqlFile;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The PowerMTA configurations that a store keeps: each content once, and when it was found. */
public final class ConfigSnapshots {
    private final Store store;

    /** Those of one store. */
    public ConfigSnapshots(Store store) {
        this.store = store;
    }

    /** Keeps a configuration that was read now, in one transaction; what is known already is only noted. */
    public void keep(ConfigSnapshot read, Instant at, ZoneId zone) {
        try {
            note(read, at, zone);
        } catch (SQLException e) {
            throw new EngineException(Store.firstLine(e), e);
        }
    }

    private void note(ConfigSnapshot read, Instant at, ZoneId zone) throws SQLException {
        List<String> seen = seen();
        boolean isSame = !seen.isEmpty() && seen.get(seen.size() - 1).equals(read.id());
        Map<String, Object> values = Map.of(
                "snapshot_id", read.id(),
                "at", at.toString(),
                "day", LocalDate.ofInstant(at, zone).toString());
        // Also a single statement: the digest of its table is kept with the transaction.
        Transaction.of(store, () -> {
            if (isSame) {
                run("staging/update_config_seen", values);
                return store;
            }
            if (!seen.contains(read.id())) {
                add(read);
            }
            run("staging/insert_config_seen", values);
            return store;
        });
    }

    /**
     * Makes of what is kept what would be kept today, and leaves nothing of the old text in the file.
     *
     * @param today what would be kept of a snapshot
     * @return how many snapshots were changed; if any was, the store can only be closed
     */
    public Renewed renew(UnaryOperator<ConfigSnapshot> today) throws SQLException {
        int changed = 0;
        for (ConfigSnapshot kept : doubtful()) {
            ConfigSnapshot renewed = today.apply(kept);
            if (!renewed.equals(kept)) {
                replace(kept.id(), renewed);
                changed++;
            }
        }
        return new Renewed(changed, changed == 0 ? null : new Compaction(store).runAlways());
    }

    /**
     * What became of kept configurations.
     *
     * @param snapshots how many were changed
     * @param trouble why the old text may still be in free space of the file; null if it is not
     */
    public record Renewed(int snapshots, @Nullable String trouble) {}

    private List<ConfigSnapshot> doubtful() throws SQLException {
        List<ConfigSnapshot> found = new ArrayList<>();
        try (PreparedStatement statement = Statements.prepare(
                        store.connection(), SqlFile.of("staging/config_snapshots_with_at"), Map.of());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String id = row.getString("snapshot_id");
                Reading reading = row.getBoolean("is_whole") ? Reading.WHOLE : Reading.PART;
                found.add(new ConfigSnapshot(id, row.getString("path"), reading, settings(id)));
            }
        }
        return found;
    }

    private List<ConfigSetting> settings(String id) {
        return store.engine(sql -> {})
                .list(SqlFile.of("report/config_settings"), Map.of("snapshot_id", id), ConfigSnapshots::setting);
    }

    /** A setting as {@code sql/report/config_settings.sql} tells it. */
    public static ConfigSetting setting(Row row) {
        return new ConfigSetting(
                row.text("scope"),
                row.textOrNull("name"),
                row.textOrNull("block"),
                row.text("directive"),
                row.textOrNull("value"),
                row.text("file"),
                (int) row.count("line"));
    }

    private void replace(String old, ConfigSnapshot renewed) throws SQLException {
        Transaction.of(store, () -> {
            boolean isKnown = seen().contains(renewed.id());
            for (String table : List.of("config_setting", "config_snapshot")) {
                try (PreparedStatement delete = Statements.prepare(
                        store.connection(),
                        SqlFile.of("staging/delete_config").with(Map.of("table", table)),
                        Map.of("snapshot_id", old))) {
                    delete.execute();
                }
            }
            if (!isKnown) {
                add(renewed);
            }
            run("staging/rename_config_seen", Map.of("snapshot_id", old, "new_id", renewed.id()));
            return store;
        });
    }

    private void add(ConfigSnapshot read) throws SQLException {
        List<ConfigSetting> settings = read.settings();
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            ConfigSetting setting = settings.get(i);
            rows.add(Arrays.asList(
                    Integer.toString(i),
                    setting.scope(),
                    setting.name(),
                    setting.block(),
                    setting.directive(),
                    setting.value(),
                    setting.file(),
                    Integer.toString(setting.line())));
        }
        // The loader has a table function of its own in the same store.
        TextRows texts = new TextRows();
        texts.register(store.connection(), "config_rows");
        texts.show(rows);
        run("staging/insert_config_settings", Map.of("snapshot_id", read.id()));
        run(
                "staging/insert_config_snapshot",
                Map.of(
                        "snapshot_id",
                        read.id(),
                        "path",
                        read.file(),
                        "is_whole",
                        read.reading() == Reading.WHOLE,
                        "settings",
                        (long) settings.size()));
    }

    private void run(String name, Map<String, ?> values) throws SQLException {
        try (PreparedStatement statement = Statements.prepare(store.connection(), SqlFile.of(name), values)) {
            statement.execute();
        }
    }

    /** The contents that were found, in order of time. */
    private List<String> seen() throws SQLException {
        List<String> seen = new ArrayList<>();
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("report/config_seen"), Map.of());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                seen.add(row.getString("snapshot_id"));
            }
        }
        return seen;
    }
}
