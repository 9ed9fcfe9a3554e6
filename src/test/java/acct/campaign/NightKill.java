package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Rows;
import acct.SoundStore;
import acct.deliver.ScriptedServer;
import acct.load.EqualStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** One night that is killed in one of its parts, and the same line again. */
final class NightKill {
    private static final int KILLED = 137;
    private static final int CRITICAL = 3;

    private final Path folder;
    private final NightFiles files;
    private final WholeNight whole;
    private final Part part;
    private final SplittableRandom random;
    private String story = "";

    /** The parts of a night, in order. */
    enum Part {
        /** From the start until the files are in the store. */
        LOADING,
        /** Until the first report begins to be written. */
        JUDGING,
        /** Until the mail server is called. */
        REPORTING,
        /** Until the mail server has the message. */
        MAILING,
        /** Until the process has ended: whether it knows that the mail went out is not known. */
        MAILED
    }

    NightKill(Path folder, NightFiles files, WholeNight whole, Part part, SplittableRandom random) {
        this.folder = folder;
        this.files = files;
        this.whole = whole;
        this.part = part;
        this.random = random;
    }

    /** What happened, such as {@code JUDGING+112ms killed, 1 mail}. */
    String story() {
        return story;
    }

    /** The line in cron. */
    static String[] line(NightFiles files) {
        return new String[] {"nightly", files.logs().toString(), "--fail-on", "critical"};
    }

    static void configure(Path folder, int port) throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), """
                mail:
                  host: 127.0.0.1
                  port: %d
                  tls: none
                  from: acct@example.com
                  to: [team@example.com]
                """.formatted(port));
    }

    /** Kills one night and judges the next. */
    void run() throws IOException, InterruptedException {
        try (ScriptedServer server = ScriptedServer.start(Map.of())) {
            configure(folder, server.port());
            int code = killed(server);
            // What the killed night had sent may still be on its way to the server.
            server.awaitSilence();
            long before = whole(server).count();
            Product.Ended next = Product.in(folder).run(line(files));
            long after = whole(server).count();
            story += " " + (code == KILLED ? "killed" : "ended") + ", mails " + before + "+" + (after - before);
            assertThat(code).isIn(KILLED, CRITICAL);
            assertThat(next.code()).as(next.err()).isEqualTo(CRITICAL);
            everyDayIsToldOf();
            mailsAreDelivered(code, before, after, server);
            nothingIsLeft();
        }
    }

    private int killed(ScriptedServer server) throws IOException {
        Product.Started night = Product.in(folder).start(line(files));
        NightWatch watch = new NightWatch(folder, night.process(), server);
        for (Part earlier : Part.values()) {
            if (earlier == part) {
                break;
            }
            watch.awaitEndOf(earlier);
        }
        long later = (long)
                (random.nextDouble() * (Objects.requireNonNull(whole.pace().get(part)) + 1));
        watch.await(later);
        night.process().destroyForcibly();
        story = part + "+" + later + "ms";
        return night.ended().code();
    }

    /** A message counts if all of it came: its last boundary is closed. */
    private static Stream<String> whole(ScriptedServer server) {
        return server.messages().stream().filter(message -> message.strip().endsWith("--"));
    }

    private void everyDayIsToldOf() throws IOException {
        Path store = folder.resolve("acct.duckdb");
        SoundStore.check(store);
        EqualStores.check(whole.folder().resolve("acct.duckdb"), store);
        assertThat(Rows.of(store, "select count(*), count(distinct path) from load"))
                .isEqualTo(Rows.of(
                        whole.folder().resolve("acct.duckdb"), "select count(*), count(distinct path) from load"));
        assertThat(Rows.of(store, "select day from due_day"))
                .as("days still due")
                .isEmpty();
        assertThat(Rows.of(store, "select day || ' ' || worst || ' ' || mail from night order by day"))
                .isEqualTo(Rows.of(
                        whole.folder().resolve("acct.duckdb"),
                        "select day || ' ' || worst || ' ' || mail from night order by day"));
        assertThat(WholeNight.reports(folder)).isEqualTo(WholeNight.reports(whole.folder()));
    }

    /** A second one comes only if the first was taken, and the night killed before it could note that. */
    private void mailsAreDelivered(int code, long before, long after, ScriptedServer server) {
        assertThat(after).as("mails").isGreaterThanOrEqualTo(1).isLessThanOrEqualTo(2);
        if (after == 2) {
            assertThat(List.of(before, (long) code)).isEqualTo(List.of(1L, (long) KILLED));
        }
        whole(server)
                .forEach(mail -> assertThat(
                                mail.substring(0, mail.indexOf("MIME-Version")).replace("\r\n ", " "))
                        .as("the subject")
                        .contains(
                                "(" + files.days().get(1) + "; also ",
                                files.days().get(2).toString()));
        assertThat(Rows.of(folder.resolve("acct.duckdb"), "select distinct state from outbox"))
                .containsExactly("sent");
        // A second copy is the first one once more, under one Message-ID.
        assertThat(whole(server).distinct()).hasSize(1);
    }

    private void nothingIsLeft() throws IOException {
        assertThat(names(folder))
                .containsExactlyInAnyOrder(
                        "acct.duckdb", "acct.duckdb.lock", "acct.duckdb.night.lock", "acct.yaml", "reports", "said");
        assertThat(names(folder.resolve("reports")))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("acct.prom", "index.html", "latest"),
                                files.days().stream().map(day -> day.toString()))
                        .toList());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
