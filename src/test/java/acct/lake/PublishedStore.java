package acct.lake;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.sql.Row;
import acct.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store of sound and damaged files, and the lake that it published all its rows to. */
public final class PublishedStore implements AutoCloseable {
    /** Columns that name a load. */
    private static final Set<String> LOADS = Set.of("load", "load_id", "last_load");

    private final Store store;
    private final Path lake;
    private final Map<Object, Object> lakeIds = new HashMap<>();

    private PublishedStore(Store store, Path lake) {
        this.store = store;
        this.lake = lake;
    }

    /** Loads and publishes in this folder. */
    public static PublishedStore in(Path folder) throws IOException, SQLException {
        Cli acct = Cli.in(folder);
        Files.writeString(folder.resolve("acct.yaml"), "server: mta1\nlake: {path: lake, level: rows}\n");
        assertThat(acct.launch(
                                "sample",
                                "--days",
                                "3",
                                "--rows",
                                "12000",
                                "--last-day",
                                "2026-11-19",
                                "--out",
                                "logs",
                                "--incident",
                                "ip-block")
                        .exitCode())
                .isZero();
        Files.delete(folder.resolve("logs/acct.yaml"));
        assertThat(acct.ingest("logs").exitCode()).isZero();
        ReportingStatements.damaged().write(folder.resolve("more/acct-2.csv"));
        assertThat(acct.ingest("more").exitCode()).isZero();
        Cli.Result published = acct.launch("lake", "publish", "--format", "json");
        assertThat(published.err()).as("publishing").doesNotContain("acct:");
        assertThat(published.exitCode()).isZero();
        PublishedStore all = over(acct.store(), folder.resolve("lake"));
        assertThat(all.lakeIds).hasSize(4);
        return all;
    }

    /**
     * Three servers in this folder, each in a folder of its name, which published all their rows to {@code lake}; the store
     * is one that loaded the files of all.
     */
    public static PublishedStore ofServers(Path folder) throws IOException, SQLException {
        Cli all = Cli.in(folder);
        Cli.Result made = all.launch(
                "sample",
                "--servers",
                "3",
                "--days",
                "2",
                "--rows",
                "6000",
                "--last-day",
                "2026-11-19",
                "--out",
                "made");
        assertThat(made.exitCode()).as(made.err()).isZero();
        for (String server : List.of("mta1", "mta2", "mta3")) {
            Path host = folder.resolve("made").resolve(server);
            Path config = host.resolve("acct.yaml");
            Files.writeString(
                    config, Files.readString(config).replace("{path: ../lake}", "{path: ../lake, level: rows}"));
            Cli acct = Cli.in(host);
            assertThat(acct.ingest(".").exitCode()).isZero();
            Cli.Result published = acct.launch("lake", "publish");
            assertThat(published.exitCode()).as(published.err()).isZero();
            Cli.Result loaded = all.launch("ingest", "made/" + server, "--config", config.toString());
            assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        }
        return over(all.store(), folder.resolve("made/lake"));
    }

    private static PublishedStore over(Path store, Path lake) throws SQLException {
        PublishedStore all =
                new PublishedStore(Store.open(store, Store.Mode.READ, Duration.ZERO, Clock.systemUTC()), lake);
        StoredDays.of(all.store, Map.of(), Cli.NOW).loads().forEach((id, load) -> all.lakeIds.put(id, load.id()));
        return all;
    }

    /** The store, open to be read. */
    public Store store() {
        return store;
    }

    /** The folder of the lake. */
    public Path lake() {
        return lake;
    }

    /** The values of a row of the store, with the loads' numbers in the lake. */
    public List<@Nullable Object> renamed(Row row) {
        List<@Nullable Object> values = new ArrayList<>();
        List<String> names = row.columns();
        for (int i = 0; i < names.size(); i++) {
            Object value = row.values().get(i);
            boolean isLoad = LOADS.contains(names.get(i));
            Object id = isLoad && value instanceof Number number ? lakeIds.get(number.longValue()) : null;
            values.add(id == null ? value : id);
        }
        return values;
    }

    @Override
    public void close() {
        store.close();
    }
}
