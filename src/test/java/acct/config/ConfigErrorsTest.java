package acct.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people get to read when their file is wrong: one line with file, line, key and what to do. */
final class ConfigErrorsTest {
    private static final String KEYS =
            "store, files, time-zone, server, reports, pmta-config, pmta-config-root, pools, isps, replies, classes, alerts,"
                    + " alert-rules, warming, mail, webhook, prometheus,"
                    + " retention, privacy, audit, lake";

    private final Path folder;

    ConfigErrorsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                Arguments.of("store: a\n\nstor: b", "acct.yaml:3: unknown key 'stor'; valid keys: " + KEYS),
                Arguments.of(
                        "lake: {path: l, cache-size: 5 pounds}",
                        "acct.yaml:1: 'lake.cache-size' is '5 pounds'; write a number of MB, GB or TB, such as 20GB"),
                Arguments.of(
                        "lake: {s3: {path-style: yes}}",
                        "acct.yaml:1: 'lake.s3.path-style' is 'yes'; write true or false"),
                Arguments.of(
                        "lake: {s3: {endpoint: 'https://key:secret@s3.example.com'}}",
                        "acct.yaml:1: 'lake.s3.endpoint' is 'https://…@s3.example.com'; write https://HOST or http://HOST:PORT"),
                Arguments.of(
                        "lake: {s3: {secret-key: abc}}",
                        "acct.yaml:1: unknown key 'secret-key' in 'lake.s3'; valid keys: endpoint, region, path-style"),
                Arguments.of(
                        "lake: {path: l, engine: flink}",
                        "acct.yaml:1: 'lake.engine' is 'flink'; write duckdb or spark"),
                Arguments.of("<<: {store: a}", "acct.yaml:1: unknown key '<<'; valid keys: " + KEYS),
                Arguments.of(
                        "mail:\n  host: h\n  hots: x",
                        "acct.yaml:3: unknown key 'hots' in 'mail'; valid keys: host, port, tls, user, password-file, from,"
                                + " to, reply-to, subject-prefix, url, attach"),
                Arguments.of(
                        "alerts:\n  hard: {}",
                        "acct.yaml:2: unknown rule 'hard' in 'alerts'; valid rules: hard-bounce, block-bounce, complaint,"
                                + " deferral, connection, authentication, latency, drift, signature, block-likely,"
                                + " new-reply, volume"),
                Arguments.of(
                        "alerts:\n  deferral:\n    min-recipients: 1",
                        "acct.yaml:3: unknown key 'min-recipients' in 'alerts.deferral'; valid keys: warning, critical,"
                                + " min-events, min-attempts, false-share, times"),
                Arguments.of(
                        "alerts:\n  complaint:\n    warn: 1",
                        "acct.yaml:3: unknown key 'warn' in 'alerts.complaint'; valid keys: warning, critical, min-events,"
                                + " min-recipients, false-share, times"),
                Arguments.of(
                        "store: s\nalert-rules: nowhere",
                        "acct.yaml:2: 'alert-rules' is 'nowhere'; there is no such folder; make it, or leave the key out"),
                Arguments.of(
                        "alert-rules: acct.yaml",
                        "acct.yaml:1: 'alert-rules' is 'acct.yaml'; there is no such folder; make it, or leave the key out"),
                Arguments.of("alert-rules: [a]", "acct.yaml:1: 'alert-rules' must be one value"),
                Arguments.of(
                        "isps:\n  bank:\n    domain: [a.example]",
                        "acct.yaml:3: unknown key 'domain' in 'isps.bank'; valid keys: family, role, feedback, domains, mx, queues"),
                Arguments.of(
                        "classes:\n  cold:\n    job: [a]",
                        "acct.yaml:3: unknown key 'job' in 'classes.cold'; valid keys: pools, vmtas, jobs, users,"
                                + " sender_domains, ips"),
                Arguments.of(
                        "classes:\n  unknown: {jobs: [a]}",
                        "acct.yaml:2: 'classes.unknown' is no name for a class; write letters, digits and hyphens, not"
                                + " 'unknown'"),
                Arguments.of(
                        "classes:\n  cold:\n    jobs: a",
                        "acct.yaml:3: 'classes.cold.jobs' must be a list, such as [one, two]"),
                Arguments.of(
                        "audit:\n  idle-vmta: {}",
                        "acct.yaml:2: unknown check 'idle-vmta' in 'audit'; valid keys: isp-drift, over-rate,"
                                + " over-cold-limit, starved-member, ramp-too-steep, unlimited-new-ip,"
                                + " delete-after-short, dedicated"),
                Arguments.of(
                        "audit:\n  isp-drift: {rows: 1}",
                        "acct.yaml:2: unknown key 'rows' in 'audit.isp-drift'; valid keys: min-rows, share"),
                Arguments.of(
                        "audit: {over-rate: {tolerance: 5}}",
                        "acct.yaml:1: 'audit.over-rate.tolerance' is '5'; write a fraction from 0 to 1, such as 0.05 for 5 %"),
                Arguments.of(
                        "audit: {ramp-too-steep: {factor: 0.5}}",
                        "acct.yaml:1: 'audit.ramp-too-steep.factor' is '0.5'; write how many times the best day before,"
                                + " such as 2"),
                Arguments.of(
                        "audit: {unlimited-new-ip: {days: soon}}",
                        "acct.yaml:1: 'audit.unlimited-new-ip.days' is 'soon'; write a whole number, such as 20"),
                Arguments.of(
                        "audit: {dedicated: [a]}",
                        "acct.yaml:1: 'audit.dedicated' must hold keys, one 'key: value' each"),
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
                Arguments.of("mail: {from: a@x.example, to: [b@x.example]}", "acct.yaml:1: 'mail' needs 'host'"),
                Arguments.of(
                        "mail: {host: , from: a@x.example, to: [b@x.example]}", "acct.yaml:1: 'mail' needs 'host'"),
                Arguments.of("mail: {host: h, to: [b@x.example]}", "acct.yaml:1: 'mail' needs 'from'"),
                Arguments.of("mail:\n  host: h\n  from: a", "acct.yaml:2: 'mail' needs 'to' with at least one address"),
                Arguments.of(
                        "mail:\n  host: h\n  from: a\n  to: []",
                        "acct.yaml:4: 'mail' needs 'to' with at least one address"),
                Arguments.of(
                        "mail:\n  host: h\n  from: a@x.example\n  to:\n  - b@x.example\n  - nobody",
                        "acct.yaml:6: 'nobody' in 'mail.to' is no mail address; write it as name@host.example"),
                Arguments.of(
                        "mail:\n  host: h\n  from: a@x.example\n  to: [jörg@x.example]",
                        "acct.yaml:4: 'jörg@x.example' in 'mail.to' has 'ö' as letter 2 of what stands before the @; only"
                                + " ASCII can be mailed to there, so give another address"),
                Arguments.of(
                        "mail:\n  host: h\n  from: a\n  to: [b@x.example]",
                        "acct.yaml:3: 'a' in 'mail.from' is no mail address; write it as name@host.example"),
                Arguments.of(
                        "mail:\n  host: h\n  from: a@-x.example\n  to: [b@x.example]",
                        "acct.yaml:3: 'a@-x.example' in 'mail.from' has '-x.example' where a domain such as host.example"
                                + " should be"),
                Arguments.of(
                        "mail:\n  host: smtp.x.example:25\n  from: a@x.example\n  to: [b@x.example]",
                        "acct.yaml:2: 'mail.host' is 'smtp.x.example:25'; write a host name such as smtp.example.com, and its"
                                + " port under 'port'"),
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
                unreadable("store: {a", 1, "expected ',' or '}', but got <stream end> (column 10)"),
                unreadable(
                        "store: a\n\tserver: b",
                        2,
                        "found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)"
                                + " (column 1)"),
                unreadable("store: 'a\n\n\n", 4, "found unexpected end of stream (column 1)"),
                unreadable("store: a\n\nfiles: b: c", 3, "mapping values are not allowed here (column 9)"),
                unreadable("%YAML 9\n---\nstore: a", 1, "expected a digit or '.', but found (10) (column 8)"),
                unreadable("store: a\nserver: \u0001", 2, "special characters are not allowed"),
                unreadable("#\n".repeat(5_000) + "store: \u0001", 5_001, "special characters are not allowed"),
                unreadable(
                        "? [a]\n: b", 1, "Expected a property name (Scalar value in YAML), got this instead: +SEQ []"));
    }

    private static Arguments unreadable(String text, int line, String problem) {
        return Arguments.of(text, "acct.yaml:" + line + ": not readable as YAML: " + problem);
    }

    private static String mail(String key) {
        return "mail: {host: h, from: a@x.example, to: [b@x.example],\n  " + key + "}";
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
        WrongFile.check(folder, text, message);
    }
}
