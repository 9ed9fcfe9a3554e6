package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.deliver.ScriptedServer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people, programs and collectors hear of an incident whose names are hostile. */
@Tag("slow")
final class NewsTest {
    private static final String HOSTILE = "<!channel> & *b* \u001b[31m\" \\ \u202e{{x}}";

    @TempDir
    private Path folder = Path.of("");

    private void logs() {
        Logs logs = Logs.standard();
        blocked(logs, "2026-11-19", "gmail.com", 2);
        logs.write(folder.resolve("acct-1.csv"));
    }

    /** Every so-manieth recipient is refused; 0 for none. */
    private static void blocked(Logs logs, String day, String domain, int every) {
        mail(logs, day, domain, HOSTILE, every, 1);
    }

    /** The same of a job that is sent by some source IPs in turn. */
    private static void mail(Logs logs, String day, String domain, String job, int every, int ips) {
        for (int i = 0; i < 400; i++) {
            boolean bounces = every != 0 && i % every == 0;
            logs.row(
                    bounces ? "b" : "d",
                    "timeLogged",
                    String.format("%s %02d:%02d:00+0100", day, i / 60, i % 60),
                    "dlvSourceIp",
                    "192.0.2." + (1 + i % ips),
                    "vmta",
                    ips == 1 ? HOSTILE : "",
                    "jobId",
                    job,
                    "rcpt",
                    "r" + i + "@" + domain,
                    "bounceCat",
                    bounces ? "spam-related" : "",
                    "dsnDiag",
                    bounces ? "smtp;550 5.7.1 blocked " + HOSTILE : "");
        }
    }

    private void mailTo(ScriptedServer server, String to) throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), """
                mail:
                  host: localhost
                  port: %d
                  tls: none
                  from: acct@example.com
                  to:
                %s
                """.formatted(server.port(), to.indent(4)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "slack"})
    void aProgramHearsOnceOfAnIncidentAlsoIfItWasAway(String format) throws IOException {
        logs();
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(bodies.size() == 1 ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
        try {
            Files.writeString(
                    folder.resolve("acct.yaml"),
                    "webhook: {url: 'http://localhost:" + server.getAddress().getPort() + "/t0ken', format: " + format
                            + "}\n");
            Cli acct = Cli.in(folder);
            Cli.Result night = acct.launch("nightly", "acct-1.csv");
            assertThat(night.exitCode()).as(night.err()).isEqualTo(1);
            assertThat(night.err())
                    .contains("webhook localhost answered 503")
                    .contains("the outbox keeps it")
                    .doesNotContain("t0ken");
            Cli.Result next = acct.launch("nightly", "acct-1.csv");
            assertThat(next.exitCode()).as(next.err()).isZero();
            assertThat(acct.launch("nightly", "acct-1.csv").exitCode()).isZero();
            assertThat(acct.launch("mail").exitCode()).isZero();
            assertThat(Rows.of(acct.store(), "select channel, recipient, state, attempts from outbox"))
                    .containsExactly("webhook|localhost|sent|2");
        } finally {
            server.stop(0);
        }
        assertThat(bodies).hasSize(2);
        assertThat(bodies.get(1)).isEqualTo(bodies.get(0));
        JsonNode body = JsonMapper.shared().readTree(bodies.get(0));
        if (format.equals("json")) {
            assertThat(body.get("incidents").get(0).get("event").asString()).isEqualTo("opened");
            assertThat(body.get("incidents").get(0).get("source_ip").asString()).isEqualTo("192.0.2.1");
            assertThat(body.get("incidents").get(0).get("isp").asString()).isEqualTo("gmail");
        } else {
            assertThat(body.get("text").asString()).startsWith("OPENED: ").doesNotContain("<", ">", "\u001b", "\u202e");
            assertThat(body.get("blocks")
                            .valueStream()
                            .map(block -> block.get("text").get("type").asString()))
                    .containsOnly("plain_text");
            assertThat(body.get("blocks").toString()).doesNotContain("\\u001b", "\u202e");
        }
    }

    @Test
    void aMailSaysWhereTheReportIsAndWhySomebodyGetsIt() throws IOException {
        logs();
        try (ScriptedServer server = ScriptedServer.start(Map.of())) {
            Files.writeString(folder.resolve("acct.yaml"), """
                    mail:
                      host: localhost
                      port: %d
                      tls: none
                      from: acct@example.com
                      reply-to: ops@example.com
                      subject-prefix: '[mta1]'
                      url: https://reports.example.com/acct
                      attach: html
                      to:
                        - {to: yahoo@example.com, when: open, isps: [yahoo]}
                        - {to: gmail@example.com, when: open, isps: [Gmail]}
                    """.formatted(server.port()));
            Cli.Result night = Cli.in(folder).launch("nightly", "acct-1.csv");

            assertThat(night.exitCode()).as(night.err()).isZero();
            assertThat(server.messages()).hasSize(1);
            String mail = server.messages().get(0).replace("=\r\n", "");
            assertThat(mail)
                    .contains("To: gmail@example.com\r\n", "Reply-To: ops@example.com\r\n")
                    .contains("Subject: [mta1] NEW: Gmail blocks 192.0.2.1, 50.0 % since 00:00")
                    .contains("https://reports.example.com/acct/2026-11-19/index.html")
                    .contains("You get this when something is urgent, new or over")
                    .contains("Content-Disposition: attachment; filename=acct-2026-11-19.html")
                    .doesNotContain("\u001b", "\u202e");
        }
        assertThat(folder.resolve("reports/acct.prom")).content().contains("acct_verdict{level=\"critical\"} 1\n");
    }

    @Test
    void afterSomeDaysEverybodyHearsOfHisOwnWorst() throws IOException {
        Logs logs = Logs.standard();
        blocked(logs, "2026-11-16", "yahoo.com", 2);
        blocked(logs, "2026-11-17", "yahoo.com", 0);
        blocked(logs, "2026-11-18", "gmail.com", 2);
        blocked(logs, "2026-11-19", "gmail.com", 0);
        logs.write(folder.resolve("acct-1.csv"));
        try (ScriptedServer server = ScriptedServer.start(Map.of())) {
            mailTo(server, """
                    - all@example.com
                    - {to: yahoo@example.com, when: open, isps: [yahoo]}
                    - {to: gmail@example.com, when: open, isps: [gmail]}
                    - {to: apple@example.com, when: open, isps: [apple]}
                    """);
            Cli acct = Cli.in(folder);
            Cli.Result night = acct.launch("nightly", "acct-1.csv");

            assertThat(night.exitCode()).as(night.err()).isZero();
            assertThat(Rows.of(acct.store(), "select recipient, subject from outbox order by 1"))
                    .containsExactly(
                            "all@example.com|[acct] NEW: Gmail blocks 192.0.2.1, 50.0 % since 00:00"
                                    + " (2026-11-18; also 2026-11-16 critical, 2026-11-17, 2026-11-19)",
                            "gmail@example.com|[acct] NEW: Gmail blocks 192.0.2.1, 50.0 % since 00:00"
                                    + " (2026-11-18; also 2026-11-16 critical, 2026-11-17, 2026-11-19)",
                            "yahoo@example.com|[acct] NEW: Yahoo blocks 192.0.2.1, 50.0 % since 00:00"
                                    + " (2026-11-16; also 2026-11-17, 2026-11-18 critical, 2026-11-19)");
        }
    }

    @Test
    void aDayThatIsNotOverIsNoNewsAndEndsNoTrouble() throws IOException {
        Logs logs = Logs.standard();
        blocked(logs, "2026-11-17", "gmail.com", 2);
        blocked(logs, "2026-11-18", "gmail.com", 0);
        blocked(logs, "2026-11-19", "gmail.com", 0);
        firstOf(logs, "2026-11-20").write(folder.resolve("acct-1.csv"));
        Logs next = Logs.standard();
        blocked(next, "2026-11-20", "gmail.com", 0);
        firstOf(next, "2026-11-21").write(folder.resolve("acct-2.csv"));
        try (ScriptedServer server = ScriptedServer.start(Map.of())) {
            mailTo(server, "- ops@example.com");
            Cli acct = Cli.in(folder);
            assertThat(acct.launch("nightly", "acct-1.csv").exitCode()).isZero();
            assertThat(acct.launch("incidents", "--state", "closed", "--format", "json")
                            .json())
                    .as("two calm days, and a second of a third")
                    .isEmpty();
            assertThat(folder.resolve("reports/2026-11-20/index.html"))
                    .content()
                    .contains("2026-11-20 is not over");

            acct.at(Cli.NOW.plus(Duration.ofDays(1)));
            assertThat(acct.launch("nightly", "acct-2.csv").exitCode()).isZero();
            assertThat(Rows.of(acct.store(), "select subject from outbox order by queued_at"))
                    .containsExactly(
                            "[acct] NEW: Gmail blocks 192.0.2.1, 50.0 % since 00:00 (2026-11-17; also 2026-11-18,"
                                    + " 2026-11-19, 2026-11-20)",
                            "[acct] CLOSED: Gmail blocks 192.0.2.1 (1 day) (2026-11-20; also 2026-11-21)");
        }
    }

    private static Logs firstOf(Logs logs, String day) {
        return logs.row("d", "timeLogged", day + " 00:00:07+0100", "rcpt", "a@gmail.com", "dlvSourceIp", "192.0.2.1");
    }

    @Test
    void whatOneJobDidIsToldOfTheJob() throws IOException {
        Logs logs = Logs.standard();
        for (int day = 9; day <= 19; day++) {
            for (String domain : List.of("gmail.com", "yahoo.com", "web.de", "gmx.de")) {
                mail(logs, String.format("2026-11-%02d", day), domain, "daily", 0, 2);
                if (day == 19) {
                    mail(logs, "2026-11-19", domain, "promo", 3, 2);
                }
            }
        }
        logs.write(folder.resolve("acct-1.csv"));
        try (ScriptedServer server = ScriptedServer.start(Map.of())) {
            mailTo(server, "- ops@example.com");
            Cli acct = Cli.in(folder);
            assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
            Cli.Result mail = acct.launch("mail", "--day", "2026-11-19", "--dry-run");
            assertThat(mail.exitCode()).as(mail.err()).isZero();
        }
        assertThat(folder.resolve("reports/2026-11-19/report.eml"))
                .content()
                .contains("Subject: [acct] NEW: several ISPs block job promo, 33.5 % since 00:00");
    }
}
