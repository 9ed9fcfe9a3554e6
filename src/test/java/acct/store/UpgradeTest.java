package acct.store;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A store of every schema that there ever was, with rows in all of its tables, is brought to this one whole. */
@Tag("slow")
final class UpgradeTest {
    private static final Path SCHEMA = Path.of("sql", "schema");
    private static final String EVERYTHING = "cast(0 as integer)";
    /** Which rows count, whatever a table is called. */
    private static final List<String> COUNTED = List.of(
            "load",
            "load_day",
            "attempt",
            "queue_event",
            "complaint",
            "remote_report",
            "receipt",
            "rejected_line",
            "bad_value",
            "reply",
            "reply_seen",
            "hourly",
            "daily",
            "daily_job",
            "filled");
    /** What a store of a schema that had no such table cannot have. */
    private static final List<String> KEPT = List.of(
            "config_snapshot",
            "config_setting",
            "config_seen",
            "night",
            "judged_day",
            "incident",
            "notification",
            "incident_order",
            "outbox");

    private static Path shared = Path.of("");
    private static Path fresh = Path.of("");

    /** A store of today, whose rows the older ones are given. */
    @BeforeAll
    static void fill(@TempDir Path temporary) throws IOException, SQLException {
        shared = temporary;
        Files.writeString(shared.resolve("acct.yaml"), "pmta-config: pmta.conf\nclasses: {news: {jobs: ['job1*']}}\n");
        Files.writeString(
                shared.resolve("pmta.conf"),
                "<virtual-mta v1>\n smtp-source-host 192.0.2.1 a.example\n</virtual-mta>\n");
        String[] types = {"d", "b", "t", "tq", "f", "rb", "rs", "r", "d", "d"};
        for (int file = 1; file <= 2; file++) {
            Logs logs = Logs.of(String.join(",", Logs.COLUMNS_23) + ",header_Subject");
            for (int i = 0; i < 300; i++) {
                logs.row(
                        types[i % types.length],
                        "timeLogged",
                        String.format(Locale.ROOT, "2026-11-1%d %02d:30:00+0100", 7 + file, i % 24),
                        "timeQueued",
                        "2026-11-17 09:00:00+0100",
                        "dlvSourceIp",
                        "192.0.2." + (1 + i % 5),
                        "dlvSize",
                        i == 7 ? "many" : "100",
                        "vmta",
                        "v" + i % 3,
                        "jobId",
                        "job" + i % 4,
                        "envId",
                        "e" + i,
                        "rcpt",
                        "user" + i + "@gmail.com",
                        "header_Subject",
                        "hello",
                        "dsnDiag",
                        i % types.length == 0 ? "smtp;250 ok" : "smtp;550 5.1.1 user" + i + " unknown");
            }
            logs.line("no such line").write(shared.resolve("acct-" + file + ".csv"));
        }
        Cli acct = Cli.in(shared);
        fresh = acct.store();
        Cli.Result night = acct.launch("nightly", "acct-1.csv", "acct-2.csv");
        assertThat(night.exitCode()).as(night.err()).isZero();
        run(
                fresh,
                "insert into incident (incident_id, family, severity, opened, last, body)"
                        + " values ('i1', 'hard', 'warning', '2026-11-18', '2026-11-18', '{}')",
                "insert into notification values ('i1', '2026-11-18', 'opened', 'warning', 0.1, 1, now())",
                "insert into incident_order values ('i1', 'note', '2026-11-18', null, 'seen', now())",
                "insert into outbox (letter_id, channel, recipient, day, subject, state, attempts, queued_at)"
                        + " values ('l1', 'mail', 'a@example.com', '2026-11-18', 's', 'sent', 1, now())");
        for (String table : Stream.concat(COUNTED.stream(), KEPT.stream()).toList()) {
            assertThat(Rows.number(fresh, "select count(*) from " + table))
                    .as(table)
                    .isPositive();
        }
    }

    private static void run(Path store, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + store);
                Statement statement = connection.createStatement()) {
            statement.execute("set TimeZone = 'UTC'");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<Path> steps() {
        try (Stream<Path> files = Files.list(SCHEMA)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("[0-9]{3}_.*"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every version but this one. */
    static Stream<Integer> versions() {
        return Stream.iterate(1, version -> version + 1).limit(Schema.current() - 1);
    }

    @Test
    void everyStepOfTheSchemaIsTried() {
        assertThat(steps()).hasSize(Schema.current());
    }

    /** What the tables of an older schema had, from what they have today. */
    private static void make(Path store, int version) throws SQLException, IOException {
        List<String> statements = new ArrayList<>(List.of(
                "create table schema_version (version integer not null)", "insert into schema_version values (0)"));
        for (Path step : steps().subList(0, version)) {
            statements.add(Files.readString(step));
        }
        statements.add("update schema_version set version = " + version);
        run(store, statements.toArray(new String[0]));
        List<String> fill = new ArrayList<>(List.of("attach '" + fresh + "' as fresh (read_only)"));
        for (String table : Rows.of(
                store, "select table_name from duckdb_tables() where database_name = current_database() order by 1")) {
            List<String> columns = columns(store, table);
            List<String> known = columns(fresh, table);
            if (table.equals("schema_version") || table.equals("row_digest") || known.isEmpty()) {
                continue;
            }
            List<String> values = new ArrayList<>();
            for (String column : columns) {
                if (known.contains(column)) {
                    values.add(column);
                } else if (column.equals("prefix_sha256")) {
                    values.add("prefix_digest as prefix_sha256");
                } else if (column.equals("hour")) {
                    values.add("fresh.main.hour_of(logged_at, utc_offset_seconds) as hour");
                }
            }
            fill.add("delete from " + table);
            fill.add("insert into " + table + " by name select " + String.join(", ", values) + " from fresh." + table);
        }
        run(store, fill.toArray(new String[0]));
        List<String> digests = new ArrayList<>();
        List<String> tables = Rows.of(store, "select table_name from duckdb_tables()");
        if (tables.contains("row_digest")) {
            for (String table : RowDigests.TABLES) {
                if (tables.contains(table)) {
                    List<String> columns = new ArrayList<>(columns(store, table));
                    columns.remove("kept");
                    digests.add("insert into row_digest by name "
                            + RowDigests.query(table, columns)
                                    .replace("$first_load", EVERYTHING)
                                    .replace("$last_load", "2147483647"));
                }
            }
            run(store, digests.toArray(new String[0]));
        }
    }

    private static List<String> columns(Path store, String table) {
        return Rows.of(
                store,
                "select column_name from duckdb_columns() where database_name = current_database() and table_name = '"
                        + table + "' order by column_index");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everySchemaIsBroughtToThisOne(int version, @TempDir Path folder) throws SQLException, IOException {
        Path store = folder.resolve("acct.duckdb");
        make(store, version);
        Cli acct = Cli.in(shared);
        String[] at = {"--store", store.toString()};
        Cli.Result query = acct.launch("query", "--store", store.toString());
        assertThat(query.exitCode()).isEqualTo(1);
        assertThat(query.err()).contains("has schema " + version).contains("needs " + Schema.current());
        // Files of that time were known by another digest.
        if (version < 3) {
            run(
                    store,
                    "update load set prefix_sha256 = (select sha256(content) from read_blob('" + shared
                            + "/acct-*.csv') where ends_with(filename, load.path))");
        }
        List<String> tables = Rows.of(store, "select table_name from duckdb_tables()");
        Cli.Result upgraded = acct.ingest("acct-1.csv", "acct-2.csv", at[0], at[1]);
        assertThat(upgraded.exitCode()).as(upgraded.err()).isZero();
        assertThat(upgraded.json().get("stored").asInt()).isZero();
        assertThat(folder.resolve("acct.duckdb.schema-" + version)).exists();
        assertThat(Rows.number(store, "select version from schema_version")).isEqualTo(Schema.current());
        for (String table : COUNTED) {
            assertThat(Rows.number(store, "select count(*) from " + table))
                    .as(table)
                    .isEqualTo(Rows.number(fresh, "select count(*) from " + table));
        }
        for (String table : KEPT) {
            if (tables.contains(table)) {
                assertThat(Rows.number(store, "select count(*) from " + table))
                        .as(table)
                        .isEqualTo(Rows.number(fresh, "select count(*) from " + table));
            }
        }
        String counts =
                "select outcome, isp, source_ip, category, class, sum(events) from hourly group by all order by all";
        assertThat(Rows.of(store, counts)).isEqualTo(Rows.of(fresh, counts));
        SoundStore.check(store);
        for (String[] verify : List.of(
                new String[] {"verify", "acct-1.csv", "acct-2.csv", at[0], at[1]},
                new String[] {"verify", "--quick", at[0], at[1]})) {
            Cli.Result verified = acct.launch(verify);
            assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
            assertThat(verified.err()).contains("verified 2 of 2 loads");
        }
    }

    @Test
    void aNewerStoreIsRefusedWithBothVersions(@TempDir Path folder) throws SQLException, IOException {
        Path store = folder.resolve("acct.duckdb");
        Files.copy(fresh, store);
        run(store, "update schema_version set version = " + (Schema.current() + 1));
        for (String command :
                List.of("query", "verify", "prune --attempts 9d", "ingest acct-1.csv", "forget a@b.example")) {
            List<String> words = new ArrayList<>(List.of(command.split(" ")));
            words.addAll(List.of("--store", store.toString()));
            Cli.Result result = Cli.in(shared).launch(words.toArray(new String[0]));
            assertThat(result.exitCode()).as(command).isEqualTo(1);
            assertThat(result.err())
                    .contains("has schema " + (Schema.current() + 1))
                    .contains("knows " + Schema.current());
        }
    }
}
