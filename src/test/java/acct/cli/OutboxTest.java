package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.deliver.ScriptedServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mail that did not go out is kept, and one copy of it is delivered when the server is well again. */
@Tag("slow")
final class OutboxTest {
    private static final Pattern ID = Pattern.compile("(?m)^Message-ID: (\\S+)");

    @TempDir
    private Path folder = Path.of("");

    private Cli acct = Cli.in(folder);

    @BeforeEach
    void load() {
        acct = Cli.in(folder).with("ACCT_MAIL_PASSWORD", "s3cret");
        Logs.standard()
                .row("d", "dlvSourceIp", "192.0.2.1", "rcpt", "a@gmail.com")
                .write(folder.resolve("acct-1.csv"));
    }

    private void configure(int port, String more) throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), """
                mail: {host: localhost, port: %d, from: acct@example.com, %s}
                """.formatted(port, more));
    }

    private static String id(String message) {
        Matcher matcher = ID.matcher(message);
        assertThat(matcher.find()).as(message).isTrue();
        return matcher.group(1);
    }

    private List<String> states() {
        return Rows.of(acct.store(), "select recipient || ' ' || state || ' ' || attempts from outbox order by 1");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("RCPT", "451 4.7.1 greylisted", "said 451 4.7.1 greylisted; this is temporary", 0),
                Arguments.of("MAIL", "550 5.1.8 no such sender", "refused the sender acct@example.com: 550", 0),
                Arguments.of("DATA", "(hang up)", "closed the connection without an answer to the message", 0),
                Arguments.of(".", "452 4.3.1 disk full", "refused the message: 452 4.3.1 disk full", 1),
                // It has it: the second one is a copy under the same id.
                Arguments.of(".", "(hang up)", "perhaps mailed to team@example.com, as it was handed over", 1));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isSentOnceMoreByTheNextRun(String command, String answer, String line, int before) throws IOException {
        String first = "";
        try (ScriptedServer server = ScriptedServer.start(Map.of(command, answer))) {
            configure(server.port(), "tls: none, to: [team@example.com]");
            Cli.Result night = acct.launch("nightly", "acct-1.csv");
            assertThat(night.exitCode()).as(night.err()).isEqualTo(1);
            assertThat(night.err()).contains(line).contains("; the outbox keeps it for the next run");
            assertThat(server.messages()).hasSize(before);
            first = before == 0 ? "" : server.messages().get(0);
        }
        try (ScriptedServer server = ScriptedServer.start(Map.of())) {
            configure(server.port(), "tls: none, to: [team@example.com]");
            Cli.Result mail = acct.launch("mail", "--format", "json");
            assertThat(mail.exitCode()).as(mail.err()).isZero();
            assertThat(mail.json().get(0).get("state").asString()).isEqualTo("sent");
            assertThat(server.messages()).hasSize(1);
            if (before > 0) {
                assertThat(id(server.messages().get(0))).isEqualTo(id(first));
                assertThat(server.messages().get(0)).isEqualTo(first);
            }

            assertThat(acct.launch("nightly", "acct-1.csv").exitCode()).isZero();
            assertThat(acct.launch("mail").exitCode()).isZero();
            assertThat(server.messages()).hasSize(1);
        }
        assertThat(Rows.of(acct.store(), "select state, body is null from outbox"))
                .containsExactly("sent|true");
    }

    @Test
    void aServerThatIsDownAWrongCertificateAndAWrongPasswordKeepIt() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        configure(port, "tls: none, to: [team@example.com, boss@example.com]");
        Cli.Result down = acct.launch("nightly", "acct-1.csv");
        assertThat(down.exitCode()).isEqualTo(1);
        assertThat(down.err())
                .contains("acct: not mailed yet to boss@example.com, team@example.com: localhost:" + port
                        + " failed (connection refused or no route); check mail.host, mail.port and mail.tls; the outbox"
                        + " keeps it for the next run\n");

        ServerSetup smtps = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS);
        smtps.setServerStartupTimeout(30_000);
        GreenMail strange = new GreenMail(smtps);
        strange.start();
        try {
            configure(strange.getSmtps().getPort(), "tls: smtps, to: [team@example.com]");
            Cli.Result mail = acct.launch("mail");
            assertThat(mail.exitCode()).isEqualTo(1);
            assertThat(mail.err()).contains("offers no TLS that can be trusted").contains("the outbox keeps it");
        } finally {
            strange.stop();
        }

        ServerSetup smtp = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        smtp.setServerStartupTimeout(30_000);
        GreenMail server = new GreenMail(smtp);
        server.start();
        try {
            server.getUserManager().setAuthRequired(true);
            server.setUser("acct@example.com", "acct", "another");
            configure(server.getSmtp().getPort(), "tls: none, user: acct, to: [team@example.com]");
            Cli.Result wrong = acct.launch("mail");
            assertThat(wrong.exitCode()).isEqualTo(1);
            assertThat(wrong.err())
                    .contains("refused user \"acct\" and its password: 535")
                    .doesNotContain("s3cret");
            assertThat(server.getReceivedMessages()).isEmpty();

            server.setUser("acct@example.com", "acct", "s3cret");
            Cli.Result right = acct.launch("mail");
            assertThat(right.exitCode()).as(right.err()).isZero();
            assertThat(right.err()).contains("mailed to boss@example.com, team@example.com");
            assertThat(server.getReceivedMessages()).hasSize(2);
        } finally {
            server.stop();
        }
        assertThat(states()).containsExactly("boss@example.com sent 4", "team@example.com sent 1");
    }

    @Test
    void aRefusedRecipientIsNotAskedAgain() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Map.of("RCPT TO:<bad", "550 5.1.1 user unknown"))) {
            configure(server.port(), "tls: none, to: [bad@example.com, team@example.com]");
            assertThat(acct.launch("nightly", "acct-1.csv").exitCode()).isEqualTo(1);
            assertThat(acct.launch("nightly", "acct-1.csv").exitCode()).isZero();
            assertThat(server.messages()).hasSize(1);
        }
        assertThat(states()).containsExactly("bad@example.com refused 1", "team@example.com sent 1");
    }

    @Test
    void isGivenUpAfterSevenDays() throws IOException {
        configure(1, "tls: none, to: [team@example.com]");
        acct.launch("nightly", "acct-1.csv");
        assertThat(acct.at(Cli.NOW.plus(Duration.ofDays(7))).launch("mail").err())
                .contains("not mailed yet");

        Cli.Result late = acct.at(Cli.NOW.plus(Duration.ofDays(8))).launch("mail");
        assertThat(late.exitCode()).isEqualTo(1);
        assertThat(late.err()).contains("given up after seven days: mail of 2026-11-19 for team@example.com;");
        assertThat(acct.launch("mail").exitCode()).isZero();
        assertThat(Rows.of(acct.store(), "select state, body is null from outbox"))
                .containsExactly("given-up|true");
    }

    @Test
    void aDayIsMadeAnewOnlyOnDemand() throws IOException {
        assertThat(acct.launch("mail").err()).contains("there is no such store");
        try (ScriptedServer server = ScriptedServer.start(Map.of())) {
            configure(server.port(), "tls: none, to: [team@example.com]");
            acct.launch("nightly", "acct-1.csv");
            Cli.Result known = acct.launch("mail", "--day", "2026-11-19");
            assertThat(known.exitCode()).as(known.err()).isZero();
            assertThat(known.err()).contains("for team@example.com was finished before; --again makes another one");
            assertThat(server.messages()).hasSize(1);

            assertThat(acct.launch("mail", "--day", "2026-11-19", "--to", "boss@example.com")
                            .exitCode())
                    .isZero();
            assertThat(acct.launch("mail", "--again").exitCode()).isZero();
            assertThat(server.messages()).hasSize(3);
            assertThat(server.messages().stream().map(OutboxTest::id)).doesNotHaveDuplicates();

            Cli.Result dry = acct.launch("mail", "--dry-run");
            assertThat(dry.exitCode()).as(dry.err()).isZero();
            assertThat(dry.err()).contains("mail written to reports/2026-11-19/report.eml");
            assertThat(server.messages()).hasSize(3);
        }
        assertThat(acct.launch("mail", "--status", "--again").exitCode()).isEqualTo(2);
        assertThat(acct.launch("mail", "--day", "2026-01-01").exitCode()).isEqualTo(1);
        Files.writeString(folder.resolve("acct.yaml"), "server: mta1\n");
        assertThat(acct.launch("mail").err()).contains("no mail server is configured");
    }

    @Test
    void someWantMailOnlyIfSomethingIsOpenAndSomeOnceAWeek() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Map.of())) {
            configure(
                    server.port(),
                    "tls: none, to: [{to: open@example.com, when: open}, {to: week@example.com, when: weekly}]");
            Cli.Result night = acct.launch("nightly", "acct-1.csv");
            assertThat(night.exitCode()).as(night.err()).isZero();
            assertThat(server.messages()).isEmpty();

            Logs.standard()
                    .row("d", "timeLogged", "2026-11-22 10:00:00+0100", "rcpt", "a@gmail.com")
                    .write(folder.resolve("acct-2.csv"));
            Cli sunday = acct.at(Cli.NOW.plus(Duration.ofDays(3)));
            assertThat(sunday.launch("nightly", "acct-2.csv").exitCode()).isZero();
            assertThat(sunday.launch("nightly", "acct-2.csv").exitCode()).isZero();
            assertThat(server.messages()).hasSize(1);
            assertThat(server.messages().get(0))
                    .contains("To: week@example.com")
                    .contains("2026-11-16 to 2026-11-22");
        }
    }
}
