package acct.judge;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each ISP answered for the first time: asked, alerted and reported. Today is 20 November 2026. */
@Tag("slow")
final class NewRepliesTest {
    private static final String OLD = "smtp;550 5.1.1 <a@mail.example>: user unknown";
    private static final String LISTED =
            "smtp;554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org";
    private static final String ODD = "smtp;571 frobnicated \u001b[31mbeyond repair";

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    private static String at(int day) {
        return "2026-11-" + day + " 09:30:00+0000";
    }

    private void load(String name, Logs logs) {
        logs.write(folder.resolve(name));
        Cli.Result result = acct.ingest(name);
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private static Logs bounce(Logs logs, int day, String rcpt, String ip, String diag) {
        return logs.row("b", "timeLogged", at(day), "rcpt", rcpt, "dlvSourceIp", ip, "dsnDiag", diag);
    }

    /** The first night has one old reply at Gmail and a delivery at Yahoo; the second brings new ones. */
    private void twoNights() {
        Logs first = Logs.standard().row("d", "timeLogged", at(18), "rcpt", "b@yahoo.com");
        bounce(first, 18, "a@gmail.com", "192.0.2.7", OLD);
        load("acct-1.csv", first);
        Logs second = Logs.standard().rows(40, "d", "timeLogged", at(19), "rcpt", "b@yahoo.com");
        bounce(second, 19, "a@gmail.com", "192.0.2.7", OLD);
        bounce(second, 19, "b@yahoo.com", "192.0.2.7", LISTED);
        bounce(second, 19, "c@yahoo.com", "192.0.2.7", ODD);
        bounce(second, 19, "d@gmx.de", "192.0.2.8", OLD);
        load("acct-2.csv", second);
    }

    private JsonNode replies(String... args) {
        List<String> all = new ArrayList<>(List.of("replies", "--format", "json"));
        all.addAll(List.of(args));
        Cli.Result result = acct.launch(all.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json();
    }

    private static List<String> isps(JsonNode replies) {
        return replies.valueStream()
                .map(r -> r.get("isp").asString() + " " + r.get("category").asString())
                .toList();
    }

    @Test
    void wrongUseIsRefused() {
        twoNights();
        assertThat(acct.launch("replies", "--limit", "-1").exitCode()).isEqualTo(2);
        Cli.Result job = acct.launch("replies", "--where", "job=x");
        assertThat(job.exitCode()).isEqualTo(2);
        assertThat(job.err()).contains("--where job: replies are remembered by source_ip, isp");
        assertThat(acct.launch("replies", "--unclassified", "--where", "category=mailbox")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void aReplyIsRememberedWithItsMeaning() {
        twoNights();
        JsonNode gmail = replies("--where", "isp=gmail");
        assertThat(gmail.size()).isEqualTo(1);
        assertThat(gmail.get(0).propertyNames())
                .containsExactly(
                        "template",
                        "isp",
                        "events",
                        "bounced",
                        "deferred",
                        "source_ips",
                        "first_seen",
                        "last_seen",
                        "category",
                        "axis",
                        "severity_class",
                        "rule",
                        "blocklist",
                        "is_new",
                        "text",
                        "example");
        assertThat(gmail.get(0).get("events").asInt()).isEqualTo(2);
        assertThat(gmail.get(0).get("severity_class").asString()).isEqualTo("hard");
        assertThat(gmail.get(0).get("first_seen").asString()).isEqualTo("2026-11-18T09:30:00+00:00");
        assertThat(gmail.get(0).get("last_seen").asString()).isEqualTo("2026-11-19T09:30:00+00:00");
        assertThat(gmail.get(0).get("text").asString()).isEqualTo("550 5.1.1 <address>: user unknown");
        assertThat(gmail.get(0).get("example").asString()).isEqualTo(OLD);
        assertThat(isps(replies("--where", "source_ip=192.0.2.8"))).containsExactly("gmx mailbox");
        assertThat(replies("--limit", "2").size()).isEqualTo(2);
    }

    @Test
    void newIsWhatAnIspNeverAnsweredBeforeThePeriodAlsoWhenTheRowsHaveGone() {
        twoNights();
        List<String> expected = List.of("gmx mailbox", "yahoo ip-reputation", "yahoo other");
        assertThat(isps(replies("--new", "--since", "2026-11-19"))).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(isps(replies("--new", "--until", "2026-11-18"))).containsExactly("gmail mailbox");
        acct.at(Instant.parse("2026-11-22T12:00:00Z"));
        assertThat(acct.launch("prune", "--attempts", "1d").exitCode()).isZero();
        assertThat(Rows.number(acct.store(), "select count(*) from attempt")).isZero();
        JsonNode pruned = replies("--new", "--since", "2026-11-19");
        assertThat(isps(pruned)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(pruned.get(0).get("example").asString())
                .isEqualTo(pruned.get(0).get("text").asString());
        bounceLater();
        assertThat(replies("--new", "--since", "2026-11-20").size()).isZero();
    }

    private void bounceLater() {
        Logs third = Logs.standard();
        bounce(third, 20, "a@gmail.com", "192.0.2.9", OLD);
        load("acct-3.csv", third);
    }

    @Test
    void whatNoRuleKnowsIsListedAndCommandsNoTerminal() {
        twoNights();
        JsonNode odd = replies("--unclassified");
        assertThat(isps(odd)).containsExactly("yahoo other");
        assertThat(odd.get(0).get("axis").isNull()).isTrue();
        assertThat(odd.get(0).get("severity_class").isNull()).isTrue();
        for (String format : List.of("table", "csv", "json", "jsonl", "markdown")) {
            assertThat(acct.launch("replies", "--format", format).out())
                    .as(format)
                    .doesNotContain("\u001b")
                    .contains("frobnicated");
        }
    }

    @Test
    void theRuleSpeaksWhereTheIspIsKnownAndNotOnItsFirstDay() {
        twoNights();
        Cli.Result result = acct.launch("alerts", "--format", "json", "--fail-on", "warning");
        assertThat(result.exitCode()).isEqualTo(3);
        JsonNode alerts = result.json();
        assertThat(alerts.valueStream()
                        .map(a -> a.get("rule").asString() + " "
                                + a.get("severity").asString() + " "
                                + a.get("isp").asString()))
                .containsExactly("new-reply warning yahoo", "new-reply info yahoo");
        JsonNode warning = alerts.get(0);
        assertThat(warning.get("x").asInt()).isEqualTo(1);
        assertThat(warning.get("n").asInt()).isEqualTo(42);
        assertThat(warning.get("source_ip").asString()).isEqualTo("192.0.2.7");
        assertThat(warning.get("baseline").isNull()).isTrue();
        assertThat(warning.get("replies").get(0).get("reply").asString()).contains("zen.spamhaus.org");
        assertThat(warning.get("action").asString())
                .startsWith("New at this ISP since 2026-11-19 09:30:00+00:00, to 192.0.2.7; blocklist ")
                .contains("listed: 192.0.2.7");
        Logs.write(
                folder.resolve("acct.yaml"), "alerts: {new-reply: {min-events: 2}}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(acct.launch("alerts", "--format", "json").json().size()).isZero();
    }

    /** In this night the clock of the file goes from two hours ahead of UTC to one. */
    @Test
    void timesAreThoseOfTheClockThatTheFileHadThen() throws IOException {
        Logs logs = Logs.standard()
                .rows(40, "d", "timeLogged", "2026-10-24 09:00:00+0200", "rcpt", "b@yahoo.com")
                .row("b", "timeLogged", "2026-10-25 02:40:00+0200", "rcpt", "a@yahoo.com", "dsnDiag", LISTED)
                .row("b", "timeLogged", "2026-10-25 02:10:00+0100", "rcpt", "a@yahoo.com", "dsnDiag", LISTED);
        load("acct-1.csv", logs);
        JsonNode reply = replies("--where", "isp=yahoo").get(0);
        assertThat(reply.get("first_seen").asString()).isEqualTo("2026-10-25T02:40:00+02:00");
        assertThat(reply.get("last_seen").asString()).isEqualTo("2026-10-25T02:10:00+01:00");
        assertThat(acct.launch("replies", "--where", "isp=yahoo").out())
                .contains("2026-10-25 02:40:00+02:00")
                .contains("2026-10-25 02:10:00+01:00");
        assertThat(acct.launch("report", "--day", "2026-10-25", "--out", "reports")
                        .exitCode())
                .isZero();
        JsonNode summary =
                JsonMapper.shared().readTree(Files.readString(folder.resolve("reports/2026-10-25/summary.json")));
        assertThat(summary.get("new_replies").get(0).get("first_seen").asString())
                .isEqualTo("2026-10-25T02:40:00+02:00");
        assertThat(acct.launch("alerts", "--day", "2026-10-25").out()).doesNotContain("+00");
    }

    @Test
    void aFloodOfNewRepliesIsTenAlertsAndASentence() {
        twoNights();
        Logs flood = Logs.standard();
        for (char c = 'a'; c <= 'z'; c++) {
            bounce(
                    flood,
                    20,
                    "a@yahoo.com",
                    "192.0.2.7",
                    "smtp;550 oddity " + String.valueOf(c).repeat(4));
        }
        load("acct-3.csv", flood);
        JsonNode alerts =
                acct.launch("alerts", "--day", "2026-11-20", "--format", "json").json();
        assertThat(alerts.size()).isEqualTo(10);
        assertThat(alerts.get(9).get("action").asString()).contains("And 16 more replies are new on this day");
    }

    @Test
    void aReplyPlantedOnceIsOnThatNightsFirstPage() throws IOException {
        Random random = new Random(4);
        for (int day = 18; day <= 19; day++) {
            Logs logs = Logs.standard();
            for (int i = 0; i < 10_000; i++) {
                String rcpt = "r" + i
                        + List.of("@gmail.com", "@yahoo.com", "@outlook.com").get(i % 3);
                String ip = "192.0.2." + (1 + random.nextInt(20));
                if (random.nextInt(7) > 0) {
                    logs.row("d", "timeLogged", at(day), "rcpt", rcpt, "dlvSourceIp", ip);
                } else {
                    String word = random.ints(5, 'a', 'z' + 1)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString();
                    bounce(logs, day, rcpt, ip, "smtp;550 5.1.1 no such user (" + word + ")");
                }
                if (day == 19 && i == 5_000) {
                    bounce(logs, day, rcpt, "192.0.2.3", "smtp;550 5.7.1 Your IP has a poor sender reputation");
                }
            }
            load("acct-" + day + ".csv", logs);
        }
        Cli.Result report = acct.launch("report", "--day", "2026-11-19");
        assertThat(report.exitCode()).as(report.err()).isZero();
        Path page = folder.resolve(report.out().strip());
        String html = Files.readString(page);
        String section = html.substring(html.indexOf("id=\"new-replies\""), html.indexOf("id=\"replies\""));
        assertThat(section).contains("poor sender reputation", "ip-reputation", "192.0.2.3");
        JsonNode first = JsonMapper.shared()
                .readTree(page.resolveSibling("summary.json").toFile())
                .get("new_replies")
                .get(0);
        assertThat(first.get("text").asString()).contains("poor sender reputation");
        assertThat(first.get("events").asInt()).isEqualTo(1);
        assertThat(first.get("isp_is_known").asBoolean()).isTrue();
    }

    @Test
    void whatWaitedTooLongIsCountedByItsLastDeferral() {
        Logs logs = Logs.standard()
                .row(
                        "t",
                        "timeLogged",
                        at(18),
                        "orig",
                        "s@example.com",
                        "rcpt",
                        "a@gmail.com",
                        "dsnDiag",
                        "smtp;452 4.2.2 mailbox is full")
                .row(
                        "b",
                        "timeLogged",
                        at(19),
                        "orig",
                        "s@example.com",
                        "rcpt",
                        "a@gmail.com",
                        "dsnStatus",
                        "4.4.7 (delivery time expired)",
                        "bounceCat",
                        "message-expired")
                .row(
                        "b",
                        "timeLogged",
                        at(19),
                        "orig",
                        "s@example.com",
                        "rcpt",
                        "b@gmail.com",
                        "dsnStatus",
                        "4.4.7 (delivery time expired)",
                        "bounceCat",
                        "message-expired");
        load("acct-1.csv", logs);
        assertThat(acct.launch("query", "expired", "--format", "csv").out())
                .isEqualTo("isp,category,severity_class,count\ngmail,quota,soft,1\ngmail,,,1\n");
    }

    @Test
    void everySplitByWhatRepliesMeanAddsUp() {
        twoNights();
        for (String by : List.of("category", "axis", "severity_class", "reply", "category,job", "isp,severity_class")) {
            JsonNode rows = acct.launch("query", "--by", by, "--format", "json").json();
            assertThat(rows.valueStream()
                            .mapToInt(row -> row.get("delivered").asInt())
                            .sum())
                    .as(by)
                    .isEqualTo(41);
            assertThat(rows.valueStream()
                            .mapToInt(row -> row.get("bounced").asInt())
                            .sum())
                    .as(by)
                    .isEqualTo(5);
            assertThat(rows.valueStream()
                            .filter(row -> row.get("delivered").asInt() > 0)
                            .allMatch(row -> row.get(by.contains("isp") ? "severity_class" : by.replace(",job", ""))
                                    .isNull()))
                    .as(by)
                    .isTrue();
        }
        assertThat(acct.launch("query", "--by", "isp", "--where", "severity_class=unknown", "--format", "csv")
                        .out())
                .startsWith("isp,delivered,bounced")
                .contains("yahoo,41,1,");
    }
}
