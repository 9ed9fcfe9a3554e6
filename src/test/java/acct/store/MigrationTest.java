package acct.store;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import acct.cli.Launched;
import acct.sql.SqlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store of an older acct is brought along whole; one of a newer acct is left alone. */
@Tag("slow")
final class MigrationTest {
    private static final List<String> OLD_TABLES = List.of(
            "load",
            "load_day",
            "attempt",
            "queue_event",
            "complaint",
            "remote_report",
            "receipt",
            "rejected_line",
            "bad_value",
            "isp");

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);
    private Path fresh = Path.of("");

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        acct = Cli.in(folder);
        fresh = folder.resolve("fresh.duckdb");
    }

    /** Every table as text, in an order of its own; what a load of schema 1 could not know is left out. */
    private static List<String> content(Path store) {
        List<String> content = new ArrayList<>();
        List<String> tables = new ArrayList<>(OLD_TABLES);
        tables.addAll(List.of("hourly", "daily", "daily_job", "reply", "reply_seen", "reply_category", "reply_rules"));
        for (String table : tables) {
            String what = table.equals("load") ? "* exclude (location, loaded_at, prefix_digest)" : "*";
            content.add(table);
            content.addAll(Rows.of(store, "select " + what + " from " + table + " order by all"));
        }
        return content;
    }

    private void logs(int rows) {
        for (int file = 1; file <= 3; file++) {
            Logs logs = Logs.standard();
            for (int i = 0; i < rows; i++) {
                String[] types = {"d", "b", "t", "tq", "f", "rb", "rs", "r"};
                logs.row(
                        types[i % types.length],
                        "timeLogged",
                        String.format(java.util.Locale.ROOT, "2026-11-1%d %02d:30:00+0100", file, i % 24),
                        "timeQueued",
                        "2026-11-10 09:00:00+0100",
                        "dlvSourceIp",
                        "192.0.2." + i % 5,
                        "vmta",
                        "v" + i % 3,
                        "jobId",
                        "job" + i % 4,
                        "rcpt",
                        "user" + i + "@gmail.com",
                        "dsnDiag",
                        i % 8 == 0
                                ? "smtp;250 ok"
                                : "smtp;550 5.1.1 user" + i + " unknown, try " + "abcde".charAt(i % 5),
                        "bounceCat",
                        i % 3 == 0 ? "bad-mailbox" : "");
            }
            logs.line("no such line").write(folder.resolve("acct-" + file + ".csv"));
        }
        assertThat(acct.launch("ingest", "acct-1.csv", "acct-2.csv", "acct-3.csv", "--store", fresh.toString())
                        .exitCode())
                .isZero();
    }

    private static void run(Path store, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + store);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The rows of the fresh store in a store as schema 1 had it. */
    private void makeOldStore() throws Exception {
        List<String> statements = new ArrayList<>(List.of(
                "create table schema_version (version integer not null)",
                "insert into schema_version values (1)",
                SqlFile.of("schema/001_accounting").text(),
                "attach '" + fresh + "' as fresh (read_only)"));
        for (String table : OLD_TABLES) {
            String columns = String.join(
                    ", ",
                    Rows.of(
                            fresh,
                            "select column_name from duckdb_columns() where table_name = '" + table
                                    + "' and column_name not in ('location', 'lane', 'first_at', 'last_at', 'kept', 'reply_id', 'listed', 'privacy')"
                                    + " and (table_name <> 'rejected_line' or column_name <> 'header')"
                                    + " order by column_index"));
            statements.add(
                    "insert into " + table + " by name select " + asItWas(table, columns) + " from fresh." + table);
        }
        statements.add("update load set prefix_sha256 = (select sha256(content) from read_blob('" + folder
                + "/acct-*.csv') where ends_with(filename, load.path))");
        run(acct.store(), statements.toArray(new String[0]));
    }

    private static String asItWas(String table, String columns) {
        return switch (table) {
            case "load" -> columns.replace("prefix_digest", "prefix_digest as prefix_sha256");
            case "attempt" -> columns + ", fresh.main.hour_of(logged_at, utc_offset_seconds) as hour";
            default -> columns;
        };
    }

    @Test
    void anOlderStoreIsOnlyChangedByWhatWrites() throws Exception {
        logs(40);
        makeOldStore();
        Cli.Result query = acct.launch("query");
        assertThat(query.exitCode()).isEqualTo(1);
        assertThat(query.err())
                .contains("has schema 1")
                .contains("needs " + Schema.current())
                .hasLineCount(1);
        assertThat(Rows.number(acct.store(), "select version from schema_version"))
                .isEqualTo(1);
    }

    @Test
    void anOlderStoreIsAfterwardsWhatAFreshLoadMakes() throws Exception {
        logs(400);
        makeOldStore();
        Cli.Result again = acct.ingest("acct-1.csv", "acct-2.csv", "acct-3.csv");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.json().get("stored").asInt()).isZero();
        assertThat(again.file().get("status").asString()).isEqualTo("already-loaded");
        assertThat(content(acct.store())).isEqualTo(content(fresh));
        SoundStore.check(acct.store());
    }

    @Test
    void repliesOfAStoreWithoutTheirClocksGetThemOfItsHours() throws Exception {
        for (String[] file : new String[][] {{"+0200", "+0100"}, {"-0330", "-0330"}, {"+0545", "+0545"}}) {
            Logs.standard()
                    .row("b", "timeLogged", "2026-10-25 02:40:00" + file[0], "dsnDiag", "smtp;550 5.1.1 unknown")
                    .row("b", "timeLogged", "2026-10-25 02:50:00" + file[1], "dsnDiag", "smtp;550 5.1.1 unknown")
                    .row("tq", "timeLogged", "2026-10-25 23:59:59" + file[1], "dsnDiag", "smtp;421 try later")
                    .row("b", "timeLogged", "", "timeQueued", "", "dsnDiag", "smtp;550 5.1.1 unknown")
                    .write(folder.resolve("acct" + file[0] + ".csv"));
            assertThat(acct.ingest("acct" + file[0] + ".csv").exitCode()).isZero();
        }
        String clocks = "select * from reply_seen order by all";
        List<String> before = Rows.of(acct.store(), clocks);
        assertThat(before).anyMatch(row -> row.endsWith("|7200|3600")).hasSizeGreaterThan(5);
        run(
                acct.store(),
                "alter table reply_seen drop column first_utc_offset_seconds",
                "alter table reply_seen drop column last_utc_offset_seconds",
                "drop table row_digest",
                "drop table daily",
                "drop table judged_day",
                "drop table incident",
                "drop table notification",
                "drop table incident_order",
                "drop table outbox",
                "drop table store_name",
                "drop table forgotten",
                "drop table filled",
                "alter table load drop column privacy",
                "update schema_version set version = 9");
        Cli.Result migrated = acct.ingest("acct+0200.csv");
        assertThat(migrated.exitCode()).as(migrated.err()).isZero();
        assertThat(Rows.of(acct.store(), clocks)).isEqualTo(before);
    }

    @Test
    void theOlderStoreIsKeptAsACopyThatOpens() throws Exception {
        logs(40);
        makeOldStore();
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
        Path copy = folder.resolve("acct.duckdb.schema-1");
        assertThat(Rows.number(copy, "select version from schema_version")).isEqualTo(1);
        assertThat(Rows.number(copy, "select count(*) from load")).isEqualTo(3);
        assertThat(folder.resolve("acct.duckdb.schema-copy")).doesNotExist();
        Files.copy(copy, folder.resolve("again.duckdb"));
        assertThat(acct.launch("ingest", "acct-1.csv", "--store", "again.duckdb")
                        .exitCode())
                .isZero();
        assertThat(content(folder.resolve("again.duckdb"))).isEqualTo(content(fresh));
    }

    @Test
    void killedAtAnyTimeTheStoreIsTheOldOneOrTheNewOne() throws Exception {
        logs(4_000);
        makeOldStore();
        long pause = 150;
        boolean killed = true;
        for (int run = 1; killed && run <= 20; run++) {
            Launched migration = Launched.in(
                    folder, "ingest", "acct-1.csv", "--store", acct.store().toString());
            Thread.sleep(pause * run);
            killed = migration.isRunning();
            migration.kill();
            long version = Rows.number(acct.store(), "select version from schema_version");
            boolean rolledUp =
                    Rows.number(acct.store(), "select count(*) from duckdb_tables() where table_name = 'hourly'") == 1;
            assertThat(rolledUp).isEqualTo(version == Schema.current());
            assertThat(Rows.number(acct.store(), "select count(*) from load")).isEqualTo(3);
        }
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
        assertThat(content(acct.store())).isEqualTo(content(fresh));
    }

    @Test
    void aNewerStoreIsRefusedWithBothVersionsNamed() throws Exception {
        logs(8);
        int newer = Schema.current() + 1;
        run(fresh, "update schema_version set version = " + newer);
        for (String command : List.of("query", "ingest acct-1.csv", "prune --attempts 1d")) {
            Cli.Result result = acct.with("ACCT_STORE", fresh.toString()).launch(command.split(" "));
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err())
                    .hasLineCount(1)
                    .contains("has schema " + newer)
                    .contains("knows " + Schema.current())
                    .contains("newer acct");
        }
        assertThat(Rows.number(fresh, "select version from schema_version")).isEqualTo(newer);
    }
}
