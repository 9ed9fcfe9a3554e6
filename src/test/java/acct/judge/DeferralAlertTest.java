package acct.judge;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Nights of many deferrals and of complaints, as an operator sees them. */
final class DeferralAlertTest {
    private static final String THROTTLED =
            "smtp;421 4.7.0 [TSS04] Messages from 192.0.2.10 temporarily deferred due to"
                    + " unexpected volume or user complaints - 4.16.55.1";

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    private void load(String name, Logs logs) {
        logs.write(folder.resolve(name));
        Cli.Result result = acct.ingest(name);
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private static Logs sent(Logs logs, String ip, String rcpt, int delivered, int deferred) {
        return logs.rows(delivered, "d", "rcpt", rcpt, "dlvSourceIp", ip, "vmta", "v-" + ip)
                .rows(deferred, "t", "rcpt", rcpt, "dlvSourceIp", ip, "vmta", "v-" + ip, "dsnDiag", THROTTLED);
    }

    private JsonNode alerts(String... more) {
        String[] args = new String[more.length + 3];
        args[0] = "alerts";
        args[1] = "--format";
        args[2] = "json";
        System.arraycopy(more, 0, args, 3, more.length);
        return acct.launch(args).json();
    }

    private String report() throws IOException {
        Cli.Result report = acct.launch("report", "--day", "2026-11-19");
        assertThat(report.exitCode()).as(report.err()).isZero();
        return Files.readString(folder.resolve(report.out().strip()).resolveSibling("summary.json"));
    }

    @Test
    void aNightInWhichAnIspPutsNearlyAllOffIsCriticalAndToldOnce() throws IOException {
        Logs logs = Logs.standard();
        sent(logs, "192.0.2.10", "a@yahoo.com", 50, 450);
        sent(logs, "192.0.2.11", "b@aol.com", 30, 270);
        sent(logs, "192.0.2.10", "c@gmx.de", 300, 30);
        sent(logs, "192.0.2.11", "c@gmx.de", 300, 30);
        load("acct-1.csv", logs);
        JsonNode alerts = alerts();
        assertThat(alerts.size()).isEqualTo(1);
        JsonNode storm = alerts.get(0);
        assertThat(storm.get("rule").asString()).isEqualTo("deferral");
        assertThat(storm.get("severity").asString()).isEqualTo("critical");
        assertThat(storm.get("source_ip").isNull()).isTrue();
        assertThat(storm.get("isp").asString()).isEqualTo("yahoo");
        assertThat(storm.get("n").asInt()).isEqualTo(800);
        assertThat(storm.get("x").asInt()).isEqualTo(720);
        assertThat(storm.get("rate").asDouble()).isEqualTo(0.9);
        assertThat(storm.get("replies").get(0).get("count").asInt()).isEqualTo(720);
        assertThat(storm.get("replies").get(0).get("reply").asString()).contains("[TSS04]");
        assertThat(storm.get("action").asString()).contains("Slow this IP down at Yahoo; look at complaints");
        assertThat(acct.launch("alerts", "--fail-on", "critical").exitCode()).isEqualTo(3);
        assertThat(report())
                .contains(
                        "Yahoo defers all source IPs: 720 of 800 put off",
                        "Deferral on 2026-11-19: 90.0 % (720 of 800)")
                .doesNotContain("Nothing is worse than usual");
    }

    @Test
    void whereNothingWasDeliveredAllNightTheStormIsFoundAllTheSame() {
        Logs day = Logs.standard().row("d", "timeLogged", "2026-11-18 09:30:00+0100", "rcpt", "a@yahoo.com");
        load("acct-1.csv", sent(day, "192.0.2.10", "a@yahoo.com", 0, 300));
        assertThat(alerts("--day", "2026-11-19").get(0).get("source_ip").asString())
                .isEqualTo("192.0.2.10");
    }

    @Test
    void whereDeferralsAreNotLoggedTheCalmSentenceSaysSo() throws IOException {
        load("acct-1.csv", sent(Logs.standard(), "192.0.2.10", "a@yahoo.com", 300, 0));
        assertThat(alerts().size()).isZero();
        assertThat(report()).contains("Nothing is worse than usual", "Not logged, so not watched: deferrals");
    }

    @Test
    void aCalmNightSaysNothingOfIt() throws IOException {
        load("acct-1.csv", sent(Logs.standard(), "192.0.2.10", "a@yahoo.com", 300, 75));
        assertThat(alerts().size()).isZero();
        assertThat(report())
                .contains("Nothing is worse than usual, as far as fixed limits tell", "no earlier day is stored")
                .doesNotContain("so not watched: deferrals");
    }

    /** Each message has its own time of receipt; the first so many are tried again and again, and the first of these in vain. */
    private static Logs queue(Logs logs, int day, int messages, int putOff, int waiting) {
        for (int i = 0; i < messages; i++) {
            String[] message = {
                "rcpt",
                "r" + i + "@yahoo.com",
                "orig",
                "news@shop.example",
                "jobId",
                "j1",
                "dlvSourceIp",
                "192.0.2.10",
                "timeQueued",
                "2026-11-" + day + " 0" + i % 9 + ":00:00+0100",
                "timeLogged",
                "2026-11-" + day + " 12:00:00+0100",
                "dsnDiag",
                i < putOff ? THROTTLED : ""
            };
            if (i < putOff) {
                logs.rows(6, "t", message);
            }
            if (i >= waiting) {
                logs.row("d", message);
            }
        }
        return logs;
    }

    @Test
    void whereMessagesCannotBeToldApartNobodyCountsThem() {
        load("acct-1.csv", sent(Logs.standard(), "192.0.2.10", "a@yahoo.com", 100, 400));
        assertThat(alerts().get(0).get("action").asString())
                .contains("the log does not say: 1 of 1 that it tells apart are several messages")
                .doesNotContain("Recipients put off");
    }

    @Test
    void aQueueThatIsTriedOftenIsOfFewRecipients() {
        load(
                "acct-1.csv",
                queue(Logs.standard(), 19, 400, 100, 30)
                        .row("t", "rcpt", "...@yahoo.com", "dlvSourceIp", "192.0.2.10"));
        JsonNode alerts = alerts();
        assertThat(alerts.size()).isEqualTo(1);
        assertThat(alerts.get(0).get("x").asInt()).isEqualTo(601);
        assertThat(alerts.get(0).get("action").asString())
                .contains("Recipients put off: 100 of 400; still waiting at the end of the day: 30.")
                .contains("Not told apart: attempts without a recipient 1.");
    }

    @Test
    void withoutRowsNothingIsSaidOfRecipients() {
        load("acct-1.csv", queue(Logs.standard(), 18, 400, 100, 30));
        String known = alerts("--day", "2026-11-18").get(0).get("action").asString();
        assertThat(known).contains("Recipients put off: 100 of 400");
        assertThat(acct.launch("prune", "--attempts", "1d").exitCode()).isZero();
        assertThat(alerts("--day", "2026-11-18").get(0).get("action").asString())
                .isNotEmpty()
                .doesNotContain("ecipients");
    }

    @Test
    void theLimitsAreTheOperators() {
        Logs.write(
                folder.resolve("acct.yaml"),
                "alerts: {deferral: {warning: 0.05, critical: 0.1, min-events: 3, min-attempts: 20}}\n"
                        .getBytes(StandardCharsets.UTF_8));
        load("acct-1.csv", sent(Logs.standard(), "192.0.2.10", "a@yahoo.com", 16, 5));
        assertThat(alerts().get(0).get("severity").asString()).isEqualTo("critical");
    }

    @Test
    void complaintsOfOneDayAreNotLostInTheWeek() throws IOException {
        Logs logs = Logs.of("type,timeLogged,rcpt,dlvSourceIp");
        for (int day = 13; day <= 19; day++) {
            logs.rows(
                    day == 19 ? 700 : 1_500,
                    "d",
                    "timeLogged",
                    "2026-11-" + day + " 09:30:00+0100",
                    "rcpt",
                    "a@yahoo.com",
                    "dlvSourceIp",
                    "192.0.2.10");
        }
        load("acct-1.csv", logs.rows(5, "f", "rcpt", "a@yahoo.com", "dlvSourceIp", "192.0.2.10"));
        JsonNode alerts = alerts("--day", "2026-11-19");
        assertThat(alerts.size()).isEqualTo(1);
        assertThat(alerts.get(0).get("n").asInt()).isEqualTo(700);
        assertThat(alerts.get(0).get("action").asString()).contains("on 2026-11-19");
        assertThat(report()).contains("Complaint on 2026-11-19: 0.71 % (5 of 700)");
    }
}
