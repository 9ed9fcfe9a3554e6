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

import acct.config.Config;
import acct.config.Config.Tls;
import acct.model.Letter;
import acct.model.LetterFate;
import acct.model.LetterFate.Others;
import acct.model.LetterFate.State;
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
import java.util.ArrayList;
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
    private static final String TEMPORARY = "this is temporary, and nothing is wrong in acct.yaml";
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
                refused("RCPT", HANG_UP, "closed the connection without an answer to the recipient; that was at"),
                refused("RCPT", "421 4.7.0 shutting down" + THEN_HANG_UP, "said 421 4.7.0 shutting down; " + TEMPORARY),
                refused("RCPT", SILENCE, "failed (no answer in time); that was at the recipient"),
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
            LetterFate fate = send(server, config(server.port(), null, TEAM));

            assertThat(fate.said())
                    .startsWith("127.0.0.1:" + server.port() + " ")
                    .contains(expected)
                    .hasLineCount(1);
            boolean isForGood = script.containsKey(END) || script.containsKey("DATA");
            boolean isLater = fate.said().contains(TEMPORARY);
            assertThat(fate.state()).isEqualTo(isForGood && !isLater ? State.REFUSED : State.QUEUED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SILENCE, HANG_UP})
    void aServerThatTookTheMessageAndDoesNotSaySoMayHaveIt(String answer) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Map.of(END, answer))) {
            LetterFate fate = send(server, config(server.port(), null, TEAM));

            assertThat(fate.state()).isEqualTo(State.PERHAPS);
            assertThat(fate.said())
                    .contains("it may have it all the same, and knows a second one by the same Message-ID");
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
            LetterFate fate = send(server, config(server.port(), "acct", TEAM));

            assertThat(fate.state()).isEqualTo(State.QUEUED);
            assertThat(fate.others()).isEqualTo(Others.LEFT);
            assertThat(fate.said()).contains(expected).doesNotContain(SECRET);
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
                Arguments.of("451 4.7.1 greylisted, try later", "; " + TEMPORARY),
                Arguments.of("450 4.2.1 busy", "; " + TEMPORARY),
                Arguments.of("421 4.7.0 too many", "; " + TEMPORARY),
                Arguments.of("455 no", "; " + TEMPORARY));
    }

    @ParameterizedTest
    @MethodSource("refusalsOfOne")
    void aRefusedRecipientCostsOnlyHimself(String reply, String expected) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Map.of("RCPT TO:<" + BAD, reply))) {
            List<LetterFate> fates = sendAll(server, config(server.port(), null, TEAM, BAD, JOERG));

            assertThat(server.messages()).hasSize(2);
            assertThat(fates).extracting(LetterFate::others).containsOnly(Others.TRIED);
            assertThat(fates)
                    .extracting(LetterFate::state)
                    .containsExactly(State.SENT, reply.startsWith("4") ? State.QUEUED : State.REFUSED, State.SENT);
            assertThat(fates.get(1).said())
                    .startsWith("127.0.0.1:" + server.port() + " said " + reply.substring(0, 3))
                    .contains(expected)
                    .hasLineCount(1);
        }
    }

    @Test
    void theSameMailIsTheSameBytesWhoeverSendsIt() throws IOException {
        Config.Mail first = config(1, null, TEAM);
        List<Letter> letters = ReportMailTest.letters(ReportSamples.hostile(), first);
        assertThat(ReportMailTest.letters(ReportSamples.hostile(), first).get(0).id())
                .isEqualTo(letters.get(0).id());
        try (ScriptedServer server = ScriptedServer.start(Map.of())) {
            Config.Mail config = config(server.port(), null, TEAM);
            MailSender sender = new MailSender(config, Map.of(), Path.of(""), PATIENCE, TIME);
            sender.send(letters.get(0));
            sender.send(letters.get(0));

            String unstuffed = server.messages().get(0).replaceAll("(?m)^\\.\\.", ".");
            assertThat(unstuffed.strip()).isEqualTo(letters.get(0).body().strip());
            assertThat(server.messages().get(1)).isEqualTo(server.messages().get(0));
        }
    }

    @Test
    void aReplyWithTerminalCommandsIsShownAsText() throws IOException {
        Map<String, String> script = Map.of("RCPT TO:<bad", "550 \u001b[31mred\u0007 " + "x".repeat(5_000));
        try (ScriptedServer server = ScriptedServer.start(script)) {
            assertThat(send(server, config(server.port(), null, BAD)).said())
                    .contains("\\x1b[31mred\\x07")
                    .hasSizeLessThan(500);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SILENCE, HANG_UP, "500 what?", "421 4.4.2 timeout" + THEN_HANG_UP, "garbage"})
    void whateverComesAfterTheMessageWasTakenItWasMailed(String answer) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Map.of("QUIT", answer))) {
            assertThat(send(server, config(server.port(), null, TEAM))).isEqualTo(LetterFate.sent());
        }
        try (ScriptedServer server = ScriptedServer.start(Map.of(END, "250 ok" + THEN_HANG_UP, "QUIT", answer))) {
            assertThat(send(server, config(server.port(), null, TEAM))).isEqualTo(LetterFate.sent());
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
            assertThat(send(server, config(server.port(), null, TEAM))).isEqualTo(LetterFate.sent());
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
            sendAll(server, config);

            assertThat(server.commands())
                    .contains(
                            "MAIL FROM:<acct@xn--bcher-kva.example>",
                            "RCPT TO:<joerg@example.org>",
                            "RCPT TO:<b@xn--jxalpdlp.example>",
                            "RCPT TO:<plain@example.com>");
            assertThat(server.messages().get(2)).contains("plain words <plain@example.com>");
            List<String> names = new ArrayList<>();
            for (String source : server.messages()) {
                assertThat(source).matches("\\p{ASCII}+").contains("=?UTF-8?");
                MimeMessage one = read(source);
                names.add(((InternetAddress) one.getRecipients(Message.RecipientType.TO)[0]).getPersonal());
            }
            assertThat(names).containsExactly("Müller, Jörg", "Böß", "plain words");
            MimeMessage read = read(server.messages().get(0));
            assertThat(((InternetAddress) read.getFrom()[0]).getPersonal()).isEqualTo("Zürich Mailbetrieb");
            assertThat(read.getMessageID()).endsWith("@xn--bcher-kva.example>");
            assertThat(read.getSubject())
                    .startsWith("[acct] NEW: dead addresses at Microsoft, mailed by 198.51.100.20");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CONNECT, "EHLO", "MAIL", "RCPT", "DATA"})
    void aServerThatSendsOneByteAfterTheOtherIsLeftInTime(String command) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Map.of(command, DRIP))) {
            Config.Mail config = config(server.port(), null, TEAM);
            LetterFate fate = send(server, config, Duration.ofSeconds(1));

            assertThat(fate.state()).isEqualTo(State.QUEUED);
            assertThat(fate.others()).isEqualTo(Others.LEFT);
            assertThat(fate.said()).contains("within 1 s; ");
        }
    }

    @Test
    void aServerThatDripsItsAnswerToTheMessageMayHaveIt() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Map.of(END, DRIP))) {
            Config.Mail config = config(server.port(), null, TEAM);
            LetterFate fate = send(server, config, Duration.ofSeconds(1));

            assertThat(fate.state()).isEqualTo(State.PERHAPS);
            assertThat(fate.said()).contains("within 1 s; it may have it all the same");
        }
    }

    @Test
    void aServerThatDripsItsGoodByeGotTheReport() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Map.of("QUIT", DRIP))) {
            assertThat(send(server, config(server.port(), null, TEAM))).isEqualTo(LetterFate.sent());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ENDLESS_LINE, ENDLESS_LINES})
    void aGreetingWithoutEndIsNotReadToItsEnd(String greeting) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Map.of(CONNECT, greeting))) {
            assertThat(send(server, config(server.port(), null, TEAM)).said())
                    .contains("failed (it talks without end); check mail.host")
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

    private static MimeMessage read(String source) throws MessagingException {
        return new MimeMessage(null, new ByteArrayInputStream(source.getBytes(StandardCharsets.US_ASCII)));
    }

    private static LetterFate send(ScriptedServer server, Config.Mail config) {
        return send(server, config, TIME);
    }

    private static LetterFate send(ScriptedServer server, Config.Mail config, Duration time) {
        return sendAll(server, config, time).get(0);
    }

    private static List<LetterFate> sendAll(ScriptedServer server, Config.Mail config) {
        return sendAll(server, config, TIME);
    }

    private static List<LetterFate> sendAll(ScriptedServer server, Config.Mail config, Duration time) {
        assertThat(config.port()).isEqualTo(server.port());
        MailSender sender = new MailSender(config, Map.of("ACCT_MAIL_PASSWORD", SECRET), Path.of(""), PATIENCE, time);
        return ReportMailTest.letters(ReportSamples.busy(), config).stream()
                .map(sender::send)
                .toList();
    }
}
