package acct.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.config.Config.IspMapping;
import acct.config.Config.Mail;
import acct.config.Config.Membership;
import acct.config.Config.Replies;
import acct.config.Config.Retention;
import acct.config.Config.Role;
import acct.config.Config.Tls;
import acct.judge.LimitKey;
import acct.judge.Limits;
import acct.model.Axis;
import acct.model.Category;
import acct.model.ExitCode;
import acct.model.Feedback;
import acct.model.Phrase;
import acct.model.ReplyCodes;
import acct.model.ReplyRule;
import acct.model.ReplyRule.Conditions;
import acct.model.SeverityClass;
import acct.model.StatusCodes;
import acct.model.UserException;
import acct.privacy.RecipientPrivacy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigFileTest {
    private final Path folder;

    ConfigFileTest(@TempDir Path folder) {
        this.folder = folder;
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
                ConfigReader.read("f", text.toString(), Path.of(""));
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
        assertThat(ConfigReader.read("f", text, Path.of("")))
                .usingRecursiveComparison()
                .ignoringFields("text")
                .isEqualTo(ConfigFile.defaults());
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
                pmta-config-root: {/etc/pmta: ./copy}
                pools: {gmail-pool: [gmail-ip-1, gmail-ip-2], other-pool: [gmail-ip-1, 0123, 192.0.2.1, no]}
                isps: {big-bank: {domains: [bank.example], mx: [.bank.example], queues: [bank.rollup]}}
                replies:
                  rules:
                  - {name: our-relay, category: connection, axis: infrastructure, action: Ask the network team.,
                     any: [Relay 7, relay   8], also: [is down], all: [our], none: [test], codes: [4.4.1-4.4.9, x.3.x],
                     replies: [421], bounce-cat: [Other, our-own], why: our relays say so}
                  severity: {rate-limit: soft}
                classes:
                  transactional: {pools: [trans-pool], jobs: ['otp-*'], vmtas: [], users: [], sender_domains: [], ips: []}
                alerts: {hard-bounce: {warning: 0.02, critical: 0.05, min-events: 5, min-recipients: 200}, complaint: {}}
                mail: {host: smtp.example.com, port: 2525, tls: smtps, user: acct, password-file: /etc/acct/smtp,
                       from: acct@example.com, to: [team@example.com]}
                alert-rules: src
                retention: {attempts: 30d, hourly: 800d}
                privacy: {recipients: hmac-sha256, key-file: /etc/acct/privacy.key, key-format: hex, floor: 10, reports: world}
                audit:
                  isp-drift: {min-rows: 50, share: 0.02}
                  over-rate: {tolerance: 0.1}
                  over-cold-limit: {tolerance: 1}
                  starved-member: {min-rows: 200, share: .5}
                  ramp-too-steep: {factor: 1.5, min-rows: 1000, days: 60}
                  unlimited-new-ip: {days: 14, min-rows: 0}
                  delete-after-short: {days: 7}
                  dedicated: {bank-pool: big-bank}
                lake: {path: /mnt/lake, level: rows, without: [rcpt, orig], engine: spark, spark: "local[4]", s3: {endpoint: "https://s3.example.com:9000", region: eu-1, path-style: false}, cache: /var/cache/acct, cache-size: 5 GB}
                """);
        assertThat(ConfigFile.read(file))
                .isEqualTo(new Config(
                        "/var/lib/acct/acct.duckdb",
                        List.of("/var/log/pmta/accounting-*.csv"),
                        ZoneId.of("Europe/Istanbul"),
                        "mta1",
                        "/var/www/acct",
                        "/etc/pmta/config",
                        Map.of("/etc/pmta", "./copy"),
                        Map.of(
                                "gmail-pool", List.of("gmail-ip-1", "gmail-ip-2"),
                                "other-pool", List.of("gmail-ip-1", "0123", "192.0.2.1", "no")),
                        Map.of(
                                "big-bank",
                                new IspMapping(
                                        List.of("bank.example"), List.of(".bank.example"), List.of("bank.rollup"))),
                        new Replies(
                                List.of(new ReplyRule(
                                        "our-relay",
                                        Category.CONNECTION,
                                        Axis.INFRASTRUCTURE,
                                        "Ask the network team.",
                                        new Conditions(
                                                List.of(Phrase.parse("relay 7"), Phrase.parse("relay 8")),
                                                List.of(Phrase.parse("is down")),
                                                List.of(Phrase.parse("our")),
                                                List.of(Phrase.parse("test")),
                                                List.of(new StatusCodes(4, 4, 1, 9), StatusCodes.parse("x.3.x")),
                                                List.of(ReplyCodes.parse("421")),
                                                List.of("other", "our-own")))),
                                Map.of(Category.RATE_LIMIT, SeverityClass.SOFT)),
                        List.of(new Config.MailClass(
                                "transactional",
                                List.of("otp-*"),
                                List.of(),
                                List.of(),
                                List.of("trans-pool"),
                                List.of(),
                                List.of())),
                        Map.of(
                                "hard-bounce",
                                new Limits(Map.of(
                                        LimitKey.WARNING,
                                        0.02,
                                        LimitKey.CRITICAL,
                                        0.05,
                                        LimitKey.MIN_EVENTS,
                                        5.0,
                                        LimitKey.MIN_RECIPIENTS,
                                        200.0)),
                                "complaint",
                                Limits.NONE),
                        "src",
                        Warming.NONE,
                        new Mail(
                                "smtp.example.com",
                                2525,
                                Tls.SMTPS,
                                "acct",
                                "/etc/acct/smtp",
                                new MailAddress(null, "acct@example.com"),
                                List.of(MailRecipient.of(new MailAddress(null, "team@example.com"))),
                                null,
                                "[acct]",
                                null,
                                Config.Attachment.NONE),
                        null,
                        null,
                        new Retention(30, 800, null),
                        new Config.Privacy(
                                RecipientPrivacy.HMAC_SHA256,
                                "/etc/acct/privacy.key",
                                Config.KeyFormat.HEX,
                                10,
                                Config.Readers.WORLD),
                        new AuditLimits(
                                new AuditLimits.Share(50, 0.02),
                                0.1,
                                1,
                                new AuditLimits.Share(200, 0.5),
                                new AuditLimits.Ramp(1.5, 1_000, 60),
                                new AuditLimits.NewIp(14, 0),
                                7,
                                Map.of("bank-pool", "big-bank")),
                        new Config.Lake(
                                "/mnt/lake",
                                "rows",
                                List.of("rcpt", "orig"),
                                "spark",
                                "local[4]",
                                new FarLake(
                                        "https://s3.example.com:9000",
                                        "eu-1",
                                        FarLake.BucketNames.IN_HOST,
                                        "/var/cache/acct",
                                        5_000_000_000L)),
                        Files.readString(file)));
    }

    @Test
    void readsAnEntryInTheDirectorysShape() {
        Config config = ConfigReader.read("f", """
                isps:
                  post: {family: postal, role: consumer, feedback: none, mx: [.shared.example]}
                  post-business: {family: postal, role: hosted, feedback: per-message, mx: [.shared.example]}
                """, Path.of(""));
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

    private static String mail(String key) {
        return "mail: {host: h, from: a@x.example, to: [b@x.example],\n  " + key + "}";
    }

    private static Mail mailOf(String key) {
        return Objects.requireNonNull(
                ConfigReader.read("f", mail(key), Path.of("")).mail());
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
