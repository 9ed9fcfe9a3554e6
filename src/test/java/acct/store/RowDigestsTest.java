package acct.store;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The digest of each load's rows: every change is seen without the files, and what acct itself changes is none. */
@Tag("slow")
final class RowDigestsTest {
    private static final String SOUND = "verified 2 of 2 loads; 0 different, 0 without a digest; no file was read\n";

    private static byte[] loaded = {};

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        acct = Cli.in(folder);
    }

    /** Every test begins with the same store, which is loaded once. */
    private void load() throws Exception {
        if (loaded.length > 0) {
            Files.write(acct.store(), loaded);
            return;
        }
        for (String day : List.of("18", "19")) {
            Logs logs = Logs.standard();
            for (String type : List.of("d", "d", "b", "t", "tq", "f", "rb", "r")) {
                logs.row(
                        type,
                        "timeLogged",
                        "2026-11-" + day + " 09:30:00+0100",
                        "rcpt",
                        type + day + logs.bytes().length + "@gmail.com",
                        "dlvSourceIp",
                        type.equals("d") ? "nonsense" : "192.0.2.1",
                        "jobId",
                        "job" + day,
                        "dsnDiag",
                        type.equals("d") ? "" : "smtp;550 5.1.1 unknown " + type);
            }
            logs.line("x,broken").write(folder.resolve("acct-" + day + ".csv"));
        }
        assertThat(acct.ingest("acct-18.csv", "acct-19.csv").exitCode()).isZero();
        Files.delete(folder.resolve("acct-18.csv"));
        Files.delete(folder.resolve("acct-19.csv"));
        loaded = Files.readAllBytes(acct.store());
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Cli.Result quick() {
        return acct.launch("verify", "--quick", "--format", "json");
    }

    private void isSound() {
        Cli.Result result = quick();
        assertThat(result.err()).isEqualTo(SOUND);
        assertThat(result.exitCode()).isZero();
        SoundStore.check(acct.store());
    }

    @Test
    void wrongUse() throws Exception {
        assertThat(acct.launch("verify", "--quick").err()).contains("no such store");
        load();
        Cli.Result files = acct.launch("verify", "--quick", "acct-18.csv");
        assertThat(files.exitCode()).isEqualTo(2);
        assertThat(files.err()).isEqualTo("acct: --quick reads no files: leave out acct-18.csv, or --quick\n");
        assertThat(acct.launch("verify", "--quick", "--load", "9").exitCode()).isEqualTo(2);
    }

    @Test
    void aSoundStoreIsProvedWithoutItsFiles() throws Exception {
        load();
        isSound();
        JsonNode json = quick().json();
        assertThat(json.propertyNames())
                .containsExactly(
                        "loads",
                        "checks",
                        "unknown",
                        "verified",
                        "different",
                        "missing_file",
                        "changed_file",
                        "other_key",
                        "without_digest");
        Cli.Result whole = acct.launch("verify", "--format", "json");
        assertThat(whole.exitCode()).isZero();
        assertThat(whole.json().get("loads").get(0).get("message").asString())
                .startsWith("not re-read: file is gone from ")
                .endsWith("; its rows are as they were stored, by their digest");
        assertThat(acct.launch("verify", "--quick", "--load", "2", "--format", "json")
                        .json()
                        .get("loads")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void everyColumnOfEveryTableWithRowsOfLoadsIsInIt() throws Exception {
        load();
        assertThat(RowDigests.TABLES)
                .containsExactlyInAnyOrderElementsOf(Rows.of(
                        acct.store(),
                        "select table_name from duckdb_columns() where column_name = 'load_id'"
                                + " and not internal and table_name <> 'row_digest' and table_name in"
                                + " (select table_name from duckdb_tables())"));
        for (String table : RowDigests.TABLES) {
            List<String> columns = Rows.of(
                    acct.store(),
                    "select column_name from duckdb_columns() where table_name = '" + table
                            + "' and column_name <> 'kept'");
            List<String> digested =
                    Rows.of(acct.store(), "select distinct columns from row_digest where table_name = '" + table + "'");
            assertThat(digested).as(table).isSubsetOf(Integer.toString(columns.size()));
        }
    }

    @Test
    void everyOtherTableHasOneToo() throws Exception {
        load();
        List<String> tables =
                new ArrayList<>(Rows.of(acct.store(), "select table_name from duckdb_tables() order by 1"));
        tables.removeAll(RowDigests.TABLES);
        tables.removeAll(List.of("row_digest", "schema_version"));
        assertThat(SharedDigests.TABLES).containsExactlyInAnyOrderElementsOf(tables);
        run("update reply_rules set rules = 'x'", "update reply set axis = 'x'");
        Cli.Result result = quick();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains(
                        "check rows_as_stored: what all loads share: reply: another content", "; reply_rules: another");
        assertThat(acct.launch("backup", "copy.duckdb").err()).contains("is damaged");
        assertThat(acct.launch("verify", "--quick", "--load", "1").exitCode()).isZero();
        // Judged anew, they are what they were.
        assertThat(acct.launch("reclassify").exitCode()).isZero();
        isSound();
        // What was damaged stays so, whatever is written meanwhile.
        run("insert into reply_category values ('x', null, 'x')");
        Logs.standard().row("b", "dsnDiag", "smtp;550 5.7.1 new").write(folder.resolve("acct-20.csv"));
        assertThat(acct.ingest("acct-20.csv").exitCode()).isZero();
        assertThat(quick().err())
                .contains("what all loads share: reply_category: ")
                .doesNotContain("reply:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update attempt set rcpt = 'x@example.com' where load_id = 2 and type = 'b'|attempt 2026-11-19: another content than was stored in its 4 rows",
                "update attempt set listed = 'x' where load_id = 2 and type = 'b'|attempt 2026-11-19: another content",
                "delete from attempt where load_id = 2 and type = 'b'|attempt 2026-11-19: 4 rows were stored, 3 are there",
                "insert into attempt select * from attempt where load_id = 2 and type = 'b'|attempt 2026-11-19: 4 rows were stored, 5 are there",
                "update attempt set day = '2026-11-18' where load_id = 2 and type = 'b'|attempt 2026-11-18: 0 rows were stored, 1 is there; attempt 2026-11-19: 4 rows were stored, 3 are there",
                "update attempt set rcpt = case rcpt when (select min(rcpt) from attempt where load_id = 2) then (select max(rcpt) from attempt where load_id = 2) when (select max(rcpt) from attempt where load_id = 2) then (select min(rcpt) from attempt where load_id = 2) else rcpt end where load_id = 2|attempt 2026-11-19: another content",
                "update attempt set load_id = 3 - load_id where type = 'b'|attempt 2026-11-18: 4 rows were stored, 3 are there",
                "update queue_event set queue = 'x' where load_id = 2|queue_event 2026-11-19: another content than was stored in its 1 row",
                "delete from complaint where load_id = 2|complaint 2026-11-19: 1 row was stored, 0 are there",
                "update remote_report set rcpt = null where load_id = 2|remote_report 2026-11-19: another content",
                "update receipt set line = line + 1 where load_id = 2|receipt 2026-11-19: another content",
                "update rejected_line set raw = 'y' where load_id = 2|rejected_line: another content",
                "update bad_value set count = 5 where load_id = 2|bad_value: another content",
                "update hourly set bytes = 5 where load_id = 2 and outcome = 'complaint'|hourly 2026-11-19: another content",
                "update daily set hard = hard + 1 where load_id = 2|daily 2026-11-19: another content",
                "update daily_job set job = 'x' where load_id = 2|daily_job 2026-11-19: another content",
                "update reply_seen set isp = 'x' where load_id = 2|reply_seen 2026-11-19: another content",
                "update load set loaded_at = loaded_at + interval 1 second where load_id = 2|load: another content",
                "update load_day set logs_size = not logs_size where load_id = 2|load_day 2026-11-19: another content",
                "delete from row_digest where load_id = 2 and table_name = 'attempt'|attempt 2026-11-19: 0 rows were stored, 4 are there",
                "update row_digest set hash_sum = hash_sum + 1 where load_id = 2 and table_name = 'attempt'|attempt 2026-11-19: another content",
            })
    void everyDamageIsNamedByFileTableAndDay(String damage, String message) throws Exception {
        load();
        run(damage);
        Cli.Result result = quick();
        assertThat(result.exitCode()).isEqualTo(1);
        JsonNode loads = result.json().get("loads");
        JsonNode load = loads.get(damage.contains("3 - load_id") ? 0 : 1);
        assertThat(load.get("status").asString()).isEqualTo("different");
        assertThat(load.get("message").asString())
                .contains(".csv " + message)
                .endsWith("; restore a copy that `acct backup` made, or ingest the files into a new store");
        assertThat(result.err()).contains("acct: load " + load.get("load").asInt() + ": acct-1");
        // With nothing to read again the longer proof finds it too.
        assertThat(acct.launch("verify").exitCode()).isEqualTo(1);
    }

    @Test
    void aLoadThatTheLedgerLostIsNamed() throws Exception {
        load();
        run("delete from load where load_id = 2");
        Cli.Result result = quick();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("check rows_as_stored: load 2, which the ledger has lost: ");
    }

    @Test
    void whatHasNoDigestIsSaidToHaveNone() throws Exception {
        load();
        run("delete from row_digest where load_id = 1");
        Cli.Result result = quick();
        assertThat(result.err())
                .isEqualTo("verified 1 of 2 loads; 0 different, 1 without a digest; no file was read\n");
        assertThat(result.json().get("loads").get(0).get("status").asString()).isEqualTo("without-digest");
        assertThat(result.exitCode()).isZero();
        run("update row_digest set probe = probe - 1");
        assertThat(quick().json().get("loads").get(1).get("message").asString()).contains("another version of DuckDB");
        assertThat(acct.launch("verify", "--format", "json")
                        .json()
                        .get("loads")
                        .get(1)
                        .get("message")
                        .asString())
                .contains("not re-read", "another version of DuckDB")
                .doesNotContain("as they were stored");
    }

    @Test
    void aColumnOfALaterSchemaChangesNoDigest() throws Exception {
        load();
        run("alter table attempt add column later varchar default 'x'");
        isSound();
        run("update attempt set later = 'y'");
        isSound();
        run("update attempt set rcpt = 'z' where load_id = 1 and type = 'b'");
        assertThat(quick().exitCode()).isEqualTo(1);
    }

    @Test
    void whatRetentionTakesIsNoDamage() throws Exception {
        load();
        assertThat(acct.launch("prune", "--attempts", "1d", "--quiet").exitCode())
                .isZero();
        isSound();
        run("update attempt set rcpt = 'x' where type = 'b'");
        assertThat(quick().err()).contains("attempt 2026-11-19");
        run("update hourly set bytes = 7 where load_id = 1");
        assertThat(quick().err()).contains("acct-18.csv hourly 2026-11-18");
        Cli later = acct.at(Cli.NOW.plus(Duration.ofDays(30)));
        assertThat(later.launch("prune", "--attempts", "1d", "--hourly", "2d", "--quiet")
                        .exitCode())
                .isZero();
        isSound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update reply_rules set masks = masks - 1", "update reply_rules set rules = 'old'"})
    void whatIsJudgedAnewIsNoDamage(String older) throws Exception {
        load();
        run(older);
        assertThat(acct.launch("reclassify").exitCode()).isZero();
        isSound();
        Files.writeString(folder.resolve("acct.yaml"), "classes:\n  marketing: {jobs: ['job*']}\n");
        assertThat(acct.launch("reclassify").exitCode()).isZero();
        isSound();
    }

    @Test
    void whatWasDamagedStaysSoWhenItIsJudgedAnew() throws Exception {
        load();
        run(
                "update attempt set rcpt = 'x' where load_id = 2 and type = 'b'",
                "update reply_rules set masks = masks - 1");
        assertThat(acct.launch("reclassify").exitCode()).isZero();
        assertThat(quick().json().get("loads").get(0).get("status").asString()).isEqualTo("verified");
        assertThat(quick().json().get("loads").get(1).get("message").asString()).contains("attempt 2026-11-19");
    }

    @Test
    void aStoreWithoutDigestsGetsThemWithItsNewSchema() throws Exception {
        load();
        // A store that had no name is given a new one.
        String digests = "select * from row_digest where load_id < 3 and table_name <> 'store_name' order by all";
        List<String> before = Rows.of(acct.store(), digests);
        run(
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
                "update schema_version set version = 11");
        assertThat(acct.launch("verify", "--quick").err()).contains("has schema 11");
        Logs.standard().row("d").write(folder.resolve("acct-20.csv"));
        assertThat(acct.ingest("acct-20.csv").exitCode()).isZero();
        assertThat(Rows.of(acct.store(), digests)).isEqualTo(before);
        assertThat(Rows.number(acct.store(), "select count(*) from row_digest where table_name = 'store_name'"))
                .isEqualTo(1);
        assertThat(quick().exitCode()).isZero();
    }

    @Test
    void nothingThatNightsDoIsDamage() throws Exception {
        Files.writeString(folder.resolve("acct.yaml"), "pmta-config: pmta.conf\nretention: {attempts: 30d}\n");
        Files.writeString(folder.resolve("pmta.conf"), "<virtual-mta a>\n  max-smtp-out 5\n</virtual-mta>\n");
        load();
        isSound();
        for (int night = 0; night < 4; night++) {
            Cli at = acct.at(Cli.NOW.plus(Duration.ofDays(night)));
            Logs.standard()
                    .row(
                            "b",
                            "timeLogged",
                            "2026-11-2" + night + " 08:00:00+0000",
                            "dsnDiag",
                            "smtp;550 night " + night)
                    .write(folder.resolve("night-" + night + ".csv"));
            if (night == 2) {
                Files.writeString(folder.resolve("pmta.conf"), "<virtual-mta a>\n  max-smtp-out 6\n</virtual-mta>\n");
            }
            Cli.Result told = at.launch("nightly", "night-" + night + ".csv", "--out", "reports");
            assertThat(told.exitCode()).as(told.err()).isZero();
            assertThat(quick().exitCode()).as(quick().err()).isZero();
        }
        assertThat(Rows.number(acct.store(), "select count(*) from config_snapshot"))
                .isEqualTo(2);
        assertThat(Rows.number(acct.store(), "select count(*) from night")).isPositive();
    }

    @Test
    void bothLanesAndManySmallFilesHaveThem() throws Exception {
        Logs logs = Logs.standard();
        for (int i = 0; i < 500; i++) {
            logs.row("d", "rcpt", "r" + i + "@example.com");
        }
        logs.write(folder.resolve("bulk.csv"));
        assertThat(acct.launch("ingest", "--lane", "bulk", "bulk.csv").exitCode())
                .isZero();
        for (int i = 0; i < 30; i++) {
            Logs.standard().row("d", "rcpt", "small" + i + "@example.com").write(folder.resolve("small-" + i + ".csv"));
        }
        assertThat(acct.launch("ingest", "small-*.csv").exitCode()).isZero();
        assertThat(quick().json().get("verified").asInt()).isEqualTo(31);
    }
}
