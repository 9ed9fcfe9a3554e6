package acct.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import acct.config.Config.IspMapping;
import acct.config.Config.Limits;
import acct.config.Config.Mail;
import acct.config.Config.Membership;
import acct.config.Config.Role;
import acct.config.Config.Tls;
import acct.model.ExitCode;
import acct.model.Feedback;
import acct.model.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigFileTest {
    private static final String KEYS =
            "store, files, time-zone, server, reports, pmta-config, pools, isps, classes, alerts, mail, retention";

    private final Path folder;

    ConfigFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                Arguments.of("store: a\n\nstor: b", "acct.yaml:3: unknown key 'stor'; valid keys: " + KEYS),
                Arguments.of("<<: {store: a}", "acct.yaml:1: unknown key '<<'; valid keys: " + KEYS),
                Arguments.of(
                        "mail:\n  host: h\n  hots: x",
                        "acct.yaml:3: unknown key 'hots' in 'mail'; valid keys: host, port, tls, user, password-file, from, to"),
                Arguments.of(
                        "alerts:\n  hard: {}",
                        "acct.yaml:2: unknown rule 'hard' in 'alerts'; valid rules: hard-bounce, block-bounce, complaint"),
                Arguments.of(
                        "alerts:\n  complaint:\n    warn: 1",
                        "acct.yaml:3: unknown key 'warn' in 'alerts.complaint'; valid keys: warning, critical, min-events,"
                                + " min-recipients"),
                Arguments.of(
                        "isps:\n  bank:\n    domain: [a.example]",
                        "acct.yaml:3: unknown key 'domain' in 'isps.bank'; valid keys: family, role, feedback, domains, mx, queues"),
                Arguments.of("store: a\nserver: b\nstore: c", "acct.yaml:3: key 'store' stands here and in line 1"),
                Arguments.of("pools:\n  p: [a]\n  p: [b]", "acct.yaml:3: key 'p' stands here and in line 2"),
                Arguments.of("- a\n- b", "acct.yaml:1: the file must hold keys, one 'key: value' each"),
                Arguments.of("just text", "acct.yaml:1: the file must hold keys, one 'key: value' each"),
                Arguments.of("mail: yes", "acct.yaml:1: 'mail' must hold keys, one 'key: value' each"),
                Arguments.of("store: [a]", "acct.yaml:1: 'store' must be one value"),
                Arguments.of("store: ''", "acct.yaml:1: 'store' must be one value"),
                Arguments.of("files: a.csv", "acct.yaml:1: 'files' must be a list, such as [one, two]"),
                Arguments.of("files: [[a.csv]]", "acct.yaml:1: an entry of 'files' is not a plain value"),
                Arguments.of("files:\n- a\n-\n", "acct.yaml:3: an entry of 'files' is not a plain value"),
                Arguments.of(
                        "pools:\n  gmail-pool: gmail-ip-1",
                        "acct.yaml:2: 'pools.gmail-pool' must be a list, such as [one, two]"),
                Arguments.of("pools: {p: {a: b}}", "acct.yaml:1: 'pools.p' must be a list, such as [one, two]"),
                Arguments.of(
                        "time-zone: Mars/Base",
                        "acct.yaml:1: 'time-zone' is 'Mars/Base'; write a name such as Europe/Berlin, an offset such as"
                                + " +02:00, or UTC"),
                Arguments.of(mail("port: 0"), "acct.yaml:2: 'mail.port' is '0'; write a number from 1 to 65535"),
                Arguments.of(
                        mail("port: 65536"), "acct.yaml:2: 'mail.port' is '65536'; write a number from 1 to 65535"),
                Arguments.of(mail("port: -1"), "acct.yaml:2: 'mail.port' is '-1'; write a number from 1 to 65535"),
                Arguments.of(mail("port: smtp"), "acct.yaml:2: 'mail.port' is 'smtp'; write a number from 1 to 65535"),
                Arguments.of(mail("tls: TLS"), "acct.yaml:2: 'mail.tls' is 'TLS'; valid are starttls, smtps, none"),
                Arguments.of("mail: {from: a, to: [b]}", "acct.yaml:1: 'mail' needs 'host'"),
                Arguments.of("mail: {host: , from: a, to: [b]}", "acct.yaml:1: 'mail' needs 'host'"),
                Arguments.of("mail: {host: h, to: [b]}", "acct.yaml:1: 'mail' needs 'from'"),
                Arguments.of("mail:\n  host: h\n  from: a", "acct.yaml:2: 'mail' needs 'to' with at least one address"),
                Arguments.of(
                        "mail:\n  host: h\n  from: a\n  to: []",
                        "acct.yaml:4: 'mail' needs 'to' with at least one address"),
                Arguments.of(rule("warning: 2%"), rate("warning", "2%")),
                Arguments.of(rule("warning: 1.01"), rate("warning", "1.01")),
                Arguments.of(rule("critical: -0.1"), rate("critical", "-0.1")),
                Arguments.of(rule("critical: .nan"), rate("critical", ".nan")),
                Arguments.of(rule("critical: 1e-2"), rate("critical", "1e-2")),
                Arguments.of(
                        rule("{warning: 0.2, critical: 0.1}"),
                        "acct.yaml:2: 'alerts.hard-bounce.warning' is '0.2'; it must not be above 'critical'"),
                Arguments.of(
                        rule("min-events: 2.5"),
                        "acct.yaml:2: 'alerts.hard-bounce.min-events' is '2.5'; write a whole number, such as 200"),
                Arguments.of(
                        "isps: {other: {}}", "acct.yaml:1: 'other' cannot be the name of an ISP; it stands for no ISP"),
                Arguments.of(
                        "isps: {GMail: {}}",
                        "acct.yaml:1: ISP name 'GMail' must be lower case, without blanks, ',' and '='"),
                Arguments.of(
                        "isps:\n  a: {domains: [x.example]}\n  b: {domains: [X.example]}",
                        "acct.yaml:3: 'X.example' stands in domains of both 'a' and 'b'; it can belong to one ISP only"),
                Arguments.of(
                        "isps: {a: {mx: ['*.x.example']}}",
                        "acct.yaml:1: '*.x.example' is a pattern; write '.x.example'"),
                Arguments.of(
                        "isps: {a: {domains: [me@x.example]}}",
                        "acct.yaml:1: 'me@x.example' is not a plain domain, host or queue name"),
                Arguments.of(
                        "isps: {a: {family: f}}", "acct.yaml:1: 'isps.a' needs both 'family' and 'role', or neither"),
                Arguments.of(
                        "isps: {a: {family: f, role: x}}",
                        "acct.yaml:1: 'isps.a.role' is 'x'; valid are consumer, hosted"),
                Arguments.of(
                        "isps: {a: {feedback: no}}",
                        "acct.yaml:1: 'isps.a.feedback' is 'no'; valid are per-message, none"),
                Arguments.of(
                        "store: a\n---\nstore: b",
                        "acct.yaml:3: a second document; the file must be one YAML document"),
                Arguments.of("store: \"a\\nb\"", "acct.yaml:1: a value with a line break or another control character"),
                Arguments.of("store: *x", "acct.yaml:1: "),
                Arguments.of(
                        "a: &x 1\nstore: *x", "acct.yaml:2: aliases (*name) are not supported; write the value out"),
                Arguments.of(
                        "store: {a", "acct.yaml:1: not readable as YAML: expected ',' or '}', but got <stream end>"),
                Arguments.of("store: a\n\tserver: b", "acct.yaml:2: not readable as YAML: "),
                Arguments.of("store: 'a", "acct.yaml:1: not readable as YAML: "));
    }

    private static String mail(String key) {
        return "mail: {host: h, from: a, to: [b],\n  " + key + "}";
    }

    private static String rule(String key) {
        return "alerts:\n  hard-bounce: " + (key.startsWith("{") ? key : "{" + key + "}");
    }

    private static String rate(String key, String value) {
        return "acct.yaml:2: 'alerts.hard-bounce." + key + "' is '" + value
                + "'; write a fraction from 0 to 1, such as 0.02 for 2 %";
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void saysWhereAFileIsWrong(String text, String message) throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), text);
        UserException wrong =
                catchThrowableOfType(UserException.class, () -> ConfigFile.find(null, folder, folder.resolve("none")));
        assertThat(wrong).as(text).isNotNull();
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.getMessage()).startsWith(message).doesNotContain("\n");
        if (!message.endsWith(" ")) {
            assertThat(wrong.getMessage()).isEqualTo(message);
        }
    }

    @Test
    void aFileThatIsNotThereIsAFailure() {
        assertFails(Path.of("missing.yaml"), ExitCode.FAILED, "missing.yaml: no such configuration file");
        assertFails(Path.of("."), ExitCode.FAILED, ".: is a folder; check --config");
    }

    @Test
    void aFileThatIsNoTextIsWrong() throws IOException {
        Files.write(folder.resolve("latin.yaml"), new byte[] {'s', ':', ' ', (byte) 0xe9});
        assertFails(Path.of("latin.yaml"), ExitCode.USAGE, "latin.yaml: not UTF-8; save the file as UTF-8");
        Files.write(folder.resolve("big.yaml"), new byte[2_000_000]);
        assertFails(Path.of("big.yaml"), ExitCode.USAGE, "big.yaml: larger than 1 MiB, so not a configuration file");
    }

    private void assertFails(Path explicit, ExitCode code, String message) {
        assertThatThrownBy(() -> ConfigFile.find(explicit, folder))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.exitCode()).isEqualTo(code))
                .hasMessage(message);
    }

    @Test
    void aliasesAndNestingCannotExplode() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        for (String text :
                List.of(bomb.toString(), "[".repeat(400_000), "{a: ".repeat(100_000), "- ".repeat(100_000))) {
            Path file = Files.writeString(folder.resolve("bomb.yaml"), text);
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThatThrownBy(() -> ConfigFile.read(file)).isInstanceOf(UserException.class));
        }
    }

    @Test
    void anyTextIsReadOrRefusedInOneLineSeed7() throws IOException {
        Random random = new Random(7);
        String[] pieces = {
            "store", ": ", "\n", "  ", "[", "]", "{", "}", "- ", "'", "\"", "&a", "*a", "mail", "pools:", "isps:",
                    "!!int ",
            "|", ">", "#", "? ", "\t", "a", "ü", "\u0000", "%", "---", "...", "0x1", "~", ", ", "!<x>", "@", "`"
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                ConfigReader.read("f", text.toString());
            } catch (UserException e) {
                assertThat(e.getMessage()).as(text.toString()).startsWith("f:").doesNotContain("\n");
            }
        }
    }

    @Test
    void noFileMeansDefaults() {
        assertThat(ConfigFile.find(null, folder, folder.resolve("none"))).isEqualTo(ConfigFile.defaults());
        assertThat(ConfigFile.defaults().timeZone()).isEqualTo(ZoneId.of("UTC"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# only words\n", "---\n", "null", "store:\nmail:\nisps:\npools:\n"})
    void anEmptyFileMeansDefaults(String text) {
        assertThat(ConfigReader.read("f", text)).isEqualTo(ConfigFile.defaults());
    }

    @Test
    void readsEveryKey() throws IOException {
        Path file = Files.writeString(folder.resolve("full.yaml"), """
                store: /var/lib/acct/acct.duckdb
                files: [/var/log/pmta/accounting-*.csv]
                time-zone: Europe/Istanbul
                server: mta1
                reports: /var/www/acct
                pmta-config: /etc/pmta/config
                pools: {gmail-pool: [gmail-ip-1, gmail-ip-2], other-pool: [gmail-ip-1, 0123, 192.0.2.1, no]}
                isps: {big-bank: {domains: [bank.example], mx: [.bank.example], queues: [bank.rollup]}}
                classes:
                  transactional: {pools: [trans-pool], jobs: ['otp-*'], vmtas: [], users: [], sender_domains: [], ips: []}
                alerts: {hard-bounce: {warning: 0.02, critical: 0.05, min-events: 5, min-recipients: 200}, complaint: {}}
                mail: {host: smtp.example.com, port: 2525, tls: smtps, user: acct, password-file: /etc/acct/smtp,
                       from: acct@example.com, to: [team@example.com]}
                retention: {attempts: 30d, hourly: 800d}
                """);
        assertThat(ConfigFile.read(file))
                .isEqualTo(new Config(
                        "/var/lib/acct/acct.duckdb",
                        List.of("/var/log/pmta/accounting-*.csv"),
                        ZoneId.of("Europe/Istanbul"),
                        "mta1",
                        "/var/www/acct",
                        Map.of(
                                "gmail-pool", List.of("gmail-ip-1", "gmail-ip-2"),
                                "other-pool", List.of("gmail-ip-1", "0123", "192.0.2.1", "no")),
                        Map.of(
                                "big-bank",
                                new IspMapping(
                                        List.of("bank.example"), List.of(".bank.example"), List.of("bank.rollup"))),
                        Map.of(
                                "hard-bounce", new Limits(0.02, 0.05, 5, 200),
                                "complaint", new Limits(null, null, null, null)),
                        new Mail(
                                "smtp.example.com",
                                2525,
                                Tls.SMTPS,
                                "acct",
                                "/etc/acct/smtp",
                                "acct@example.com",
                                List.of("team@example.com"))));
    }

    @Test
    void readsAnEntryInTheDirectorysShape() {
        Config config = ConfigReader.read("f", """
                isps:
                  post: {family: postal, role: consumer, feedback: none, mx: [.shared.example]}
                  post-business: {family: postal, role: hosted, feedback: per-message, mx: [.shared.example]}
                """);
        assertThat(config.isps())
                .containsEntry(
                        "post",
                        new IspMapping(
                                new Membership("postal", Role.CONSUMER),
                                Feedback.NONE,
                                List.of(),
                                List.of(".shared.example"),
                                List.of()));
    }

    @Test
    void aPortFollowsTheProtection() {
        assertThat(mailOf("")).extracting(Mail::port, Mail::tls).containsExactly(587, Tls.STARTTLS);
        assertThat(mailOf("tls: smtps")).extracting(Mail::port, Mail::tls).containsExactly(465, Tls.SMTPS);
        assertThat(mailOf("tls: none")).extracting(Mail::port, Mail::tls).containsExactly(25, Tls.NONE);
    }

    private static Mail mailOf(String key) {
        return Objects.requireNonNull(ConfigReader.read("f", mail(key)).mail());
    }

    @Test
    void theNearestFileWins() throws IOException {
        Path system = Files.writeString(folder.resolve("system.yaml"), "server: system");
        assertThat(ConfigFile.find(null, folder, system).server()).isEqualTo("system");
        Files.writeString(folder.resolve("acct.yaml"), "\uFEFFserver: local\r\n");
        assertThat(ConfigFile.find(null, folder, system).server()).isEqualTo("local");
        Files.writeString(folder.resolve("my.yaml"), "server: mine");
        assertThat(ConfigFile.find(Path.of("my.yaml"), folder, system).server()).isEqualTo("mine");
    }
}
