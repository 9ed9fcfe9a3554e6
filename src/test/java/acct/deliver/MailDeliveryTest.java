package acct.deliver;

import static acct.deliver.ScriptedServer.CONNECT;
import static acct.deliver.ScriptedServer.DRIP;
import static acct.deliver.ScriptedServer.END;
import static acct.deliver.ScriptedServer.ENDLESS_LINE;
import static acct.deliver.ScriptedServer.ENDLESS_LINES;
import static acct.deliver.ScriptedServer.HANG_UP;
import static acct.deliver.ScriptedServer.SILENCE;
import static acct.deliver.ScriptedServer.THEN_HANG_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import acct.config.Config;
import acct.config.Config.Tls;
import acct.model.ExitCode;
import acct.model.UserException;
import acct.report.ReportSamples;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a report when the mail server is not as friendly as it could be. */
final class MailDeliveryTest {
    private static final Duration PATIENCE = Duration.ofMillis(400);
    /** Long enough to be unlike {@link #PATIENCE} on a busy machine. */
    private static final Duration TIME = Duration.ofSeconds(20);

    private static final String SECRET = "s3cret-of-the-test";
    private static final String TEMPORARY = "this is temporary and nothing is wrong in acct.yaml";
    private static final String TEAM = "team@example.com";
    private static final String BAD = "bad@example.net";
    private static final String JOERG = "joerg@example.org";

    static Stream<Arguments> nobodyGetsIt() {
        return Stream.of(
                // The connection
                refused(
                        CONNECT,
                        "554 5.7.1 no mail from you",
                        "refused the connection: 554 5.7.1 no mail from you; check mail.host"),
                refused(
                        CONNECT,
                        "421 4.3.2 too busy" + THEN_HANG_UP,
                        "refused the connection: 421 4.3.2 too busy; " + TEMPORARY),
                refused(CONNECT, SILENCE, "failed (no answer in time); check mail.host, mail.port and mail.tls"),
                refused(CONNECT, HANG_UP, "closed the connection without an answer to the connection; check mail.host"),
                refused(
                        CONNECT,
                        "+OK POP3 ready",
                        "does not speak SMTP as it should (\"+OK POP3 ready\"); check mail.host"),
                refused("EHLO", SILENCE, "failed (no answer in time); check mail.host"),
                refused(
                        Map.of("EHLO", "550 5.7.1 who are you?", "HELO", "550-5.7.1 bad\r\n550 5.7.1 name"),
                        "refused the name of this host: 550 5.7.1 bad 5.7.1 name; check mail.host"),
                // The sender
                refused(
                        "MAIL",
                        "550 5.1.8 no such sender",
                        "refused the sender acct@example.com: 550 5.1.8 no such sender; check mail.from"),
                refused(
                        "MAIL",
                        "451 4.3.0 try later",
                        "refused the sender acct@example.com: 451 4.3.0 try later; " + TEMPORARY),
                refused("MAIL", "530 5.7.0 Must issue a STARTTLS command first", "; it wants encryption; set mail.tls"),
                refused("MAIL", "530 5.7.1 Authentication required", "; it wants a login; set mail.user"),
                refused("MAIL", "552 5.3.4 message too big", "; the report is too large for it"),
                refused(
                        "MAIL",
                        "550 5.1.8 no" + THEN_HANG_UP,
                        "refused the sender acct@example.com: 550 5.1.8 no; check mail.from"),
                // The recipients, where not one of them is meant
                refused("RCPT", HANG_UP, "closed the connection without an answer to the recipients; that was at"),
                refused(
                        "RCPT",
                        "421 4.7.0 shutting down" + THEN_HANG_UP,
                        "refused the recipients: 421 4.7.0 shutting down; this is temporary"),
                refused("RCPT", SILENCE, "failed (no answer in time); that was at the recipients"),
                // The message
                refused(
                        "DATA",
                        "554 5.5.1 no valid recipients",
                        "refused the message: 554 5.5.1 no valid recipients; ask its administrator"),
                refused("DATA", "451 4.3.0 later", "refused the message: 451 4.3.0 later; " + TEMPORARY),
                refused(
                        END,
                        "552 5.3.4 message too big",
                        "refused the message: 552 5.3.4 message too big; the report is too large"),
                refused(
                        END,
                        "550 5.7.1 looks like spam",
                        "refused the message: 550 5.7.1 looks like spam; ask its administrator"),
                refused(END, "452 4.3.1 disk full", "refused the message: 452 4.3.1 disk full; " + TEMPORARY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nobodyGetsIt")
    void theHintFitsThePhaseAndTheReply(Map<String, String> script, String expected) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(script)) {
            UserException e = failure(server, config(server.port(), null, TEAM, JOERG));

            assertThat(e).hasMessageStartingWith("the report was not mailed: 127.0.0.1:" + server.port() + " ");
            assertThat(e).hasMessageContaining(expected).message().hasLineCount(1);
            assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SILENCE, HANG_UP})
    void aServerThatTookTheMessageAndDoesNotSaySoMayHaveIt(String answer) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Map.of(END, answer))) {
            UserException e = failure(server, config(server.port(), null, TEAM));

            assertThat(e)
                    .hasMessageStartingWith("the report was handed over but not confirmed: ")
                    .hasMessageContaining("it may have it all the same");
        }
    }

    static Stream<Arguments> logins() {
        return Stream.of(
                refused(
                        "AUTH",
                        "535 5.7.8 no " + SECRET,
                        "refused user \"acct\" and its password: 535 5.7.8; check mail.user"),
                refused("AUTH", "535 " + SECRET, "refused user \"acct\" and its password: 535; check mail.user"),
                refused("AUTH", "454 4.7.0 temporary failure", "password: 454 4.7.0; " + TEMPORARY),
                refused("AUTH", "538 5.7.11 encryption required", "password: 538 5.7.11; it wants encryption"),
                refused("AUTH", SILENCE, "failed (no answer in time); that was at the login"),
                refused("AUTH", HANG_UP, "closed the connection without an answer to the login"),
                refused("EHLO", "250-mx\r\n250 AUTH GSSAPI", "offers no login that acct knows"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("logins")
    void aLoginThatFailsSaysWhetherThePasswordIsToBlame(Map<String, String> script, String expected)
            throws IOException {
        Map<String, String> offering = new HashMap<>(Map.of("EHLO", "250-mx\r\n250 AUTH PLAIN LOGIN"));
        offering.putAll(script);
        try (ScriptedServer server = ScriptedServer.start(offering)) {
            UserException e = failure(server, config(server.port(), "acct", TEAM));

            assertThat(e).hasMessageContaining(expected).message().doesNotContain(SECRET);
            assertThat(server.messages()).isEmpty();
        }
    }

    static Stream<Arguments> refusalsOfOne() {
        return Stream.of(
                Arguments.of("550 5.1.1 <bad@example.net>: user unknown", "; check mail.to"),
                Arguments.of("550-5.1.1 user\r\n550 5.1.1 unknown", "said 550 5.1.1 user 5.1.1 unknown; check mail.to"),
                Arguments.of("551 5.1.6 moved", "; check mail.to"),
                Arguments.of("556 5.1.10 null MX", "; check mail.to"),
                Arguments.of("552 5.2.2 full", "; check mail.to"),
                Arguments.of("554 5.7.1 Relay access denied", "; check mail.to, and mail.from and mail.user"),
                Arguments.of(
                        "451 4.7.1 greylisted, try later", "; this is temporary and nothing is wrong with mail.to"),
                Arguments.of("450 4.2.1 busy", "; this is temporary and nothing is wrong with mail.to"),
                Arguments.of("421 4.7.0 too many", "; this is temporary and nothing is wrong with mail.to"),
                Arguments.of("455 no", "; this is temporary and nothing is wrong with mail.to"));
    }

    @ParameterizedTest
    @MethodSource("refusalsOfOne")
    void aRefusedRecipientCostsOnlyHimself(String reply, String expected) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Map.of("RCPT TO:<" + BAD, reply))) {
            MailOutcome outcome = send(server, config(server.port(), null, TEAM, BAD, JOERG));

            assertThat(server.messages()).hasSize(1);
            assertThat(outcome.reached()).containsExactly(TEAM, JOERG);
            assertThat(outcome.refused()).hasSize(1);
            assertThat(outcome.refused().get(0).address()).isEqualTo(BAD);
            assertThat(outcome.refused().get(0).why())
                    .startsWith("127.0.0.1:" + server.port() + " said " + reply.substring(0, 3))
                    .contains(expected)
                    .hasLineCount(1);
        }
    }

    @Test
    void ifAllAreRefusedEachIsNamed() throws IOException {
        Map<String, String> script = Map.of("RCPT TO:<bad", "550 5.1.1 unknown", "RCPT TO:<team", "451 4.7.1 later");
        try (ScriptedServer server = ScriptedServer.start(script)) {
            MailOutcome outcome = send(server, config(server.port(), null, TEAM, BAD));

            assertThat(server.messages()).isEmpty();
            assertThat(outcome.reached()).isEmpty();
            assertThat(outcome.refused())
                    .extracting(MailOutcome.Refused::address)
                    .containsExactly(TEAM, BAD);
        }
    }

    @Test
    void aMessageThatIsRefusedAfterSomeRecipientsWereReachesNobody() throws IOException {
        Map<String, String> script = Map.of("RCPT TO:<bad", "550 5.1.1 unknown", END, "552 5.3.4 too big");
        try (ScriptedServer server = ScriptedServer.start(script)) {
            assertThat(failure(server, config(server.port(), null, TEAM, BAD)))
                    .hasMessageContaining("refused the message: 552 5.3.4 too big; the report is too large");
        }
    }

    @Test
    void aReplyWithTerminalCommandsIsShownAsText() throws IOException {
        Map<String, String> script = Map.of("RCPT TO:<bad", "550 \u001b[31mred\u0007 " + "x".repeat(5_000));
        try (ScriptedServer server = ScriptedServer.start(script)) {
            assertThat(send(server, config(server.port(), null, TEAM, BAD))
                            .refused()
                            .get(0)
                            .why())
                    .contains("\\x1b[31mred\\x07")
                    .hasSizeLessThan(500);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SILENCE, HANG_UP, "500 what?", "421 4.4.2 timeout" + THEN_HANG_UP, "garbage"})
    void whateverComesAfterTheMessageWasTakenItWasMailed(String answer) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Map.of("QUIT", answer))) {
            assertThat(send(server, config(server.port(), null, TEAM)).reached())
                    .containsExactly(TEAM);
        }
        try (ScriptedServer server = ScriptedServer.start(Map.of(END, "250 ok" + THEN_HANG_UP, "QUIT", answer))) {
            assertThat(send(server, config(server.port(), null, TEAM)).reached())
                    .containsExactly(TEAM);
        }
    }

    static Stream<Map<String, String>> friendlyServers() {
        return Stream.of(
                Map.of(),
                Map.of("RCPT", "252 2.1.5 cannot verify but will attempt"),
                Map.of("RCPT", "251 2.1.5 will forward"),
                Map.of("EHLO", "502 5.5.1 command not implemented"),
                Map.of("EHLO", "250-mx\r\n250-SIZE 1000\r\n250 HELP"),
                Map.of("EHLO", "250-mx\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-CHUNKING\r\n250 PIPELINING"));
    }

    @ParameterizedTest
    @MethodSource("friendlyServers")
    void everyOtherServerGetsTheReport(Map<String, String> script) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(script)) {
            MailOutcome outcome = send(server, config(server.port(), null, TEAM, JOERG));

            assertThat(outcome.reached()).containsExactly(TEAM, JOERG);
            assertThat(outcome.refused()).isEmpty();
            assertThat(server.messages()).hasSize(1);
            assertThat(server.messages().get(0)).matches("\\p{ASCII}+");
        }
    }

    @Test
    void namesAreEncodedAndDomainsAreALabels() throws IOException, MessagingException {
        try (ScriptedServer server = ScriptedServer.start(Map.of())) {
            Config.Mail config = ReportMailTest.config(
                    server.port(),
                    Tls.NONE,
                    null,
                    null,
                    "Zürich Mailbetrieb <acct@bücher.example>",
                    "\"Müller, Jörg\" <joerg@example.org>",
                    "=?UTF-8?Q?B=C3=B6=C3=9F?= <b@Δοκιμή.example>",
                    "plain words <plain@example.com>");
            send(server, config);

            assertThat(server.commands())
                    .contains(
                            "MAIL FROM:<acct@xn--bcher-kva.example>",
                            "RCPT TO:<joerg@example.org>",
                            "RCPT TO:<b@xn--jxalpdlp.example>",
                            "RCPT TO:<plain@example.com>");
            String source = server.messages().get(0);
            assertThat(source).matches("\\p{ASCII}+").contains("=?UTF-8?").contains("plain words <plain@example.com>");
            MimeMessage read =
                    new MimeMessage(null, new ByteArrayInputStream(source.getBytes(StandardCharsets.US_ASCII)));
            assertThat(((InternetAddress) read.getFrom()[0]).getPersonal()).isEqualTo("Zürich Mailbetrieb");
            assertThat(Stream.of(read.getRecipients(Message.RecipientType.TO))
                            .map(to -> ((InternetAddress) to).getPersonal()))
                    .containsExactly("Müller, Jörg", "Böß", "plain words");
            assertThat(read.getMessageID()).endsWith("@xn--bcher-kva.example>");
            assertThat(read.getSubject())
                    .isEqualTo("acct 2026-11-19: 1 critical, 1 warning – 198.51.100.20 at microsoft");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CONNECT, "EHLO", "MAIL", "RCPT", "DATA"})
    void aServerThatSendsOneByteAfterTheOtherIsLeftInTime(String command) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Map.of(command, DRIP))) {
            Config.Mail config = config(server.port(), null, TEAM);
            UserException e =
                    catchThrowableOfType(UserException.class, () -> send(server, config, Duration.ofSeconds(1)));

            assertThat(e).hasMessageStartingWith("the report was not mailed: ").hasMessageContaining("within 1 s; ");
        }
    }

    @Test
    void aServerThatDripsItsAnswerToTheMessageMayHaveIt() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Map.of(END, DRIP))) {
            Config.Mail config = config(server.port(), null, TEAM);
            UserException e =
                    catchThrowableOfType(UserException.class, () -> send(server, config, Duration.ofSeconds(1)));

            assertThat(e)
                    .hasMessageStartingWith("the report was handed over but not confirmed: ")
                    .hasMessageContaining("within 1 s; it may have it all the same");
        }
    }

    @Test
    void aServerThatDripsItsGoodByeGotTheReport() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Map.of("QUIT", DRIP))) {
            assertThat(send(server, config(server.port(), null, TEAM)).reached())
                    .containsExactly(TEAM);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ENDLESS_LINE, ENDLESS_LINES})
    void aGreetingWithoutEndIsNotReadToItsEnd(String greeting) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Map.of(CONNECT, greeting))) {
            assertThat(failure(server, config(server.port(), null, TEAM)))
                    .hasMessageContaining("failed (it talks without end); check mail.host")
                    .message()
                    .hasSizeLessThan(300);
        }
    }

    private static Arguments refused(String command, String answer, String expected) {
        return refused(Map.of(command, answer), expected);
    }

    private static Arguments refused(Map<String, String> script, String expected) {
        return Arguments.of(script, expected);
    }

    private static Config.Mail config(int port, @Nullable String user, String... to) {
        return ReportMailTest.config(port, Tls.NONE, user, null, "acct@example.com", to);
    }

    private static UserException failure(ScriptedServer server, Config.Mail config) {
        return catchThrowableOfType(UserException.class, () -> send(server, config));
    }

    private static MailOutcome send(ScriptedServer server, Config.Mail config) {
        return send(server, config, TIME);
    }

    private static MailOutcome send(ScriptedServer server, Config.Mail config, Duration time) {
        assertThat(config.port()).isEqualTo(server.port());
        ReportMail mail = ReportMail.of(ReportSamples.busy(), List.of(), List.of(), config, ReportMailTest.CLOCK);
        return new MailSender(config, Map.of("ACCT_MAIL_PASSWORD", SECRET), Path.of(""), PATIENCE, time).send(mail);
    }
}
