package acct.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A Postfix of its own on this host’s loopback, as the Debian package brings it, with STARTTLS and a login on one port
 * and neither on another. It takes mail for team, boss and later at example.com, whereof later is put off.
 */
public final class Postfix implements AutoCloseable {
    /** What {@code ACCT_MAIL_PASSWORD} should be. */
    public static final String PASSWORD = "s3cret-of-the-test";

    private static final List<String> NEEDED =
            List.of("/usr/sbin/postfix", "/usr/sbin/saslpasswd2", "/usr/bin/openssl", "/usr/bin/id");
    private static final Duration TIME = Duration.ofSeconds(60);

    private final Path folder;
    private final int submission;
    private final int plain;

    private Postfix(Path folder, int submission, int plain) {
        this.folder = folder;
        this.submission = submission;
        this.plain = plain;
    }

    /** Starts it. Where it cannot be, the tests are skipped and say why; in CI it must be. */
    public static Postfix start() throws IOException {
        List<String> missing = NEEDED.stream()
                .filter(program -> !Files.isExecutable(Path.of(program)))
                .toList();
        boolean isRoot = "root".equals(System.getProperty("user.name"));
        if ("true".equals(System.getenv("CI"))) {
            assertThat(missing).as("install postfix, sasl2-bin and openssl").isEmpty();
            assertThat(isRoot).as("Postfix is started by root only").isTrue();
        }
        Assumptions.assumeTrue(missing.isEmpty(), "no Postfix to test with: " + missing + " not found");
        Assumptions.assumeTrue(isRoot, "no Postfix to test with: only root can start one");
        // Postfix puts sockets below it, whose names must be short.
        Path folder = Files.createTempDirectory(Path.of("/tmp"), "pf");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Postfix postfix = new Postfix(folder, free(), free());
        try {
            postfix.configure();
            postfix.up();
        } catch (IOException | RuntimeException | AssertionError e) {
            postfix.close();
            throw e;
        }
        return postfix;
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Where it wants STARTTLS and a login. */
    public int submission() {
        return submission;
    }

    /** Where it takes mail of this host as it comes. */
    public int plain() {
        return plain;
    }

    /** A Java key store that trusts its certificate. */
    public Path trust() {
        return folder.resolve("trust.p12");
    }

    /** Starts it, or starts it again. */
    public void up() throws IOException {
        run("", "/usr/sbin/postfix", "-c", folder.resolve("conf").toString(), "start");
    }

    /** Stops it. */
    public void down() throws IOException {
        run("", "/usr/sbin/postfix", "-c", folder.resolve("conf").toString(), "stop");
    }

    /** What lies in the mailbox of somebody, once everything that is on its way is there. */
    public List<String> mailbox(String name) throws IOException, InterruptedException {
        long end = System.nanoTime() + TIME.toNanos();
        while (files(folder.resolve("queue/incoming")) + files(folder.resolve("queue/active")) > 0) {
            assertThat(System.nanoTime()).as("mail stays in the queue").isLessThan(end);
            Thread.sleep(100);
        }
        Path box = folder.resolve("mail").resolve(name).resolve("new");
        List<String> mails = new ArrayList<>();
        if (Files.isDirectory(box)) {
            try (Stream<Path> listed = Files.list(box)) {
                for (Path mail : listed.sorted().toList()) {
                    mails.add(Files.readString(mail, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return mails;
    }

    /** Empties all mailboxes. */
    public void forget() throws IOException {
        for (String name : List.of("team", "boss", "later")) {
            delete(folder.resolve("mail").resolve(name));
        }
    }

    private static long files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private void configure() throws IOException {
        for (String name : List.of("conf/sasl", "queue", "data", "mail")) {
            Files.createDirectories(folder.resolve(name));
        }
        String at = folder.toString();
        run(
                "",
                "/usr/bin/openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                at + "/key.pem",
                "-out",
                at + "/cert.pem");
        run(
                "",
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-importcert",
                "-noprompt",
                "-alias",
                "postfix",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-file",
                at + "/cert.pem",
                "-keystore",
                trust().toString());
        Files.writeString(folder.resolve("conf/sasl/smtpd.conf"), """
                pwcheck_method: auxprop
                auxprop_plugin: sasldb
                mech_list: PLAIN LOGIN
                sasldb_path: %s/sasldb2
                """.formatted(at));
        run(PASSWORD, "/usr/sbin/saslpasswd2", "-p", "-c", "-f", at + "/sasldb2", "-u", "acct.test", "acct");
        Files.writeString(folder.resolve("conf/main.cf"), main(at));
        Files.writeString(folder.resolve("conf/master.cf"), master());
        run("", "/bin/chown", "-R", "postfix", at + "/data", at + "/mail", at + "/sasldb2");
    }

    private String main(String at) throws IOException {
        return """
                compatibility_level = 3.6
                queue_directory = %1$s/queue
                data_directory = %1$s/data
                maillog_file = %1$s/mail.log
                maillog_file_prefixes = /tmp
                myhostname = localhost.localdomain
                mydestination =
                mynetworks = 127.0.0.1/32
                inet_interfaces = loopback-only
                inet_protocols = ipv4
                smtpd_peername_lookup = no
                alias_maps =
                alias_database =
                virtual_mailbox_domains = example.com
                virtual_mailbox_base = %1$s/mail
                virtual_mailbox_maps = inline:{ { team@example.com = team/ }, { boss@example.com = boss/ }, { later@example.com = later/ } }
                virtual_uid_maps = static:%2$s
                virtual_gid_maps = static:%3$s
                virtual_minimum_uid = 1
                smtpd_tls_security_level = encrypt
                smtpd_tls_cert_file = %1$s/cert.pem
                smtpd_tls_key_file = %1$s/key.pem
                smtpd_tls_auth_only = yes
                smtpd_sasl_auth_enable = yes
                smtpd_sasl_path = smtpd
                smtpd_sasl_local_domain = acct.test
                smtpd_relay_restrictions = permit_sasl_authenticated, reject
                smtpd_recipient_restrictions = check_recipient_access inline:{ { later@example.com = 450 4.7.1 try again later } }, permit
                """.formatted(
                        at,
                        run("", "/usr/bin/id", "-u", "postfix").strip(),
                        run("", "/usr/bin/id", "-g", "postfix").strip());
    }

    private String master() {
        return """
                127.0.0.1:%d inet n - n - - smtpd
                127.0.0.1:%d inet n - n - - smtpd
                  -o smtpd_tls_security_level=none
                  -o smtpd_sasl_auth_enable=no
                  -o smtpd_relay_restrictions=permit_mynetworks,reject
                cleanup unix n - n - 0 cleanup
                qmgr unix n - n 300 1 qmgr
                tlsmgr unix - - n 1000? 1 tlsmgr
                rewrite unix - - n - - trivial-rewrite
                bounce unix - - n - 0 bounce
                defer unix - - n - 0 bounce
                trace unix - - n - 0 bounce
                flush unix n - n 1000? 0 flush
                proxymap unix - - n - - proxymap
                error unix - - n - - error
                retry unix - - n - - error
                virtual unix - n n - - virtual
                anvil unix - - n - 1 anvil
                scache unix - - n - 1 scache
                postlog unix-dgram n - n - 1 postlogd
                """.formatted(submission, plain);
    }

    private String run(String input, String... command) throws IOException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        try {
            assertThat(process.waitFor(TIME.toSeconds(), TimeUnit.SECONDS))
                    .as(command[0])
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        String output = Files.readString(said);
        assertThat(process.exitValue()).as(command[0] + ": " + output).isZero();
        return output;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (Files.exists(folder.resolve("queue/pid/master.pid"))) {
                down();
            }
        } finally {
            delete(folder);
        }
    }
}
