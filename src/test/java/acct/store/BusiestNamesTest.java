package acct.store;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A night with more names than any sender has is judged by those with the most mail, and said so; counts keep every name. */
@Tag("slow")
final class BusiestNamesTest {
    private static final int MANY = BusiestNames.MOST + 6_000;

    private Cli acct = Cli.in(Path.of(""));
    private Path folder = Path.of("");

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    /** So many names with a mail each, and one source IP that is blocked; its names are the last by the alphabet. */
    private void load(int names) {
        Logs logs = Logs.standard();
        for (int i = 0; i < names; i++) {
            row(logs, "d", "2001:db8::" + Integer.toHexString(i + 1), "a" + i, "a@gmail.com");
        }
        for (int i = 0; i < 600; i++) {
            row(logs, i % 2 == 0 ? "b" : "d", "2001:db8:ffff::1", "zz", "a" + i + "@gmail.com");
        }
        logs.write(folder.resolve("acct.csv"));
        Cli.Result loaded = acct.ingest("acct.csv");
        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
    }

    private static void row(Logs logs, String type, String ip, String name, String rcpt) {
        logs.row(
                type,
                "rcpt",
                rcpt,
                "dlvSourceIp",
                ip,
                "vmta",
                "v" + name,
                "vmtaPool",
                "p" + name,
                "jobId",
                "j" + name,
                "dsnStatus",
                type.equals("b") ? "5.7.1" : "",
                "dsnDiag",
                type.equals("b") ? "smtp;550 5.7.1 blocked because of its reputation" : "");
    }

    private static boolean isAboutTheBlocked(JsonNode alerts) {
        return StreamSupport.stream(alerts.spliterator(), false)
                .anyMatch(alert -> alert.path("source_ip").asString("").equals("2001:db8:ffff::1"));
    }

    @Test
    void ofMoreNamesThanAnySenderHasThoseWithTheMostMailAreJudged() {
        load(MANY);
        Cli.Result alerts = acct.launch("alerts", "--format", "json");

        assertThat(alerts.err())
                .contains("more than 30,000 source IPs, virtual MTAs, pools, jobs; those with the most mail");
        assertThat(isAboutTheBlocked(alerts.json())).as(alerts.out()).isTrue();
    }

    @Test
    void aNightReportsThemTogetherAndLosesNoMail() throws IOException {
        load(MANY);
        Cli.Result night = acct.launch("nightly", "acct.csv", "--out", "reports");

        assertThat(night.err()).contains("more than 30,000 source IPs").doesNotContain("out of memory");
        JsonNode summary =
                JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("reports/2026-11-19/summary.json")));
        assertThat(summary.path("total").path("recipients").asLong()).isEqualTo(MANY + 600L);
        assertThat(summary.toString()).contains("2001:db8:ffff::1").doesNotContain("2001:db8::fff\"");
        assertThat(Files.readString(folder.resolve("reports/2026-11-19/index.html")))
                .as("whoever reads the page did not see what the night said")
                .contains(
                        "more than 30,000 source IPs, virtual MTAs, pools, jobs; those with the most mail are judged");
    }

    @Test
    void jobsOfManyWeeksAreNoCrowd() {
        Logs logs = Logs.standard();
        LocalDate last = LocalDate.of(2026, 11, 19);
        for (int i = 0; i < MANY; i++) {
            logs.row(
                    "d",
                    "timeLogged",
                    last.minusDays(i % 40) + " 09:30:00+0100",
                    "rcpt",
                    "a@gmail.com",
                    "dlvSourceIp",
                    "192.0.2.1",
                    "jobId",
                    "j" + i);
        }
        logs.write(folder.resolve("acct.csv"));
        Cli.Result loaded = acct.ingest("acct.csv");
        Cli.Result alerts = acct.launch("alerts", "--format", "json");

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(alerts.err()).doesNotContain("more than");
    }

    @Test
    void theStoreMayHaveAnyName() throws IOException {
        load(MANY);
        Files.move(acct.store(), folder.resolve("mta-1 \"new\".duckdb"));
        Cli.Result alerts = acct.launch("alerts", "--store", "mta-1 \"new\".duckdb", "--format", "json");

        assertThat(alerts.exitCode()).as(alerts.err()).isZero();
        assertThat(isAboutTheBlocked(alerts.json())).as(alerts.out()).isTrue();
    }

    @Test
    void aQuestionStillTellsEveryNameApart() {
        load(MANY);
        Cli.Result counted = acct.launch("query", "--by", "vmta", "--limit", "0", "--format", "json");

        assertThat(counted.err()).doesNotContain("more than");
        assertThat(counted.json().size()).isEqualTo(MANY + 1);
    }

    @Test
    void asManyNamesAsAreToldApartAreLeftAlone() {
        load(BusiestNames.MOST - 1);
        Cli.Result alerts = acct.launch("alerts", "--format", "json");

        assertThat(alerts.err()).doesNotContain("more than");
        assertThat(isAboutTheBlocked(alerts.json())).as(alerts.out()).isTrue();
    }
}
