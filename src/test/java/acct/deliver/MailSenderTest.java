package acct.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.config.Config;
import acct.config.Config.Tls;
import acct.model.ExitCode;
import acct.model.Letter;
import acct.model.LetterFate;
import acct.model.UserException;
import acct.report.Report;
import acct.report.ReportSamples;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSenderTest {
    private static final String SECRET = "s3cret-of-the-test";
    private static final Report REPORT = ReportSamples.busy();

    private final Path folder;

    private @Nullable GreenMail server;

    MailSenderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void aServerThatIsNotThereIsOneLine() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertFails(port, Tls.NONE, null, Map.of(), "127.0.0.1:" + port + " failed (connection refused or no route)");
    }

    @Test
    void aWrongPasswordIsOneLineWithoutThePassword() {
        int port = start(ServerSetup.PROTOCOL_SMTP);
        account("acct", "another");

        assertFails(port, Tls.NONE, "acct", Map.of("ACCT_MAIL_PASSWORD", SECRET), "refused user \"acct\"");
    }

    @Test
    void aMissingPasswordIsFoundBeforeTheServerIsAsked() {
        assertFails(1, Tls.NONE, "acct", Map.of(), "mail.password-file");
    }

    @Test
    void anUnreadablePasswordFileIsNamed() {
        Config.Mail config =
                ReportMailTest.config(1, Tls.NONE, "acct", "no-such-file", "acct@example.com", "ops@example.com");

        assertThatThrownBy(() -> new MailSender(config, Map.of(), folder).send(letter(config)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(folder.resolve("no-such-file").toString());
    }

    @Test
    void withoutStarttlsNothingIsSaid() {
        int port = start(ServerSetup.PROTOCOL_SMTP);

        assertFails(port, Tls.STARTTLS, null, Map.of(), "does not offer STARTTLS");
        assertThat(started().getReceivedMessages()).isEmpty();
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        int port = start(ServerSetup.PROTOCOL_SMTPS);

        assertFails(port, Tls.SMTPS, null, Map.of(), "offers no TLS that can be trusted");
        assertThat(started().getReceivedMessages()).isEmpty();
    }

    @Test
    void sends() throws MessagingException {
        int port = start(ServerSetup.PROTOCOL_SMTP);

        send(port, null, null, Map.of());

        assertThat(started().getReceivedMessages()).hasSize(1);
        assertThat(started().getReceivedMessages()[0].getSubject())
                .startsWith("[acct] NEW: dead addresses at Microsoft, mailed by 198.51.100.20");
    }

    @Test
    void sendsWithThePasswordOfAFile() throws IOException {
        int port = start(ServerSetup.PROTOCOL_SMTP);
        account("acct", SECRET);
        Path file = Files.writeString(folder.resolve("password"), SECRET + "\nnot this\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        send(port, "acct", "password", Map.of());

        assertThat(started().getReceivedMessages()).hasSize(1);
    }

    @Test
    void sendsWithThePasswordOfTheEnvironment() {
        int port = start(ServerSetup.PROTOCOL_SMTP);
        account("acct", SECRET);

        send(port, "acct", null, Map.of("ACCT_MAIL_PASSWORD", SECRET));

        assertThat(started().getReceivedMessages()).hasSize(1);
    }

    /** The mail is kept, and one line says why; without a password nothing is even tried. */
    private void assertFails(int port, Tls tls, @Nullable String user, Map<String, String> environment, String why) {
        Config.Mail config = ReportMailTest.config(port, tls, user, null, "acct@example.com", "ops@example.com");
        String said;
        try {
            LetterFate fate = new MailSender(config, environment, folder).send(letter(config));
            assertThat(fate.state()).isEqualTo(LetterFate.State.QUEUED);
            assertThat(fate.others()).isEqualTo(LetterFate.Others.LEFT);
            said = fate.said();
        } catch (UserException e) {
            assertThat(e.exitCode()).isIn(ExitCode.FAILED, ExitCode.USAGE);
            StringWriter everything = new StringWriter();
            e.printStackTrace(new PrintWriter(everything));
            assertThat(everything.toString()).doesNotContain(SECRET);
            said = e.getMessage();
        }
        assertThat(said).contains(why).doesNotContain(SECRET).hasLineCount(1);
    }

    private void send(int port, @Nullable String user, @Nullable String file, Map<String, String> environment) {
        Config.Mail config = ReportMailTest.config(port, Tls.NONE, user, file, "acct@example.com", "ops@example.com");
        assertThat(new MailSender(config, environment, folder).send(letter(config)))
                .isEqualTo(LetterFate.sent());
    }

    private static Letter letter(Config.Mail config) {
        return ReportMailTest.letters(REPORT, config).get(0);
    }

    /** A server on a free port. */
    private int start(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        // Its key pair takes longer than the usual two seconds where several builds share a processor.
        setup.setServerStartupTimeout(30_000);
        GreenMail started = new GreenMail(setup);
        started.start();
        server = started;
        return protocol.equals(ServerSetup.PROTOCOL_SMTPS)
                ? started.getSmtps().getPort()
                : started.getSmtp().getPort();
    }

    private void account(String user, String password) {
        started().getUserManager().setAuthRequired(true);
        started().setUser(user + "@example.com", user, password);
    }

    private GreenMail started() {
        return Objects.requireNonNull(server);
    }
}
