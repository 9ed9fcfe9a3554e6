package acct.verify;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code acct verify}: a sound store is proved, and every kind of damage is found and named. */
@Tag("slow")
final class VerifyTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    @Test
    void rowsThatWereLeftOutSinceAnotherFileBroughtThemAreLeftOutAgain() throws SQLException {
        Logs.standard().rows(3, "d", "rcpt", "first@example.com").write(folder.resolve("acct-1.csv"));
        Logs.standard()
                .row("d", "rcpt", "second@example.com")
                .rows(3, "d", "rcpt", "first@example.com")
                .line("d,broken")
                .write(folder.resolve("acct-2.csv"));
        acct.ingest("acct-1.csv");
        assertThat(acct.launch("ingest", "--skip-overlap", "acct-2.csv").exitCode())
                .isZero();
        Cli.Result verified = acct.launch("verify");
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();

        // What needs no mending is no part of what is to be mended.
        assertThat(acct.launch("rejects", "--export", "mend.csv").exitCode()).isZero();
        assertThat(folder.resolve("mend.csv")).content().contains("d,broken").doesNotContain("first@example.com");

        corrupt("update rejected_line set raw = 'd,other' where line = 3");
        assertThat(acct.launch("verify").out()).contains("acct-2.csv:3");
    }

    /** Every type, damaged lines, a changed header, odd cells. */
    private static Logs mixed() {
        Logs logs = Logs.empty()
                .header(Logs.names("type,timeLogged,timeQueued,orig,rcpt,dsnStatus,dsnDiag,dsnMta,bounceCat,dlvType,"
                        + "dlvSourceIp,dlvSize,vmta,jobId,envId,queue,vmtaPool,header_X-Campaign"));
        for (int i = 0; i < 40; i++) {
            logs.row(
                    i % 5 == 0 ? "b" : i % 7 == 0 ? "t" : "d",
                    "timeQueued",
                    "2026-11-19 09:29:0" + i % 10 + "+0100",
                    "rcpt",
                    "r" + i + "@gmail.com",
                    "dlvSourceIp",
                    i % 11 == 0 ? "nonsense" : "192.0.2." + i % 4,
                    "dlvSize",
                    "" + 1000 * i,
                    "vmta",
                    "vmta-" + i % 3,
                    "jobId",
                    "job-" + i % 2,
                    "envId",
                    "e" + i,
                    "vmtaPool",
                    i % 2 == 0 ? "pool-a" : "",
                    "header_X-Campaign",
                    i % 9 == 0 ? "winter, \"sale\"" : "");
        }
        logs.row("tq", "queue", "gmail.com/vmta-1", "dlvSourceIp", "192.0.2.1", "dsnStatus", "4.4.1")
                .row("f", "rcpt", "r@yahoo.com")
                .row("rb", "rcpt", "r@yahoo.com", "bounceCat", "bad-mailbox")
                .row("r", "rcpt", "r@yahoo.com", "orig", "news@example.com")
                .line("")
                .line("x,broken")
                .raw("nul\0byte\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                // The same row twice is two rows.
                .rows(2, "d", "rcpt", "twin@example.com")
                .header(List.of("type", "timeLogged", "rcpt", "vmta"))
                .row("d", "rcpt", "later@example.com", "vmta", "vmta-9");
        return logs;
    }

    private void load() {
        mixed().write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
        assertThat(Rows.number(acct.store(), "select stored from load")).isEqualTo(47);
    }

    private void corrupt(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
            }
        }
    }

    private Cli.Result verify(String... more) {
        return acct.launch(Stream.concat(Stream.of("verify", "--format", "json"), Stream.of(more))
                .toArray(String[]::new));
    }

    private static JsonNode load(Cli.Result result, int place) {
        return result.json().get("loads").get(place);
    }

    private static String status(Cli.Result result) {
        return load(result, 0).get("status").asString();
    }

    private void theOnlyDifferenceIs(String expected) {
        Cli.Result result = verify();
        assertThat(load(result, 0).get("message").asString()).isEqualTo(expected);
        assertThat(status(result)).isEqualTo("different");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("acct: load 1: " + expected + "\n");
    }

    @Test
    void wrongUse() {
        assertThat(acct.launch("verify").err()).contains("no such store");
        load();
        Cli.Result noLoad = acct.launch("verify", "--load", "9");
        assertThat(noLoad.exitCode()).isEqualTo(2);
        assertThat(noLoad.err()).isEqualTo("acct: --load 9: no such load; `acct files` lists them\n");
        Cli.Result noFile = acct.launch("verify", "nothing-*.csv");
        assertThat(noFile.exitCode()).isEqualTo(1);
        assertThat(noFile.err()).isEqualTo("acct: nothing-*.csv: no such accounting file\n");
        Logs.standard().row("d").write(folder.resolve("acct-2.csv"));
        Cli.Result unknown = acct.launch("verify", "acct-2.csv");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).startsWith("acct: acct-2.csv: nothing of it is loaded\n");
    }

    @Test
    void aSoundStoreIsProvedAndNotTouched() throws IOException {
        load();
        byte[] before = Files.readAllBytes(acct.store());
        Cli.Result result = verify();
        assertThat(result.err()).isEqualTo("verified 1 of 1 loads; 0 different, 0 with changed files, 0 not re-read\n");
        assertThat(status(result)).isEqualTo("verified");
        assertThat(load(result, 0).get("message").isNull()).isTrue();
        assertThat(result.json().get("checks")).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(Files.readAllBytes(acct.store())).isEqualTo(before);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> String.valueOf(path.getFileName())))
                    .containsExactlyInAnyOrder("acct-1.csv", "acct.duckdb", "acct.duckdb.lock");
        }
    }

    @Test
    void everyCheckIsRun() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sql", "check"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()).replace(".sql", "")))
                    .containsExactlyInAnyOrderElementsOf(Soundness.CHECKS);
        }
    }

    @Test
    void aChangedCellIsNamed() throws SQLException {
        load();
        corrupt("update attempt set rcpt = 'forged@example.com' where env_id = 'e6'");
        theOnlyDifferenceIs("acct-1.csv:8 attempt.rcpt: file r6@gmail.com, store forged@example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update attempt set size_bytes = null where env_id = 'e6'|acct-1.csv:8 attempt.size_bytes: file 6000, store null",
                "update attempt set line = 900 where env_id = 'e6'|acct-1.csv:8 attempt.line: file 8, store 900",
                "update attempt set logged_at = logged_at + interval 1 second where env_id = 'e6'|acct-1.csv:8 attempt.logged_at: file 2026-11-19 08:30:00+00, store 2026-11-19 08:30:01+00; if the file's times have no offset, `time-zone` of the configuration may have changed",
                "update attempt set headers = null where env_id = 'e9'|acct-1.csv:11 attempt.headers: file {X=y}, store null",
                "update attempt set pool = 'other' where env_id = 'e6'|acct-1.csv:8 attempt.pool: file pool-a, store other; acct-1.csv hourly 2026-11-19 2026-11-19T09+01:00 delivered 192.0.2.2 vmta-0 gmail.pool: its rows give other, store pool-a",
                "update attempt set isp = 'other' where env_id = 'e6'|acct-1.csv:8 attempt.isp: file by today's directory and mapping gmail, store other; acct-1.csv hourly",
                "update attempt set pool = 'other' where pool is null and env_id = 'e7'|acct-1.csv:9 attempt.pool: file by today's directory and mapping null, store other; acct-1.csv hourly",
                "update complaint set rcpt = 'x@example.com'|acct-1.csv:43 complaint.rcpt: file r@yahoo.com, store x@example.com",
                "update rejected_line set raw = 'y' where line = 47|acct-1.csv:47 rejected_line.raw: file x,broken, store y",
                "update bad_value set count = 5|acct-1.csv bad_value dlv_source_ip.count: file 4, store 5",
                "delete from queue_event|acct-1.csv:42 queue_event: missing in store",
            })
    void whateverWasChangedIsNamed(String damage, String message) throws SQLException {
        load();
        corrupt(damage);
        Cli.Result result = verify();
        assertThat(result.exitCode()).isEqualTo(1);
        String said = load(result, 0).get("message").asString();
        String wanted = message.contains("{X=y}") ? "acct-1.csv:11 attempt.headers: file {" : message;
        assertThat(said).startsWith(wanted.substring(0, Math.min(wanted.length(), 90)));
    }

    @Test
    void aDeletedRowIsNamed() throws SQLException {
        load();
        corrupt("delete from attempt where env_id = 'e6'");
        Cli.Result result = verify();
        assertThat(load(result, 0).get("message").asString())
                .startsWith("acct-1.csv:8 attempt: missing in store;")
                .contains("hourly");
        assertThat(result.json().get("checks").findValuesAsString("check"))
                .contains("stored_rows_exist", "hours_add_up");
        assertThat(result.err())
                .contains("acct: check stored_rows_exist: load_id 1, path acct-1.csv, kept 47, found 46");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void aDoubledRowIsNamed() throws SQLException {
        load();
        corrupt("insert into attempt select * from attempt where env_id = 'e6'");
        assertThat(load(verify(), 0).get("message").asString())
                .startsWith("acct-1.csv:8 attempt: file once, store 2 times;");
    }

    @Test
    void aRowThatIsNotInTheFileIsNamed() throws SQLException {
        load();
        corrupt("insert into receipt by name select load_id, 7 as line, 'forged@example.com' as rcpt from load");
        assertThat(load(verify(), 0).get("message").asString()).startsWith("acct-1.csv:7 receipt: not in file");
    }

    @Test
    void aChangedHourlyCountIsNamed() throws SQLException {
        load();
        corrupt("update hourly set events = events + 1 where outcome = 'complaint'");
        Cli.Result result = verify();
        assertThat(load(result, 0).get("message").asString())
                .startsWith("acct-1.csv hourly 2026-11-19 2026-11-19T09+01:00 complaint")
                .contains(".events: its rows give 1, store 2; acct-1.csv daily 2026-11-19 ");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void aChangedJobCountIsNamed() throws SQLException {
        load();
        corrupt("update daily_job set events = events + 1 where outcome = 'complaint'");
        assertThat(load(verify(), 0).get("message").asString())
                .startsWith("acct-1.csv daily_job 2026-11-19 complaint")
                .endsWith(".events: its rows give 1, store 2");
    }

    @Test
    void aChangedLedgerCountIsNamedAlsoIfTheLinesAddUp() throws SQLException {
        load();
        corrupt("update load set blank = blank + 1, lines = lines + 1");
        theOnlyDifferenceIs("acct-1.csv ledger.lines: file 52, store 53; acct-1.csv ledger.blank: file 1, store 2");
    }

    @Test
    void aMovedDayInTheLedgerIsNamed() throws SQLException {
        load();
        corrupt("update load_day set day = day - interval 1 day where type = 'd'");
        assertThat(verify().exitCode()).isEqualTo(1);
        assertThat(load(verify(), 0).get("message").asString())
                .contains("load_day")
                .contains("2026-11-18");
    }

    @Test
    void whatTodaysDirectorySaysOtherwiseIsANoteAndNoDamage() throws IOException {
        load();
        Files.writeString(
                folder.resolve("acct.yaml"),
                "isps: {big-bank: {domains: [gmail.com]}}\npools: {mapped: [vmta-1, vmta-2]}\n");
        Cli.Result result = verify();
        assertThat(status(result)).isEqualTo("verified");
        assertThat(load(result, 0).get("message").asString())
                .contains("stored ", "today's directory and mapping say ", "the configuration has changed since");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void theServersNameOfTheLoadIsTakenAndNotTodays() throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), "server: mta1\n");
        load();
        Files.writeString(folder.resolve("acct.yaml"), "server: mta2\n");
        assertThat(status(verify())).isEqualTo("verified");
    }

    @Test
    void aGrownMovedAndCompressedFileIsProvedInAllItsParts() throws IOException {
        Logs logs = mixed();
        Path file = folder.resolve("acct-1.csv");
        logs.write(file);
        acct.ingest("acct-1.csv");
        logs.row("d", "rcpt", "grown@example.com").write(file);
        acct.ingest("acct-1.csv");
        logs.header(List.of("type", "rcpt", "timeLogged"))
                .row("b", "rcpt", "more@example.com")
                .write(file);
        acct.ingest("acct-1.csv");
        assertThat(verify().json().get("verified").asInt()).isEqualTo(3);

        Logs.write(folder.resolve("old/1.gz"), logs.gzip());
        Files.delete(file);
        Cli.Result gone = verify();
        assertThat(gone.exitCode()).isZero();
        assertThat(gone.json().get("missing_file").asInt()).isEqualTo(3);
        assertThat(load(gone, 0).get("message").asString()).startsWith("not re-read: file is gone from ");
        Cli.Result moved = verify("old/1.gz");
        assertThat(moved.json().get("verified").asInt()).isEqualTo(3);
        assertThat(moved.exitCode()).isZero();
        assertThat(verify("old/1.gz", "--load", "2").json().get("loads").size()).isEqualTo(1);
        SoundStore.check(acct.store());
    }

    @Test
    void aChangedFileIsNamed() throws IOException {
        load();
        String text = Files.readString(folder.resolve("acct-1.csv"));
        Files.writeString(folder.resolve("acct-1.csv"), text.replace("r39@gmail.com", "r38@gmail.com"));
        Cli.Result result = verify();
        assertThat(status(result)).isEqualTo("changed-file");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(load(result, 0).get("message").asString()).contains("does not hold the", "bytes that were loaded");
        Files.writeString(folder.resolve("acct-1.csv"), text.substring(0, 2000));
        assertThat(status(verify())).isEqualTo("changed-file");
    }

    @Test
    void aPlaceThatHoldsAnotherLoadedFileNowIsNoChange() throws IOException {
        load();
        Logs.standard().row("d").write(folder.resolve("acct-1.csv"));
        acct.ingest("acct-1.csv");
        Cli.Result result = verify();
        assertThat(result.exitCode()).isZero();
        assertThat(status(result)).isEqualTo("missing-file");
        assertThat(load(result, 1).get("status").asString()).isEqualTo("verified");
    }

    @Test
    void aFileThatGoesOnGrowingIsProvedAsFarAsItWasLoaded() throws IOException {
        load();
        Files.writeString(
                folder.resolve("acct-1.csv"),
                mixed().row("d").raw("d,2026").bytes().length + "",
                java.nio.file.StandardOpenOption.APPEND);
        assertThat(status(verify())).isEqualTo("verified");
    }

    @Test
    void whatRetentionHasTakenIsNotMissed() throws SQLException {
        load();
        corrupt(
                "delete from attempt",
                "delete from queue_event",
                "delete from complaint",
                "delete from remote_report",
                "delete from receipt",
                "delete from row_digest where table_name in ('attempt', 'queue_event', 'complaint', 'remote_report', 'receipt')",
                "update load_day set kept = 'hours'");
        assertThat(load(verify(), 0).get("message").asString("")).isEmpty();
        assertThat(status(verify())).isEqualTo("verified");
        corrupt("update hourly set events = events + 1 where outcome = 'complaint'");
        assertThat(load(verify(), 0).get("message").asString()).endsWith(".events: file 1, store 2");
        corrupt(
                "delete from hourly",
                "delete from daily",
                "delete from daily_job",
                "delete from row_digest where table_name in ('hourly', 'daily', 'daily_job')",
                "update load_day set kept = 'nothing'");
        assertThat(status(verify())).isEqualTo("verified");
    }

    @Test
    void hostileTextInADifferenceCannotCommandATerminal() throws SQLException {
        load();
        corrupt("update attempt set rcpt = chr(27) || '[2J' where env_id = 'e6'");
        Cli.Result result = acct.launch("verify");
        assertThat(result.out() + result.err()).doesNotContain("\u001b").contains("\\x1b[2J");
    }
}
