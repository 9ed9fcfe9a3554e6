package acct.night;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.deliver.ScriptedServer;
import acct.store.NightTurn;
import acct.store.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code nightly} tells: every day as its rows are, whoever loaded them, and each once. */
@Tag("slow")
final class NightsTest {
    private final Path folder;
    private final Cli acct;

    NightsTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder);
    }

    /** A day on which an ISP turned away half of the mail, or none of it. */
    private String file(String day, boolean isBad) {
        Logs logs = Logs.standard();
        for (int i = 0; i < 400; i++) {
            boolean bounces = isBad && i % 2 == 0;
            logs.row(
                    bounces ? "b" : "d",
                    "timeLogged",
                    String.format("%s %02d:%02d:00+0100", day, i / 60, i % 60),
                    "dlvSourceIp",
                    "192.0.2.1",
                    "rcpt",
                    "r" + i + "@gmail.com",
                    "bounceCat",
                    bounces ? "spam-related" : "",
                    "dsnDiag",
                    bounces ? "smtp;550 5.7.1 blocked" : "");
        }
        String name = "acct-" + day + "-0000.csv";
        logs.write(folder.resolve(name));
        return name;
    }

    private Cli.Result nightly(String... files) {
        String[] args = new String[files.length + 5];
        args[0] = "nightly";
        System.arraycopy(files, 0, args, 1, files.length);
        System.arraycopy(new String[] {"--fail-on", "critical", "--format", "json"}, 0, args, files.length + 1, 4);
        return acct.launch(args);
    }

    private static List<String> reports(Cli.Result night) {
        return night.json()
                .get("reports")
                .valueStream()
                .map(JsonNode::asString)
                .map(page -> page.replaceAll("reports/(.*)/index.html", "$1"))
                .toList();
    }

    private long due() {
        return acct.launch("status", "--format", "json")
                .json()
                .get("days_to_report")
                .asLong();
    }

    @Test
    void aFirstNightWithoutRowsSaysSoInAReportOfItsOwn() throws IOException {
        Files.createDirectory(folder.resolve("spool"));
        String[] line = {"nightly", "spool", "--mail-to", "ops@example.com", "--mail-dry-run"};

        Cli.Result night = acct.launch(line);

        assertThat(night.exitCode()).as(night.err()).isZero();
        Matcher page =
                Pattern.compile("(reports/([0-9-]+))/index\\.html: No data\n").matcher(night.out());
        assertThat(page.find()).as(night.out()).isTrue();
        assertThat(night.err()).contains("no row of " + page.group(2) + " is stored; its report says so");
        Path report = folder.resolve(page.group(1));
        assertThat(report.resolve("index.html"))
                .content()
                .contains("No accounting rows are stored for " + page.group(2) + ".")
                .doesNotContain("Nothing is worse than usual");
        assertThat(report.resolve("report.eml")).content().contains("Subject: [acct] UNKNOWN: no data since");

        // Rows that come later are told of as ever.
        Cli.Result next = acct.launch("nightly", file("2026-11-19", false));
        assertThat(next.out()).contains("reports/2026-11-19/index.html: ").doesNotContain("No data");
    }

    @Test
    void aDayThatIngestLoadedIsReportedAndDecidesTheExitCode() {
        assertThat(acct.ingest(file("2026-11-17", true)).exitCode()).isZero();
        assertThat(due()).isEqualTo(1);
        String today = file("2026-11-18", false);

        Cli.Result night = nightly(today);
        assertThat(night.exitCode()).isEqualTo(3);
        assertThat(reports(night)).containsExactly("2026-11-17", "2026-11-18");
        assertThat(night.err()).contains("loaded before and not told of yet, so reported now: 2026-11-17");
        assertThat(due()).isZero();

        // The same line again says the same: nobody may have seen the first one's exit code.
        Cli.Result again = nightly(today);
        assertThat(again.exitCode()).isEqualTo(3);
        assertThat(reports(again)).containsExactly("2026-11-18");
        assertThat(again.err()).contains("nothing new was loaded; the report is that of the latest day stored");
        assertThat(acct.launch("nightly", today).out())
                .contains("reports/2026-11-17/index.html: critical, as reported before");

        // Another night has its own verdict.
        Cli.Result next = nightly(file("2026-11-19", false));
        assertThat(next.exitCode()).isZero();
        assertThat(reports(next)).containsExactly("2026-11-19");
    }

    @Test
    void whileOneNightTellsAnotherOneLoadsAndWaits() {
        Cli.Result first = acct.ingest(file("2026-11-17", true));
        assertThat(first.exitCode()).as(first.err()).isZero();
        String today = file("2026-11-18", false);
        NightTurn turn = NightTurn.take(acct.store(), Patience.silent(Duration.ZERO), Clock.systemUTC());

        Cli.Result second = acct.launch("nightly", today, "--fail-on", "critical", "--wait", "0s");
        assertThat(second.exitCode()).isEqualTo(75);
        assertThat(second.err())
                .contains("acct.duckdb: the store is busy since ")
                .contains("wait longer with --wait");
        assertThat(second.out()).isEmpty();
        assertThat(folder.resolve("reports")).doesNotExist();

        turn.close();
        Cli.Result third = nightly(today);
        assertThat(third.exitCode()).isEqualTo(3);
        assertThat(third.json().get("files").get(0).get("status").asString()).isEqualTo("already-loaded");
        assertThat(reports(third)).containsExactly("2026-11-17", "2026-11-18");
    }

    @Test
    void aDayWhoseRowsChangeIsDueAgainAndWhatPruneTakesIsNot() {
        nightly(file("2026-11-17", false), file("2026-11-18", false));
        Logs.standard()
                .row("d", "timeLogged", "2026-11-17 23:00:00+0100", "envId", "late")
                .write(folder.resolve("acct-late.csv"));
        acct.ingest("acct-late.csv");
        assertThat(due()).isEqualTo(1);
        assertThat(reports(nightly("acct-late.csv"))).containsExactly("2026-11-17");

        assertThat(acct.launch("prune", "--attempts", "1d").exitCode()).isZero();
        assertThat(acct.launch("reclassify").exitCode()).isZero();
        assertThat(due()).isZero();
        assertThat(reports(nightly("acct-late.csv"))).containsExactly("2026-11-18");
    }

    @Test
    void aReportThatCannotBeWrittenIsDueUntilItIs() throws IOException {
        String bad = file("2026-11-17", true);
        Files.createDirectories(folder.resolve("reports"));
        Files.writeString(folder.resolve("reports").resolve("2026-11-17"), "in the way");

        Cli.Result night = nightly(bad, file("2026-11-18", false));
        assertThat(night.exitCode()).isEqualTo(1);
        assertThat(reports(night)).containsExactly("2026-11-18");
        assertThat(due()).isEqualTo(1);

        Files.delete(folder.resolve("reports").resolve("2026-11-17"));
        Cli.Result again = nightly(bad);
        assertThat(again.exitCode()).isEqualTo(3);
        assertThat(reports(again)).containsExactly("2026-11-17");
    }

    @Test
    void oneMailNamesTheWorstOfTheDaysAndADayIsMailedOnce() throws IOException {
        acct.ingest(file("2026-11-17", true));
        String today = file("2026-11-18", false);
        configure(1);
        Cli.Result failed = nightly(today);
        assertThat(failed.exitCode()).as(failed.err()).isEqualTo(1);
        assertThat(due()).isZero();
        try (ScriptedServer server = ScriptedServer.start(Map.of())) {
            configure(server.port());

            Cli.Result night = nightly(today);
            assertThat(night.exitCode()).as(night.err()).isEqualTo(3);
            assertThat(server.messages()).hasSize(1);
            assertThat(server.messages().get(0))
                    .contains("Subject: [acct] NEW: Gmail blocks 192.0.2.1", "(2026-11-17;\r\n also 2026-11-18)");

            Cli.Result again = nightly(today);
            assertThat(again.exitCode()).isEqualTo(3);
            assertThat(again.err()).contains("was mailed before; --mail-to ADDRESS mails it again");
            assertThat(server.messages()).hasSize(1);

            acct.launch("nightly", today, "--mail-to", "other@example.com");
            assertThat(server.messages()).hasSize(2);

            Cli.Result next = nightly(file("2026-11-19", false));
            assertThat(next.exitCode()).as(next.err()).isZero();
            assertThat(server.messages()).hasSize(3);
            assertThat(server.messages().get(2))
                    .contains("Subject: [acct] OK: nothing worse than usual")
                    .doesNotContain(" also ");
        }
    }

    @Test
    void whatWasStoredBeforeThereWereNotesIsNotToldOfAgain() throws Exception {
        acct.ingest(file("2026-11-17", true));
        try (Connection store = DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                Statement statement = store.createStatement()) {
            statement.execute("drop view due_day");
            statement.execute("drop table night");
            statement.execute("drop table rejected_count");
            statement.execute("alter table reply_seen drop column first_utc_offset_seconds");
            statement.execute("alter table reply_seen drop column last_utc_offset_seconds");
            statement.execute("alter table load drop column privacy");
            statement.execute("drop table row_digest");
            statement.execute("drop table daily");
            for (String table : List.of(
                    "judged_day",
                    "incident",
                    "notification",
                    "incident_order",
                    "outbox",
                    "store_name",
                    "forgotten",
                    "filled")) {
                statement.execute("drop table " + table);
            }
            statement.execute("update schema_version set version = 7");
        }

        Cli.Result night = nightly(file("2026-11-18", false));
        assertThat(night.exitCode()).as(night.err()).isZero();
        assertThat(reports(night)).containsExactly("2026-11-18");
    }

    private void configure(int port) throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), """
                mail: {host: localhost, port: %d, tls: none, from: acct@example.com, to: [team@example.com]}
                """.formatted(port));
    }
}
