package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.deliver.CutLine;
import acct.deliver.Postfix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail of a night through a real Postfix: what fails is a clear line and a kept mail, and one copy is delivered in the end. */
@Tag("slow")
final class PostfixTest {
    private static final Pattern ID = Pattern.compile("(?mi)^Message-ID: (\\S+)");
    private static final int KILLED = 137;
    private static @Nullable Postfix server;

    private final Path folder;
    private final Cli acct;

    PostfixTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder).with("ACCT_MAIL_PASSWORD", Postfix.PASSWORD);
    }

    @BeforeAll
    static void start() throws IOException {
        server = Postfix.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void load() throws IOException {
        postfix().forget();
        Logs.standard()
                .row("d", "dlvSourceIp", "192.0.2.1", "rcpt", "a@gmail.com")
                .write(folder.resolve("acct-1.csv"));
    }

    private static Postfix postfix() {
        if (server == null) {
            throw new IllegalStateException("not started");
        }
        return server;
    }

    private void configure(int port, String more) throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), """
                mail: {host: localhost, port: %d, from: acct@example.com, %s}
                """.formatted(port, more));
    }

    private static List<String> ids(String name) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (String mail : postfix().mailbox(name)) {
            Matcher matcher = ID.matcher(mail);
            assertThat(matcher.find()).as(mail).isTrue();
            ids.add(matcher.group(1));
        }
        return ids;
    }

    private List<String> states() {
        return Rows.of(acct.store(), "select recipient || ' ' || state from outbox order by 1");
    }

    /** Whose certificates are taken. */
    private enum Trust {
        OF_JAVA,
        OF_THE_SERVER
    }

    /** A program of its own, by the clock of this host; Java reads whom it trusts only once. */
    private Process start(Trust trust, String password, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
        if (trust == Trust.OF_THE_SERVER) {
            command.add("-Djavax.net.ssl.trustStore=" + postfix().trust());
            command.add("-Djavax.net.ssl.trustStorePassword=changeit");
        }
        command.add("acct.Main");
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        builder.environment().put("ACCT_MAIL_PASSWORD", password);
        return builder.start();
    }

    /** What such a program says. */
    private String run(int exit, Trust trust, String password, String... args)
            throws IOException, InterruptedException {
        Process process = start(trust, password, args);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(folder.resolve("said.txt"));
        assertThat(process.exitValue()).as(said).isEqualTo(exit);
        assertThat(said).doesNotContain(password);
        return said;
    }

    @Test
    void aCertificateThatNobodySignedAndAWrongPasswordKeepTheMailUntilBothAreRight()
            throws IOException, InterruptedException {
        configure(postfix().submission(), "tls: starttls, user: acct, to: [team@example.com]");

        String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        Logs.standard()
                .row("d", "timeLogged", yesterday + " 10:00:00+0000", "dlvSourceIp", "192.0.2.1", "rcpt", "a@gmail.com")
                .write(folder.resolve("acct-2.csv"));

        assertThat(run(1, Trust.OF_JAVA, Postfix.PASSWORD, "nightly", "acct-2.csv"))
                .contains("not mailed yet to team@example.com")
                .contains("offers no TLS that can be trusted")
                .contains("the outbox keeps it");

        assertThat(run(1, Trust.OF_THE_SERVER, "another-password", "mail"))
                .contains("refused user \"acct\" and its password: 535")
                .contains("the outbox keeps it");
        assertThat(states()).containsExactly("team@example.com queued");
        assertThat(ids("team")).isEmpty();

        run(0, Trust.OF_THE_SERVER, Postfix.PASSWORD, "mail");
        assertThat(states()).containsExactly("team@example.com sent");
        assertThat(ids("team")).hasSize(1);

        run(0, Trust.OF_THE_SERVER, Postfix.PASSWORD, "nightly", "acct-2.csv");
        assertThat(ids("team")).as("a night once more").hasSize(1);
    }

    @Test
    void withoutEncryptionItDoesNotEvenAsk() throws IOException, InterruptedException {
        configure(postfix().submission(), "tls: none, to: [team@example.com]");

        Cli.Result night = acct.launch("nightly", "acct-1.csv");

        assertThat(night.exitCode()).isEqualTo(1);
        assertThat(night.err()).contains("it wants encryption; set mail.tls");
        assertThat(ids("team")).isEmpty();
    }

    @Test
    void whoIsRefusedOrPutOffCostsOnlyHimself() throws IOException, InterruptedException {
        configure(postfix().plain(), "tls: none, to: [team@example.com, nobody@example.com, later@example.com]");

        Cli.Result night = acct.launch("nightly", "acct-1.csv");

        assertThat(night.exitCode()).isEqualTo(1);
        assertThat(night.err())
                .contains("mailed to team@example.com\n")
                .contains("not mailed to nobody@example.com: localhost:"
                        + postfix().plain() + " said 550 5.1.1")
                .contains("not mailed yet to later@example.com")
                .contains("said 450 4.7.1");
        assertThat(states())
                .containsExactly("later@example.com queued", "nobody@example.com refused", "team@example.com sent");
        acct.launch("nightly", "acct-1.csv");
        assertThat(ids("team")).hasSize(1);
    }

    @Test
    void aServerThatIsDownGetsItWhenItIsUp() throws IOException, InterruptedException {
        configure(postfix().plain(), "tls: none, to: [team@example.com, boss@example.com]");
        postfix().down();
        try {
            Cli.Result night = acct.launch("nightly", "acct-1.csv");
            assertThat(night.exitCode()).isEqualTo(1);
            assertThat(night.err())
                    .contains("failed (connection refused or no route); check mail.host, mail.port and mail.tls")
                    .contains("the outbox keeps it");
        } finally {
            postfix().up();
        }

        assertThat(acct.launch("mail").exitCode()).isZero();
        assertThat(acct.launch("mail").exitCode()).isZero();
        assertThat(ids("team")).hasSize(1);
        assertThat(ids("boss")).hasSize(1).doesNotContainAnyElementsOf(ids("team"));
    }

    @Test
    void aLineThatBreaksWithinTheMessageCostsNothing() throws IOException, InterruptedException {
        try (CutLine line = new CutLine(postfix().plain(), CutLine.Moment.WITHIN_THE_MESSAGE)) {
            configure(line.port(), "tls: none, to: [team@example.com]");

            Cli.Result night = acct.launch("nightly", "acct-1.csv");
            assertThat(night.exitCode()).isEqualTo(1);
            assertThat(night.err()).contains("the outbox keeps it");
            assertThat(ids("team")).isEmpty();

            assertThat(acct.launch("mail").exitCode()).isZero();
            assertThat(acct.launch("mail").exitCode()).isZero();
            assertThat(ids("team")).hasSize(1);
        }
    }

    /** Nobody can know better: the second copy has the id of the first one, so that mail programs show one. */
    @Test
    void aLineThatBreaksAfterTheDotCostsOneCopyOfTheSameId() throws IOException, InterruptedException {
        try (CutLine line = new CutLine(postfix().plain(), CutLine.Moment.AFTER_THE_DOT)) {
            configure(line.port(), "tls: none, to: [team@example.com]");

            Cli.Result night = acct.launch("nightly", "acct-1.csv");
            assertThat(night.exitCode()).isEqualTo(1);
            assertThat(night.err()).contains("perhaps mailed to team@example.com");
            assertThat(ids("team")).hasSize(1);

            assertThat(acct.launch("mail").exitCode()).isZero();
            assertThat(acct.launch("mail").exitCode()).isZero();
            assertThat(ids("team")).hasSize(2);
            assertThat(ids("team").stream().distinct()).hasSize(1);
        }
    }

    /** No program can know better what became of the message; what it has sent before it has an id, and keeps that. */
    @ParameterizedTest
    @CsvSource({"WITHIN_THE_MESSAGE, 0, 1, 1", "AFTER_THE_DOT, 1, 2, 2", "AFTER_THE_ANSWER, 1, 1, 2"})
    void aNightThatIsKilledWhileItMailsIsDeliveredByTheNextRun(CutLine.Moment moment, int before, int least, int most)
            throws Exception {
        CompletableFuture<Process> night = new CompletableFuture<>();
        CountDownLatch dead = new CountDownLatch(1);
        try (CutLine line = new CutLine(postfix().plain(), moment, () -> {
            night.join().destroyForcibly().onExit().join();
            dead.countDown();
        })) {
            configure(line.port(), "tls: none, to: [team@example.com]");
            night.complete(start(Trust.OF_JAVA, Postfix.PASSWORD, "nightly", "acct-1.csv"));

            assertThat(dead.await(120, TimeUnit.SECONDS))
                    .as("the message is on its way")
                    .isTrue();
            assertThat(night.join().exitValue()).as("killed").isEqualTo(KILLED);
            assertThat(ids("team")).hasSize(before);

            run(0, Trust.OF_JAVA, Postfix.PASSWORD, "mail");
            assertThat(acct.launch("mail").exitCode()).isZero();
            assertThat(states()).containsExactly("team@example.com sent");
            assertThat(ids("team")).hasSizeBetween(least, most);
            assertThat(ids("team").stream().distinct()).hasSize(1);
        }
    }
}
