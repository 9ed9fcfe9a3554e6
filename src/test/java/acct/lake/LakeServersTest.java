package acct.lake;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What several servers have together: each row once, whoever loaded it. */
@Tag("slow")
final class LakeServersTest {
    private static final String DAY = "2026-11-18";
    private static final String IP = "192.0.2.1";

    @TempDir
    private Path folder = Path.of("");

    private LakeHost host(String server) {
        return LakeHost.of(folder, server, ", level: rows");
    }

    @Test
    void countsAddUpAndEachServerIsOne() {
        LakeHost one = host("mta1").loads("a.csv", LakeHost.day(DAY, 3, IP));
        LakeHost other = host("mta2").loads("a.csv", LakeHost.day(DAY, 5, "192.0.2.2"));
        one.publishes();
        other.publishes();
        assertThat(one.asks("--by", "server")).contains("mta2,5,1", "mta1,3,1");
        assertThat(one.asks("--by", "day")).contains(DAY + ",8,2");
        assertThat(one.asks("--by", "rcpt_domain")).contains("gmail.com,8,2");
        assertThat(other.cli().launch("lake", "verify", "--deep").exitCode()).isZero();
    }

    @Test
    void oneFileOnTwoHostsCountsOnceAndIsTold() {
        Logs file = LakeHost.day(DAY, 20, IP);
        LakeHost one = host("mta1").loads("a.csv", file);
        LakeHost other = host("mta2").loads("copy.csv", file);
        // Its own reply is in one file with that of the copy.
        other.loads(
                "own.csv",
                LakeHost.day(DAY, 7, "192.0.2.2")
                        .row("t", "timeLogged", DAY + " 11:00:00+0000", "dsnDiag", "452 mailbox full"));
        one.publishes();
        other.at(Cli.NOW.plusSeconds(60)).publishes();
        Cli.Result asked = one.cli().launch("query", "--by", "day", "--format", "csv", "--lake", "../lake");
        assertThat(asked.out()).contains(DAY + ",27,2");
        assertThat(asked.err()).contains("mta2 has 1 load of mta1 too; they count once");
        assertThat(one.asks("--sql", "select count(*) as n from attempt")).isEqualTo("n\n30\n");
        assertThat(one.asks("--by", "server")).contains("mta1,20,1", "mta2,7,1");
        JsonNode status = one.cli().launch("lake", "status", "--format", "json").json();
        assertThat(status.get(1).get("server").asString()).isEqualTo("mta2");
        assertThat(status.get(1).get("duplicate_loads").asLong()).isEqualTo(1);
        assertThat(status.get(0).get("duplicate_loads").asLong()).isZero();
        Cli.Result sound = one.cli().launch("lake", "verify", "--deep");
        assertThat(sound.exitCode()).isZero();
        assertThat(sound.err()).containsPattern("[1-9][0-9]* files of 2 servers: all as they were published");
    }

    @Test
    void aFileThatGrewOnOneHostAndCameWholeToAnotherCountsOnce() {
        Logs whole = LakeHost.day(DAY, 60, IP);
        String text = new String(whole.bytes(), java.nio.charset.StandardCharsets.UTF_8);
        int middle = text.indexOf('\n', text.length() / 2) + 1;
        LakeHost one = host("mta1").loads("a.csv", Logs.empty().raw(text.substring(0, middle)));
        one.publishes();
        one.loads("a.csv", whole);
        LakeHost other = host("mta2").loads("a.csv", whole);
        other.publishes();
        one.publishes();
        assertThat(one.asks("--by", "day")).contains(DAY + ",60,1");
        assertThat(one.asks("--sql", "select count(*) as n from attempt")).isEqualTo("n\n61\n");
        assertThat(one.cli().launch("lake", "verify", "--deep").exitCode()).isZero();
    }

    @Test
    void linesThatTwoFilesShareAreDoubtfulAndCanBeTakenOut() throws IOException {
        LakeHost one = host("mta1").loads("a.csv", LakeHost.day(DAY, 40, IP));
        LakeHost other =
                host("mta2").loads("b.csv", LakeHost.day(DAY, 40, IP).row("d", "timeLogged", DAY + " 23:00:00+0000"));
        one.publishes();
        other.publishes();
        assertThat(one.cli().launch("lake", "verify", "--deep").exitCode()).isZero();
        Cli.Result found = one.cli().launch("lake", "verify", "--deep", "--fail-on", "warning", "--format", "json");
        assertThat(found.exitCode()).as(found.out()).isEqualTo(3);
        assertThat(found.json().get(0).get("message").asString()).contains("hours", "same counts on both");
        assertThat(found.json().get(1).get("message").asString()).contains("41 single rows are on both");

        Cli.Result wrong = one.cli().launch("lake", "remove", "--server", "mta2", "--load", "zz");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(one.cli().launch("lake", "remove", "--server", "mta2").exitCode())
                .isEqualTo(2);
        assertThat(one.cli()
                        .launch("lake", "remove", "--server", "mta3", "--before", DAY)
                        .exitCode())
                .isEqualTo(1);
        String manifest = Files.readString(one.lake().resolve("manifest/2026-11/mta2.1.json"));
        String key = manifest.replaceFirst("(?s).*?\"key\":\"([0-9a-f]{32})\".*", "$1");
        assertThat(one.cli()
                        .launch("lake", "remove", "--server", "mta2", "--load", key.substring(0, 12))
                        .exitCode())
                .isZero();
        assertThat(one.asks("--by", "day")).contains(DAY + ",40,1");
        assertThat(one.cli().launch("lake", "verify", "--deep").exitCode()).isZero();
        // It does not come back.
        other.publishes();
        assertThat(one.asks("--by", "day")).contains(DAY + ",40,1");
    }

    @Test
    void daysThatWereTakenOutDoNotComeBack() {
        LakeHost one =
                host("mta1").loads("a.csv", LakeHost.day("2026-10-01", 3, IP)).loads("b.csv", LakeHost.day(DAY, 5, IP));
        one.publishes();
        assertThat(one.cli()
                        .launch("lake", "remove", "--server", "mta1", "--before", "2026-11-01")
                        .exitCode())
                .isZero();
        assertThat(one.asks("--by", "day").lines()).hasSize(2);
        one.publishes();
        assertThat(one.asks("--by", "day").lines()).hasSize(2);
        assertThat(one.asks("--by", "day")).contains(DAY + ",5,1");
        assertThat(one.cli().launch("lake", "verify").exitCode()).isZero();
    }

    @Test
    void oneReplyThatTwoHostsJudgeOtherwiseIsOneReply() throws IOException {
        LakeHost one = host("mta1").loads("a.csv", LakeHost.day(DAY, 3, IP));
        LakeHost other = host("mta2");
        Path yaml = other.folder().resolve("acct.yaml");
        Files.writeString(yaml, Files.readString(yaml) + """
                replies:
                  rules:
                    - name: ours
                      category: content
                      axis: content
                      action: Look.
                      any: [unknown user]
                """);
        other.loads("a.csv", LakeHost.day(DAY, 5, "192.0.2.2"));
        one.publishes();
        other.at(Cli.NOW.plusSeconds(60)).publishes();
        Cli.Result asked = one.cli().launch("replies", "--format", "json", "--lake", "../lake");
        assertThat(asked.err()).contains("2 sets of rules (mta1; mta2)");
        assertThat(asked.json()).hasSize(1);
        assertThat(asked.json().get(0).get("events").asLong()).isEqualTo(2);
        // Who published last says what it means.
        assertThat(asked.json().get(0).get("category").asString()).isEqualTo("content");
        assertThat(one.asks("--sql", "select count(*) as n from bounce")).isEqualTo("n\n2\n");
    }

    @Test
    void aFileOfTheFleetAnswersTheSameUntilItsInputsChange() throws IOException {
        Logs shared = LakeHost.day(DAY, 20, IP);
        LakeHost one = host("mta1").loads("a.csv", shared);
        LakeHost other = host("mta2").loads("a.csv", shared).loads("b.csv", LakeHost.day(DAY, 7, "192.0.2.2"));
        one.publishes();
        other.publishes();
        String before = one.asks("--by", "server,source_ip,hour");
        assertThat(before).contains("192.0.2.1", "192.0.2.2");
        Cli.Result compacted = one.cli().launch("lake", "compact", "--format", "json");
        assertThat(compacted.exitCode()).as(compacted.err()).isZero();
        assertThat(compacted.json()).hasSize(6);
        assertThat(one.asks("--by", "server,source_ip,hour")).isEqualTo(before);
        // It is what is read: without the inputs' own files the answer is the same.
        assertThat(one.asks("--sql", "select count(*) as n from daily")).isEqualTo("n\n2\n");
        assertThat(one.cli().launch("lake", "compact", "--format", "json").json())
                .isEmpty();

        other.loads("c.csv", LakeHost.day(DAY, 9, "192.0.2.3")).publishes();
        assertThat(one.asks("--by", "source_ip")).contains("192.0.2.3,9,1");
        assertThat(one.cli()
                        .launch("lake", "compact", "--day", DAY, "--format", "json")
                        .json())
                .hasSize(6);
        assertThat(one.asks("--by", "source_ip")).contains("192.0.2.3,9,1");
    }

    @Test
    void everyTableOfCountsIsPutTogetherAndAnswersTheSame() {
        LakeHost one = LakeHost.of(folder, "mta1");
        for (String server : List.of("mta1", "mta2")) {
            LakeHost host = LakeHost.of(folder, server);
            Logs logs = LakeHost.day(DAY, server.equals("mta1") ? 3 : 5, IP);
            logs.row("d", "timeLogged", DAY + " 12:00:00+0000", "dlvSize", "many");
            logs.row("d", "timeLogged", "no time");
            host.loads("a.csv", logs).publishes();
        }
        List<String[]> questions = List.of(
                new String[] {"files", "--format", "csv", "--lake", "../lake"},
                new String[] {"rejects", "--by-reason", "--format", "csv", "--lake", "../lake"},
                new String[] {"query", "unreadable-cells", "--format", "csv", "--lake", "../lake"},
                new String[] {"query", "--by", "server,day", "--format", "csv", "--lake", "../lake"});
        List<String> before =
                questions.stream().map(words -> one.cli().launch(words).out()).toList();
        assertThat(before).allSatisfy(answer -> assertThat(answer).contains("mta1", "mta2"));
        assertThat(one.cli()
                        .launch("lake", "compact", "--format", "json")
                        .json()
                        .valueStream()
                        .map(made -> made.get("table").asString()))
                .containsExactlyInAnyOrder(
                        "load",
                        "load_day",
                        "hourly",
                        "daily",
                        "daily_job",
                        "reply_seen",
                        "rejected_count",
                        "bad_value");
        assertThat(questions.stream().map(words -> one.cli().launch(words).out()))
                .isEqualTo(before);
    }

    @Test
    void theFleetIsReadInThePlaceOfItsInputs() {
        LakeHost one = host("mta1").loads("a.csv", LakeHost.day(DAY, 20, IP));
        LakeHost other = host("mta2").loads("b.csv", LakeHost.day(DAY, 7, "192.0.2.2"));
        one.publishes();
        other.publishes();
        assertThat(one.cli().launch("lake", "compact").exitCode()).isZero();
        PinnedLake pinned = PinnedLake.of(LakeFolder.onDisk(one.lake()));
        Fleet fleet = Fleet.of(pinned);
        assertThat(pinned.files().stream()
                        .filter(file -> fleet.has(file.file()))
                        .map(file -> file.file().table())
                        .distinct())
                .containsExactlyInAnyOrder("load", "load_day", "hourly", "daily", "daily_job", "reply_seen");
        assertThat(fleet.files("hourly")).hasSize(1);
    }

    @Test
    void aClockThatIsOffAndAServerThatIsBehindAreTold() {
        LakeHost one = host("mta1").loads("a.csv", LakeHost.day(DAY, 3, IP));
        one.publishes();
        LakeHost other = host("mta2").loads("b.csv", LakeHost.day("2026-11-19", 3, "192.0.2.2"));
        other.publishes();
        Cli.Result status = one.cli().launch("lake", "status");
        assertThat(status.exitCode()).isZero();
        // The tests' clock is fixed, the disk's is not.
        assertThat(status.err())
                .contains("mta1: its clock is", "mta1: has published up to 2026-11-18, others up to 2026-11-19");
    }

    @Test
    void aReportAndAlertsAreOfAllServers() throws IOException {
        LakeHost one = host("mta1").loads("a.csv", LakeHost.day(DAY, 300, IP));
        LakeHost other = host("mta2").loads("a.csv", LakeHost.day(DAY, 70, "192.0.2.2"));
        one.publishes();
        other.publishes();
        Cli.Result report = one.cli().launch("report", "--lake", "../lake", "--out", "reports");
        assertThat(report.exitCode()).as(report.err()).isZero();
        try (Stream<Path> pages = Files.walk(one.folder().resolve("reports"))) {
            String page = Files.readString(pages.filter(file -> file.endsWith("index.html"))
                    .findFirst()
                    .orElseThrow());
            assertThat(page).contains("192.0.2.1", "192.0.2.2", "mta1", "mta2");
            // Whose a file is, as two of them may have one name.
            assertThat(page.substring(page.indexOf("id=\"files\""))).contains("<th", "Server", "a.csv", "mta2");
        }
        String summary =
                Files.readString(one.folder().resolve("reports").resolve(DAY).resolve("summary.json"));
        assertThat(new JsonMapper().readTree(summary).get("files").valueStream())
                .extracting(file ->
                        file.get("server").asString() + " " + file.get("path").asString())
                .containsExactlyInAnyOrder("mta1 a.csv", "mta2 a.csv");
        for (String command : new String[] {"alerts", "incidents", "replies", "warming", "status"}) {
            Cli.Result result = one.cli().launch(command, "--lake", "../lake", "--format", "json");
            assertThat(result.exitCode()).as(command + ": " + result.err()).isZero();
        }
        Cli.Result shown = one.cli().launch("show", "ip", "192.0.2.2", "--lake", "../lake");
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(one.cli()
                        .launch("incidents", "--lake", "../lake", "--store", "x")
                        .exitCode())
                .isEqualTo(2);
    }
}
