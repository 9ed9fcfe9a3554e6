package acct.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The rule {@code no-data}: it speaks when rows stay away, and not about old history. */
@Tag("slow")
final class NoDataTest {
    private static final LocalDate LAST = LocalDate.of(2026, 11, 19);

    private final Path folder;
    private final Cli acct;

    NoDataTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder);
    }

    private static Logs rows(Logs logs, LocalDate day, int rows, String server, String ip) {
        for (int i = 0; i < rows; i++) {
            logs.row(
                    "d",
                    "timeLogged",
                    String.format("%s 09:%02d:%02d+0100", day, i / 60 % 60, i % 60),
                    "dlvSourceIp",
                    ip,
                    "envId",
                    server + ip + day + i,
                    "userString",
                    server);
        }
        return logs;
    }

    private static Logs logs() {
        return Logs.of("type,timeLogged,dlvSourceIp,envId,userString");
    }

    private List<JsonNode> noData(String... more) {
        String[] args = new String[more.length + 3];
        args[0] = "alerts";
        args[1] = "--format";
        args[2] = "json";
        System.arraycopy(more, 0, args, 3, more.length);
        return acct.launch(args)
                .json()
                .valueStream()
                .filter(alert -> alert.get("rule").asString().equals("no-data"))
                .toList();
    }

    @Test
    void oldHistoryIsNoAlarmWhileItIsBeingLoaded() {
        rows(logs(), LocalDate.of(2025, 3, 4), 3, "mta1", "192.0.2.1").write(folder.resolve("acct-old.csv"));
        assertThat(acct.launch("nightly", "acct-old.csv", "--fail-on", "warning")
                        .exitCode())
                .isZero();
        assertThat(noData()).isEmpty();
        assertThat(acct.launch("nightly", "acct-old.csv", "--fail-on", "warning")
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("reports")).isDirectoryContaining(path -> path.endsWith("2025-03-04"));
    }

    @Test
    void aNightWithoutNewsOfYesterdayIsCriticalAndHasAReportOfItsOwn() throws Exception {
        rows(logs(), LAST, 3, "mta1", "192.0.2.1").write(folder.resolve("acct-1.csv"));
        assertThat(acct.launch("nightly", "acct-1.csv").exitCode()).isZero();
        acct.at(Instant.parse("2026-11-21T03:15:00Z"));
        Cli.Result night = acct.launch("nightly", "acct-1.csv", "--format", "json", "--fail-on", "critical");
        assertThat(night.exitCode()).isEqualTo(3);
        assertThat(night.err()).contains("no row of 2026-11-20 is stored");
        JsonNode alert = night.json().get("alerts").get(0);
        assertThat(alert.get("rule").asString()).isEqualTo("no-data");
        assertThat(alert.get("severity").asString()).isEqualTo("critical");
        assertThat(alert.get("day").asString()).isEqualTo("2026-11-20");
        for (String key : List.of("source_ip", "vmta", "pool", "isp", "n", "x", "rate", "low", "high", "baseline")) {
            assertThat(alert.get(key).isNull()).as(key).isTrue();
        }
        assertThat(alert.get("action").asString()).contains("No row is newer than 2026-11-19", "delete-after");
        Path report = folder.resolve("reports").resolve("2026-11-20");
        // The page's script has a function of that name.
        assertThat(Files.readString(report.resolve("index.html")).replaceAll("(?s)<script>.*?</script>", ""))
                .contains("<title>2026-11-20: No data since Friday 2026-11-20 – acct</title>")
                .doesNotContain("NaN");
        assertThat(Files.readString(report.resolve("summary.json")))
                .contains("\"no-data\"")
                .doesNotContain("NaN");
        assertThat(noData()).hasSize(1);
        assertThat(acct.launch("alerts").out()).contains("no-data").doesNotContain("NaN");
        // Asked about days, only these days are judged.
        assertThat(noData("--day", "2026-11-19")).isEmpty();
        assertThat(noData("--since", "2026-11-19")).isEmpty();
    }

    @Test
    void aNightThatBringsYesterdayIsCalm() {
        rows(logs(), LAST, 3, "mta1", "192.0.2.1").write(folder.resolve("acct-1.csv"));
        acct.launch("nightly", "acct-1.csv");
        rows(logs(), LAST.plusDays(1), 3, "mta1", "192.0.2.1").write(folder.resolve("acct-2.csv"));
        acct.at(Instant.parse("2026-11-21T03:15:00Z"));
        assertThat(acct.launch("nightly", "acct-2.csv", "--fail-on", "warning").exitCode())
                .isZero();
    }

    @Test
    void aDayBetweenStoredDaysIsAWarningForThatDay() {
        Logs logs = logs();
        rows(logs, LAST.minusDays(2), 3, "mta1", "192.0.2.1");
        rows(logs, LAST, 3, "mta1", "192.0.2.1").write(folder.resolve("acct-1.csv"));
        acct.ingest("acct-1.csv");
        assertThat(noData("--all")).singleElement().satisfies(alert -> {
            assertThat(alert.get("day").asString()).isEqualTo("2026-11-18");
            assertThat(alert.get("severity").asString()).isEqualTo("warning");
        });
        assertThat(noData("--day", "2026-11-18")).hasSize(1);
        assertThat(noData("--day", "2026-11-19")).isEmpty();
        assertThat(acct.launch("report", "--day", "2026-11-18", "--fail-on", "warning")
                        .exitCode())
                .isEqualTo(3);
        assertThat(acct.launch("report", "--day", "2026-11-19", "--fail-on", "warning")
                        .exitCode())
                .isZero();
    }

    /** Thirteen days of two addresses on one server and one on another; the second of each is silent at last. */
    private void fortnight(int rows) {
        Logs logs = logs();
        for (int back = 12; back >= 0; back--) {
            rows(logs, LAST.minusDays(back), rows, "mta1", "192.0.2.1");
            if (back > 0) {
                rows(logs, LAST.minusDays(back), rows, "mta1", "192.0.2.2");
                rows(logs, LAST.minusDays(back), rows, "mta2", "192.0.2.3");
            }
        }
        logs.write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    @Test
    void aRegularSenderThatFellSilentIsNamed() {
        fortnight(100);
        List<JsonNode> alerts = noData("--day", "2026-11-19");
        assertThat(alerts).hasSize(2);
        assertThat(alerts.get(0).get("action").asString()).startsWith("Server mta2 ");
        assertThat(alerts.get(1).get("source_ip").asString()).isEqualTo("192.0.2.2");
        assertThat(noData("--day", "2026-11-18")).isEmpty();
    }

    @Test
    void aDayThatMayStillGoOnAndASmallSenderAreNotJudged() {
        fortnight(99);
        assertThat(noData()).isEmpty();
        acct.at(Instant.parse("2026-11-19T12:00:00Z"));
        assertThat(noData()).isEmpty();
    }

    @Test
    void whoPausesOnWeekendsIsNotSilentOnSaturday() {
        Logs logs = logs();
        for (int back = 12; back >= 0; back--) {
            LocalDate day = LocalDate.of(2026, 11, 14).minusDays(back);
            rows(logs, day, 10, "mta1", "192.0.2.1");
            if (day.getDayOfWeek().getValue() < 6) {
                rows(logs, day, 150, "mta2", "192.0.2.3");
            }
        }
        logs.write(folder.resolve("acct-1.csv"));
        acct.ingest("acct-1.csv");
        assertThat(noData("--since", "2026-11-14", "--until", "2026-11-14")).isEmpty();
    }
}
