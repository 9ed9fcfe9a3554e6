package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is stored and how old it is, on one screen. */
final class StatusCommandTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    @Test
    void wrongUse() {
        assertThat(acct.launch("status").exitCode()).isEqualTo(1);
        assertThat(acct.launch("status", "today").exitCode()).isEqualTo(2);
        Logs.standard().row("d").write(folder.resolve("acct-1.csv"));
        Cli.Result ofLog = acct.launch("status", "--store", "acct-1.csv");
        assertThat(ofLog.exitCode()).isEqualTo(1);
        assertThat(ofLog.err())
                .hasLineCount(1)
                .endsWith("acct-1.csv: the store cannot be opened: it is no DuckDB file; name another with --store\n");
    }

    @Test
    void aStoreThatNoNightHasSeen() {
        Logs.standard().row("d").row("b").line("no row").write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
        Cli.Result result = acct.launch("status", "--quiet");
        assertThat(result.out().lines().map(String::strip))
                .contains(
                        "Newest row  2026-11-19 09:30:00+01:00, 27 hours old",
                        "Rows        2 of 1 day, 2026-11-19 to 2026-11-19; 1 file, 1 line rejected",
                        "Incidents   no day was judged by a night yet; `acct alerts` judges now",
                        "Last load   2026-11-20 12:00:00Z, 0 minutes ago: acct-1.csv",
                        "Last night  none that told of a day",
                        "Due         1 day to report; `acct nightly` does it");
        assertThat(result.out()).contains("Not logged  deferrals, queue events, complaints, remote bounces");
        JsonNode status = acct.launch("status", "--format", "json").json();
        assertThat(List.of("open_critical", "open_warning", "open_info", "judged_until"))
                .as("nobody looked")
                .allMatch(key -> status.get(key).isNull());
    }

    @Test
    void afterANightItIsOneObjectForPrograms() {
        Logs.standard()
                .rows(300, "d", "dlvSourceIp", "192.0.2.1", "rcpt", "a@gmail.com")
                .rows(
                        100,
                        "b",
                        "dlvSourceIp",
                        "192.0.2.1",
                        "rcpt",
                        "a@gmail.com",
                        "dsnStatus",
                        "5.1.1 (bad destination mailbox address)",
                        "dsnDiag",
                        "smtp;550 5.1.1 user unknown")
                .write(folder.resolve("acct-1.csv"));
        assertThat(acct.launch("nightly", "acct-1.csv").exitCode()).isZero();
        acct.at(Cli.NOW.plus(Duration.ofDays(3)));
        assertThat(acct.launch("status", "--quiet").out())
                .contains(
                        "1 open as of 2026-11-19: 1 critical; see `acct incidents`",
                        "2026-11-20 12:00:00Z, 3 days ago: told of 1 day, the latest 2026-11-19; not mailed",
                        "Due         nothing");
        JsonNode status = acct.launch("status", "--format", "json").json();
        assertThat(status.get("open_critical").asInt()).isEqualTo(1);
        assertThat(status.get("newest_at").asString()).isEqualTo("2026-11-19T09:30:00+01:00");
        assertThat(status.get("newest_age_seconds").asLong())
                .isEqualTo(Duration.ofDays(4).plusMinutes(210).toSeconds());
        assertThat(status.get("store_bytes").asLong()).isGreaterThan(1000);
        assertThat(status.get("not_logged").get(0).asString()).isEqualTo("deferrals");
        assertThat(status.get("last_night").asString()).isEqualTo("2026-11-20T12:00:00Z");
        assertThat(status.get("last_mail").isNull()).isTrue();
    }

    @Test
    void anAgeIsToldInTheLargestUnitThatSaysSomething() {
        assertThat(StatusScreen.age(Duration.ofSeconds(-5))).isEqualTo("0 minutes");
        assertThat(StatusScreen.age(Duration.ofMinutes(1))).isEqualTo("1 minute");
        assertThat(StatusScreen.age(Duration.ofMinutes(119))).isEqualTo("119 minutes");
        assertThat(StatusScreen.age(Duration.ofHours(2))).isEqualTo("2 hours");
        assertThat(StatusScreen.age(Duration.ofHours(47))).isEqualTo("47 hours");
        assertThat(StatusScreen.age(Duration.ofDays(2))).isEqualTo("2 days");
    }
}
