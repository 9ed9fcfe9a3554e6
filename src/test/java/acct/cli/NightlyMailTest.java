package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.deliver.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The night's mail at the command line: what is printed, and with which exit code. */
final class NightlyMailTest {
    private final Path folder;
    private final Cli acct;

    NightlyMailTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.acct = Cli.in(folder);
        Logs.standard()
                .row("d", "dlvSourceIp", "192.0.2.1", "rcpt", "a@gmail.com")
                .write(folder.resolve("acct-1.csv"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"to: [team@example.com, nobody]", "to: [team@example.com], port: 99999", "to: [jörg@example.org]"
            })
    void whatIsWrongInTheMailSectionIsFoundBeforeAnythingIsLoaded(String keys) throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), "mail: {host: localhost, from: acct@example.com, " + keys + "}");

        Cli.Result night = acct.launch("nightly", "acct-1.csv");

        assertThat(night.exitCode()).isEqualTo(2);
        assertThat(night.err())
                .startsWith("acct: acct.yaml:1: '")
                .contains("mail.")
                .hasLineCount(1);
        assertThat(acct.store()).doesNotExist();
    }

    @Test
    void aWrongMailToIsFoundBeforeAnythingIsLoaded() {
        Cli.Result night = acct.launch("nightly", "acct-1.csv", "--mail-dry-run", "--mail-to", "nobody");

        assertThat(night.exitCode()).isEqualTo(2);
        assertThat(night.err())
                .startsWith("acct: --mail-to: 'nobody' is no mail address; write it as")
                .hasLineCount(1);
        assertThat(acct.store()).doesNotExist();
    }

    @Test
    void whoDidNotGetTheReportIsNamedAndTheNightFails() throws IOException {
        Map<String, String> script = Map.of("RCPT TO:<bad@example.net>", "550 5.1.1 user unknown", "QUIT", "500 what?");
        try (ScriptedServer server = ScriptedServer.start(script)) {
            configure(server.port());

            Cli.Result night = acct.launch("nightly", "acct-1.csv");

            assertThat(night.exitCode()).as(night.err()).isEqualTo(1);
            assertThat(night.out()).contains("stored 1, rejected 0");
            assertThat(night.err())
                    .contains("mailed to joerg@xn--bcher-kva.example, team@example.com\n")
                    .contains("acct: not mailed to bad@example.net: localhost:" + server.port()
                            + " said 550 5.1.1 user unknown; check mail.to\n");
            assertThat(server.messages()).hasSize(2);

            Cli.Result again = acct.launch("nightly", "acct-1.csv", "--mail-to", "team@example.com", "--quiet");
            assertThat(again.exitCode()).as(again.err()).isZero();
            assertThat(again.err()).isEmpty();
            assertThat(server.messages()).hasSize(3);
        }
    }

    private void configure(int port) throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), """
                mail:
                  host: localhost
                  port: %d
                  tls: none
                  from: Zürich Mailbetrieb <acct@example.com>
                  to: [team@example.com, bad@example.net, Jörg Müller <joerg@bücher.example>]
                """.formatted(port));
    }
}
