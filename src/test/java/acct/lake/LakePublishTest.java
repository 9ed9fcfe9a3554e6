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

/** What one host publishes, and what is refused. */
@Tag("slow")
final class LakePublishTest {
    private static final String IP = "192.0.2.1";

    @TempDir
    private Path folder = Path.of("");

    private static List<String> files(Path lake) throws IOException {
        try (Stream<Path> all = Files.walk(lake)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> lake.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aHostWithoutANameOrALakeIsToldWhatToSet() throws IOException {
        Cli acct = Cli.in(folder);
        LakeHost.day("2026-11-18", 3, IP).write(folder.resolve("a.csv"));
        assertThat(acct.ingest("a.csv").exitCode()).isZero();
        Cli.Result noName = acct.launch("lake", "publish", "--lake", "lake");
        assertThat(noName.exitCode()).isEqualTo(2);
        assertThat(noName.err()).contains("set `server` in acct.yaml");
        Files.writeString(folder.resolve("acct.yaml"), "server: mta1\n");
        Cli.Result noLake = acct.launch("lake", "publish");
        assertThat(noLake.exitCode()).isEqualTo(2);
        assertThat(noLake.err()).contains("--lake", "`path` under `lake:`");
        assertThat(acct.launch("lake", "publish", "--lake", "lake", "--level", "all")
                        .exitCode())
                .isEqualTo(2);
        Files.writeString(folder.resolve("acct.yaml"), "server: a/b\nlake: {path: lake}\n");
        Cli.Result badName = acct.launch("lake", "publish");
        assertThat(badName.exitCode()).isEqualTo(2);
        assertThat(badName.err()).contains("a/b");
        assertThat(folder.resolve("lake")).doesNotExist();
    }

    @Test
    void aLakeThatIsNotThereOrNoneOrNewerIsNamed() throws IOException {
        Cli acct = Cli.in(folder);
        Cli.Result missing = acct.launch("query", "--by", "isp", "--lake", "nowhere");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("nowhere: no such folder");
        Files.createDirectory(folder.resolve("empty"));
        Cli.Result none = acct.launch("query", "--by", "isp", "--lake", "empty");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("no lake");
        Files.writeString(folder.resolve("empty/format.json"), "{\"format\": 2}");
        Cli.Result newer = acct.launch("query", "--by", "isp", "--lake", "empty");
        assertThat(newer.exitCode()).isEqualTo(1);
        assertThat(newer.err()).contains("format 2", "use a newer acct");
        Files.writeString(folder.resolve("empty/format.json"), "[1");
        Cli.Result damaged = acct.launch("query", "--by", "isp", "--lake", "empty");
        assertThat(damaged.exitCode()).isEqualTo(1);
        assertThat(damaged.err()).contains("format.json: damaged");
        assertThat(acct.launch("query", "--by", "isp", "--lake", "empty", "--store", "x")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void publishesEachDayOnceAndThenNothing() throws IOException {
        LakeHost host = LakeHost.of(folder, "mta1");
        host.loads("a.csv", LakeHost.day("2026-11-18", 3, IP));
        JsonNode first = host.publishes().json();
        assertThat(first.propertyNames())
                .containsExactlyInAnyOrder("server", "generation", "days", "files_written", "bytes_written");
        assertThat(first.get("server").asString()).isEqualTo("mta1");
        assertThat(first.get("generation").asLong()).isEqualTo(1);
        assertThat(first.get("days").get(0).propertyNames()).containsExactly("day", "action", "rows", "bytes");
        assertThat(first.get("days").get(0).get("day").asString()).isEqualTo("2026-11-18");
        assertThat(first.get("days").get(0).get("action").asString()).isEqualTo("published");
        assertThat(first.get("bytes_written").asLong()).isPositive();
        List<String> files = files(host.lake());
        assertThat(files)
                .contains(
                        "format.json",
                        "owner/mta1.json",
                        "manifest/2026-11/mta1.1.json",
                        "manifest/undated/mta1.1.json")
                .anyMatch(name -> name.matches("data/mta1/2026-11-18/hourly-[0-9a-f]{16}[.]parquet"));

        JsonNode again = host.publishes().json();
        assertThat(again.get("files_written").asLong()).isZero();
        assertThat(again.get("generation").asLong()).isEqualTo(1);
        assertThat(again.get("days").get(0).get("action").asString()).isEqualTo("unchanged");
        assertThat(files(host.lake())).isEqualTo(files);

        host.loads("b.csv", LakeHost.day("2026-11-19", 5, IP));
        JsonNode more = host.publishes().json();
        assertThat(more.get("days").get(0).get("action").asString()).isEqualTo("unchanged");
        assertThat(more.get("days").get(1).get("action").asString()).isEqualTo("published");
        assertThat(files(host.lake())).containsAll(files);
        assertThat(host.asks("--by", "day").lines().map(line -> line.replaceFirst("^([^,]*),([^,]*),.*", "$1 $2")))
                .containsExactly("day delivered", "2026-11-18 3", "2026-11-19 5");
    }

    @Test
    void aDryRunSaysTheSameAndWritesNothing() {
        LakeHost host = LakeHost.of(folder, "mta1").loads("a.csv", LakeHost.day("2026-11-18", 3, IP));
        JsonNode dry = host.publishes("--dry-run").json();
        assertThat(host.lake()).doesNotExist();
        JsonNode done = host.publishes().json();
        assertThat(dry.get("files_written").asLong())
                .isEqualTo(done.get("files_written").asLong());
        assertThat(dry.get("days").get(0).get("rows").asLong())
                .isEqualTo(done.get("days").get(0).get("rows").asLong());
        assertThat(dry.get("days").get(0).get("bytes").isNull()).isTrue();
    }

    @Test
    void countsSayThatRowsWereNeverThereAndRowsAnswer() {
        LakeHost host = LakeHost.of(folder, "mta1").loads("a.csv", LakeHost.day("2026-11-18", 3, IP));
        host.publishes();
        for (List<String> question : List.of(
                List.of("--by", "rcpt_domain"),
                List.of("top-domains"),
                List.of("--sql", "select count(*) from sent"))) {
            Cli.Result refused = host.cli()
                    .launch(Stream.of(List.of("query"), question, List.of("--lake", "../lake"))
                            .flatMap(List::stream)
                            .toArray(String[]::new));
            assertThat(refused.exitCode()).as(question.toString()).isEqualTo(2);
            assertThat(refused.err()).contains("counts only");
        }
        assertThat(host.asks("--sql", "select sum(events) as n from hourly")).isEqualTo("n\n4\n");
        host.publishes("--level", "rows");
        assertThat(host.asks("--by", "rcpt_domain")).contains("gmail.com,3");
        assertThat(host.asks("--sql", "select count(*) as n from attempt")).isEqualTo("n\n4\n");
        // Back to counts: what was published stays.
        host.loads("b.csv", LakeHost.day("2026-11-19", 5, IP)).publishes();
        assertThat(host.asks("--sql", "select count(*) as n from attempt")).isEqualTo("n\n4\n");
        assertThat(host.asks("--by", "day")).contains("2026-11-19,5");
    }

    @Test
    void anOwnStatementReadsTheLakeAndNothingElse() throws IOException {
        LakeHost host = LakeHost.of(folder, "mta1").loads("a.csv", LakeHost.day("2026-11-18", 3, IP));
        host.publishes();
        List<String> before = files(host.lake());
        String data = host.lake().resolve(before.get(0)).toString();
        for (String sql : List.of(
                "select * from read_csv('" + folder.resolve("mta1/a.csv") + "')",
                "select * from read_text('" + folder.resolve("mta1/acct.yaml") + "')",
                "copy (select 1) to '" + data + "'")) {
            assertThat(host.cli()
                            .launch("query", "--sql", sql, "--lake", "../lake")
                            .exitCode())
                    .as(sql)
                    .isEqualTo(2);
        }
        assertThat(files(host.lake())).isEqualTo(before);
    }

    @Test
    void whatIsLeftOutIsInNoFile() throws IOException {
        LakeHost host = LakeHost.of(folder, "mta1", ", level: rows, without: [rcpt, orig]")
                .loads(
                        "a.csv",
                        LakeHost.day("2026-11-18", 3, IP).row("d", "dlvSize", "many", "rcpt", "secret@gmail.com"));
        host.publishes();
        assertThat(host.asks("--sql", "select count(rcpt) as n, count(rcpt_domain) as m from attempt"))
                .isEqualTo("n,m\n0,5\n");
        for (String file : files(host.lake())) {
            assertThat(Files.readString(host.lake().resolve(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .as(file)
                    .doesNotContain("secret@");
        }
    }

    @Test
    void rowsInClearAreNotPublishedWherePrivacyHidesRecipientsByNow() throws IOException {
        LakeHost host = LakeHost.of(folder, "mta1", ", level: rows").loads("a.csv", LakeHost.day("2026-11-18", 3, IP));
        Path config = host.folder().resolve("acct.yaml");
        Files.writeString(config, Files.readString(config) + "privacy: {recipients: hash}\n");

        Cli.Result refused = host.published();
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err())
                .contains(
                        "1 load of mta1 came before `privacy` hid recipients, and their rows or rejected lines have them in clear")
                .contains("--level counts");
        assertThat(host.lake()).doesNotExist();
        assertThat(host.published("--level", "counts").exitCode()).isZero();
    }

    @Test
    void neitherAreRejectedLinesInClear() throws IOException {
        LakeHost host = LakeHost.of(folder, "mta1", ", level: rows")
                .loads("a.csv", Logs.standard().row("d", "timeLogged", "at noon", "rcpt", "secret@gmail.com"));
        Path config = host.folder().resolve("acct.yaml");
        Files.writeString(config, Files.readString(config) + "privacy: {recipients: hash}\n");

        assertThat(host.published().exitCode()).isEqualTo(4);
        assertThat(host.lake()).doesNotExist();
    }

    @Test
    void rowsThatWereHiddenWhenTheyWereStoredArePublished() throws IOException {
        LakeHost host = LakeHost.of(folder, "mta1", ", level: rows");
        Path config = host.folder().resolve("acct.yaml");
        Files.writeString(config, Files.readString(config) + "privacy: {recipients: hash}\n");

        host.loads("a.csv", LakeHost.day("2026-11-18", 3, IP)).publishes();
        assertThat(
                        host.asks(
                                "--sql",
                                "select count(*) as n, count(*) filter (where rcpt in ('r0@gmail.com', 'b@gmail.com')) as clear from attempt"))
                .isEqualTo("n,clear\n4,0\n");
    }

    @Test
    void pruningAStoreTakesNothingOutOfTheLake() {
        LakeHost host = LakeHost.of(folder, "mta1", ", level: rows")
                .loads("a.csv", LakeHost.day("2026-10-01", 3, IP))
                .loads("b.csv", LakeHost.day("2026-11-19", 5, IP));
        host.publishes();
        String before = host.asks("--by", "day,rcpt_domain");
        assertThat(host.cli()
                        .launch("prune", "--attempts", "7d", "--hourly", "14d")
                        .exitCode())
                .isZero();
        assertThat(host.publishes().json().get("files_written").asLong()).isZero();
        assertThat(host.asks("--by", "day,rcpt_domain")).isEqualTo(before);
        // A late file of the pruned day comes beside what was published.
        host.loads("late.csv", LakeHost.day("2026-10-01", 2, "192.0.2.9")).publishes();
        assertThat(host.asks("--by", "day", "--until", "2026-10-31").lines().skip(1))
                .allMatch(line -> line.startsWith("2026-10-01,5,2"));
    }

    @Test
    void judgingAnewPublishesCountsAnewAndRowsNot() throws IOException {
        LakeHost host = LakeHost.of(folder, "mta1", ", level: rows").loads("a.csv", LakeHost.day("2026-11-18", 3, IP));
        host.publishes();
        List<String> attempts = files(host.lake()).stream()
                .filter(name -> name.contains("attempt-"))
                .toList();
        Path yaml = host.folder().resolve("acct.yaml");
        Files.writeString(yaml, Files.readString(yaml) + """
                replies:
                  rules:
                    - name: ours
                      category: content
                      axis: content
                      action: Look.
                      any: [unknown user]
                """);
        Cli.Result judged = host.cli().launch("reclassify");
        assertThat(judged.exitCode()).as(judged.err()).isZero();
        assertThat(host.publishes().json().get("files_written").asLong()).isPositive();
        assertThat(host.asks("--by", "category", "--where", "category=content")).contains("content,0,1");
        assertThat(host.asks("--by", "category")).doesNotContain("invalid");
        assertThat(files(host.lake()).stream().filter(name -> name.contains("attempt-")))
                .isEqualTo(attempts);
    }

    @Test
    void anotherStoreCannotTakeTheNameAndAReinstalledOneAdoptsIt() {
        LakeHost host = LakeHost.of(folder, "mta1").loads("a.csv", LakeHost.day("2026-11-18", 3, IP));
        host.publishes();
        host.store().toFile().delete();
        host.loads("a.csv", LakeHost.day("2026-11-18", 3, IP))
                .loads("b.csv", LakeHost.day("2026-11-19", 5, IP))
                .isReinstalled();
        Cli.Result refused = host.published();
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("belongs to another store", "acct lake adopt --server mta1");
        assertThat(host.cli().launch("lake", "adopt", "--server", "mta9").exitCode())
                .isEqualTo(1);
        assertThat(host.cli().launch("lake", "adopt", "--server", "mta1").exitCode())
                .isZero();
        assertThat(host.publishes().json().get("generation").asLong()).isEqualTo(2);
        assertThat(host.asks("--by", "day")).contains("2026-11-18,3", "2026-11-19,5");
    }

    @Test
    void rowsOfAMonthsEndAreInTheManifestsOfBothMonths() throws IOException {
        LakeHost host = LakeHost.of(folder, "mta1");
        host.loads(
                "a.csv",
                Logs.standard()
                        .row("d", "timeLogged", "2026-10-31 23:59:00+0000", "dlvSourceIp", IP)
                        .row("d", "timeLogged", "2026-11-01 00:01:00+0000", "dlvSourceIp", IP));
        host.publishes();
        assertThat(files(host.lake())).contains("manifest/2026-10/mta1.1.json", "manifest/2026-11/mta1.1.json");
        assertThat(host.asks("--by", "day")).contains("2026-10-31,1", "2026-11-01,1");
    }

    @Test
    void aNightPublishesWhenItIsDone() throws IOException {
        LakeHost host = LakeHost.of(folder, "mta1");
        LakeHost.day("2026-11-18", 3, IP).write(host.folder().resolve("a.csv"));
        Cli.Result night = host.cli().launch("nightly", "a.csv", "--publish");
        assertThat(night.exitCode()).as(night.err()).isZero();
        assertThat(night.err()).contains("mta1: published");
        assertThat(host.asks("--by", "day")).contains("2026-11-18,3");
        Files.writeString(host.folder().resolve("acct.yaml"), "lake: {path: ../lake}\n");
        assertThat(host.cli().launch("nightly", "a.csv", "--publish").exitCode())
                .isEqualTo(2);
        Files.writeString(host.folder().resolve("acct.yaml"), "server: mta1\nlake: {path: ../none/lake}\n");
        Files.writeString(folder.resolve("none"), "no folder");
        Cli.Result failed = host.cli().launch("nightly", "a.csv", "--publish");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("none/lake");
    }
}
