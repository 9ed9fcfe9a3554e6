package acct.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Servers in Auckland and Los Angeles: where the day still goes on, its rows are not missing. */
@Tag("slow")
final class FarServersTest {
    private static final LocalDate LAST_IN_THE_WEST = LocalDate.of(2026, 11, 17);
    private static final int ROWS = 100;

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void twelveDays(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
        Logs logs = Logs.of("type,timeLogged,dlvSourceIp,envId,userString");
        for (int back = 12; back >= 0; back--) {
            LocalDate day = LAST_IN_THE_WEST.minusDays(back);
            rows(logs, day, "-0800", "mta-west", "192.0.2.2");
            rows(logs, day.plusDays(2), "+1300", "mta-east", "192.0.2.1");
        }
        logs.write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    private static void rows(Logs logs, LocalDate day, String offset, String server, String ip) {
        for (int i = 0; i < ROWS; i++) {
            logs.row(
                    "d",
                    "timeLogged",
                    String.format("%s 09:%02d:%02d%s", day, i / 60, i % 60, offset),
                    "dlvSourceIp",
                    ip,
                    "envId",
                    server + day + i,
                    "userString",
                    server);
        }
    }

    private List<JsonNode> of(String rule, String... command) {
        return acct.launch(Stream.concat(Stream.of(command), Stream.of("--format", "json"))
                        .toArray(String[]::new))
                .json()
                .valueStream()
                .filter(finding -> rule.equals(finding.path("alerts".equals(command[0]) ? "rule" : "finding")
                        .asString()))
                .toList();
    }

    @Test
    void aDayThatStillGoesOnInTheWestIsNoSilence() {
        acct.at(Instant.parse("2026-11-19T03:15:00Z"));
        assertThat(of("no-data", "alerts", "--day", "2026-11-18"))
                .singleElement()
                .satisfies(FarServersTest::isTooEarly);
        assertThat(of(Rhythm.STOPPED, "doctor")).isEmpty();
    }

    private static void isTooEarly(JsonNode alert) {
        assertThat(alert.get("severity").asString()).isEqualTo("info");
        assertThat(alert.get("action").asString())
                .startsWith("Server mta-west has no row on 2026-11-18, which is not over there");
    }

    /** As cron does: the first night comes while the day goes on in the west, and the server stays silent. */
    @Test
    void theNextNightTellsOfItThoughNothingOfThatDayHasCome() {
        acct.at(Instant.parse("2026-11-19T03:15:00Z"));
        Cli.Result early = acct.launch("nightly", "acct-1.csv", "--fail-on", "warning");
        assertThat(early.exitCode()).as(early.err()).isZero();
        acct.at(Instant.parse("2026-11-20T03:15:00Z"));
        Logs logs = Logs.of("type,timeLogged,dlvSourceIp,envId,userString");
        rows(logs, LocalDate.of(2026, 11, 20), "+1300", "mta-east", "192.0.2.1");
        logs.write(folder.resolve("acct-2.csv"));
        Cli.Result late = acct.launch("nightly", "acct-2.csv");
        assertThat(late.exitCode()).as(late.err()).isZero();
        assertThat(acct.launch("incidents", "--format", "json").json().valueStream())
                .anySatisfy(
                        incident -> assertThat(incident.get("rules").toString()).contains("no-data"));
        assertThat(of("no-data", "alerts", "--day", "2026-11-18"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.get("severity").asString()).isEqualTo("warning"));
    }

    /** What a server's clock was before it moved says nothing of its day. */
    @Test
    void anEarlierClockDelaysNothing() {
        Logs logs = Logs.of("type,timeLogged,dlvSourceIp,envId,userString");
        rows(logs, LAST_IN_THE_WEST.plusDays(1), "+1300", "mta-west", "192.0.2.2");
        logs.write(folder.resolve("acct-2.csv"));
        assertThat(acct.ingest("acct-2.csv").exitCode()).isZero();
        acct.at(Instant.parse("2026-11-20T03:15:00Z"));
        assertThat(of("no-data", "alerts", "--day", "2026-11-19"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.get("severity").asString()).isEqualTo("warning"));
    }

    @Test
    void afterMidnightInTheWestItIs() {
        acct.at(Instant.parse("2026-11-19T10:00:00Z"));
        assertThat(of("no-data", "alerts", "--day", "2026-11-18"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.get("action").asString()).startsWith("Server mta-west "));
        assertThat(of(Rhythm.STOPPED, "doctor"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.get("last_day").asString())
                        .as("Los Angeles has just begun 2026-11-19")
                        .isEqualTo("2026-11-18"));
    }
}
