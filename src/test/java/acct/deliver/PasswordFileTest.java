package acct.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.config.Config;
import acct.config.Config.Tls;
import acct.config.FileTrust;
import acct.model.Letter;
import acct.model.UserException;
import acct.report.ReportSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file must be to be sent as a password. */
final class PasswordFileTest {
    private final Path folder;

    PasswordFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-rw-rw-"})
    void thePasswordOfAFileThatOthersCanReadIsNotSent(String mode) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Map.of("EHLO", "250-mx\r\n250 AUTH PLAIN"))) {
            Path file = Files.writeString(folder.resolve("password"), "s3cret\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

            Config.Mail config = ReportMailTest.config(
                    server.port(), Tls.NONE, "acct", "password", "acct@example.com", "ops@example.com");
            Letter mail = ReportMailTest.letters(ReportSamples.empty(), config).get(0);
            assertThatThrownBy(() -> new MailSender(config, Map.of(), folder).send(mail))
                    .isInstanceOf(UserException.class)
                    .hasMessage(
                            "mail.password-file " + file + " can be read or changed by other accounts; run chmod 600"
                                    + " on it, or 640 for a group that may read it");
            assertThat(server.commands()).isEmpty();
        }
    }

    @Test
    void aLinkIsJudgedByWhatItLeadsTo() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "s3cret\n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(FileTrust.SECRET.fault(link)).contains("chmod 600");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(FileTrust.SECRET.fault(link)).isNull();
        assertThat(password("link")).isEqualTo("s3cret");
    }

    @Test
    void whatIsNoFileOfAPasswordIsNamed() throws IOException {
        assertThatThrownBy(() -> password(".")).hasMessageContaining("is no regular file");
        assertThatThrownBy(() -> password("/dev/zero")).hasMessageContaining("is no regular file");
        assertThatThrownBy(() -> password("none")).hasMessageContaining("(no such file)");
        write("large", new byte[100_000]);
        assertThatThrownBy(() -> password("large")).hasMessageContaining("larger than a password");
        write("latin", new byte[] {'p', (byte) 0xe4});
        assertThatThrownBy(() -> password("latin")).hasMessageContaining("is not UTF-8");
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private String password(String file) {
        Config.Mail config = ReportMailTest.config(1, Tls.NONE, "acct", file, "acct@example.com", "ops@example.com");
        return MailPassword.of(config, Map.of(), folder);
    }
}
