package acct.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The night on which somebody emptied a queue: counted, said, and blamed on no ISP. */
final class OwnDecisionsTest {
    private static final String REFUSED = "smtp;550 5.7.1 [192.0.2.10] blocked using zen.spamhaus.org";
    private static final String REPEATED = "x-pmta;bounce-queue;reply:550 5.1.1 <zoe@outlook.com>: user unknown";

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    private static Logs row(Logs logs, String type, String day, String rcpt, String diag, String bounceCat) {
        return logs.row(
                type,
                "timeLogged",
                "2026-11-" + day + " 10:00:00+0000",
                "rcpt",
                rcpt,
                "dsnStatus",
                type.equals("b") ? "5.0.0 (undefined status)" : "2.0.0 (success)",
                "dsnDiag",
                diag,
                "bounceCat",
                bounceCat,
                "dlvSourceIp",
                "192.0.2.10");
    }

    /** A plain day, then one on which 300 of 400 recipients at Gmail were deleted; the last lost their queue at Outlook. */
    private void flush() {
        Logs first = Logs.standard();
        row(first, "d", "18", "a@gmail.com", "smtp;250 ok", "");
        row(first, "d", "18", "a@outlook.com", "smtp;250 ok", "");
        load("acct-1.csv", first);
        Logs second = Logs.standard();
        for (int i = 0; i < 100; i++) {
            row(second, "d", "19", "d" + i + "@gmail.com", "smtp;250 ok", "");
        }
        for (int i = 0; i < 300; i++) {
            row(second, "b", "19", "b" + i + "@gmail.com", "x-pmta;deleted by administrator", "bad-mailbox");
        }
        row(second, "b", "19", "one@gmail.com", REFUSED, "spam-related");
        row(second, "b", "19", "cat@outlook.com", REPEATED, "bad-mailbox");
        row(second, "b", "19", "dan@outlook.com", "x-pmta;bounce-queue", "bad-domain");
        load("acct-2.csv", second);
    }

    private void load(String name, Logs logs) {
        logs.write(folder.resolve(name));
        Cli.Result result = acct.ingest(name);
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private JsonNode json(String command) {
        Cli.Result result = acct.launch((command + " --format json").split(" "));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json();
    }

    private static JsonNode of(JsonNode rows, String key, String value) {
        for (JsonNode row : rows) {
            if (row.get(key).asString("-").equals(value)) {
                return row;
            }
        }
        throw new AssertionError(key + "=" + value + " is not in " + rows);
    }

    @Test
    void repliesOfTheOwnMtaAreAskedForElsewhere() {
        flush();
        Cli.Result refused = acct.launch("replies", "--where", "category=administrative");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("acct query --by isp,reply --where category=administrative");
    }

    @Test
    void theyAreNeverMadeHard() throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), "replies: {severity: {administrative: hard}}\n");
        Cli.Result refused = acct.launch("query");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("acct.yaml:1").contains("always 'none'");
    }

    @Test
    void theyAreBouncedAndNoShareCountsThem() {
        flush();
        JsonNode gmail = of(json("query --by isp --since 2026-11-19"), "isp", "gmail");
        assertThat(gmail.get("bounced").asInt()).isEqualTo(301);
        assertThat(gmail.get("recipients").asInt()).isEqualTo(401);
        assertThat(gmail.get("delivered_share").asDouble()).isCloseTo(100 / 101.0, offset(1e-9));
        assertThat(gmail.get("bounced_share").asDouble()).isCloseTo(1 / 101.0, offset(1e-9));

        JsonNode split = json("query --by isp,category,severity_class,axis --where isp=gmail --since 2026-11-19");
        JsonNode own = of(split, "category", "administrative");
        assertThat(own.get("bounced").asInt()).isEqualTo(300);
        assertThat(own.get("severity_class").asString()).isEqualTo("none");
        assertThat(own.get("axis").asString()).isEqualTo("none");
        assertThat(own.get("delivered_share").isNull()).isTrue();

        // Single rows tell the same as counts by the hour.
        JsonNode domain = of(json("query --by rcpt_domain --since 2026-11-19"), "rcpt_domain", "gmail.com");
        assertThat(domain.get("delivered_share").asDouble()).isCloseTo(100 / 101.0, offset(1e-9));
    }

    @Test
    void sharesOfNamedQuestionsLeaveThemOutToo() {
        flush();
        for (String[] pair : List.of(
                new String[] {"vmta-summary", "vmta", "bounced_share"},
                new String[] {"vmta-days", "vmta", "bounced_share"},
                new String[] {"vmta-hours", "vmta", "bounced_share"},
                new String[] {"top-domains", "rcpt_domain", "bounced_share"},
                new String[] {"worst-hours", "hour", "bounced_share"},
                new String[] {"pools", "pool", "delivered_share"},
                new String[] {"servers", "server", "delivered_share"})) {
            JsonNode named = json("query " + pair[0] + " --since 2026-11-19");
            JsonNode counted = json("query --by " + pair[1] + " --since 2026-11-19");
            assertThat(named.isEmpty()).as(pair[0]).isFalse();
            for (JsonNode row : named) {
                JsonNode same = of(counted, pair[1], row.get(pair[1]).asString("-"));
                assertThat(row.get(pair[2])).as(pair[0] + ": " + row).isEqualTo(same.get(pair[2]));
            }
        }
    }

    @Test
    void noIspSaidIt() {
        flush();
        assertThat(acct.launch("replies", "--format", "csv").out())
                .contains("zen.spamhaus.org")
                .doesNotContain("x-pmta", "administrative");
        assertThat(acct.launch("query", "replies", "--format", "csv").out())
                .contains("zen.spamhaus.org")
                .doesNotContain("x-pmta");
        JsonNode alerts = json("alerts --day 2026-11-19");
        assertThat(alerts.findValuesAsString("rule")).containsExactly("new-reply");
        assertThat(alerts.get(0).get("n").asInt()).isEqualTo(101);
    }

    @Test
    void nobodyIsDeadForIt() {
        flush();
        assertThat(acct.launch("export", "suppressions").out()).isEmpty();
        JsonNode audit = json("query suppression-audit");
        assertThat(of(audit, "isp", "gmail").get("dead").asInt()).isZero();
        assertThat(of(audit, "isp", "microsoft").get("wrong_by_bounce_cat").asInt())
                .isEqualTo(2);
    }

    @Test
    void theReportSaysIt() throws IOException {
        flush();
        Cli.Result night = acct.launch("report", "--day", "2026-11-19", "--out", "out");
        assertThat(night.exitCode()).as(night.err()).isZero();
        String page = page("index.html");
        assertThat(page).contains("PowerMTA itself gave up 302 recipients").doesNotContain("x-pmta");
        JsonNode summary = JsonMapper.shared().readTree(page("summary.json"));
        assertThat(summary.get("administrative").asInt()).isEqualTo(302);
        assertThat(summary.get("total").get("bounced").asInt()).isEqualTo(303);
    }

    private String page(String name) throws IOException {
        try (var files = Files.walk(folder.resolve("out"))) {
            Path file = files.filter(path -> path.endsWith(Path.of("2026-11-19", name)))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file);
        }
    }

    @Test
    void aMessageThatTheOwnMtaGaveUpDidNotExpire() {
        Logs logs = Logs.standard();
        row(logs, "b", "19", "a@gmail.com", "x-pmta;deleted by administrator", "message-expired");
        row(logs, "b", "19", "b@gmail.com", "", "message-expired");
        load("acct-1.csv", logs);
        assertThat(json("query expired").get(0).get("count").asInt()).isEqualTo(1);
    }
}
