package acct.load;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import acct.model.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One bad file costs itself only: the good ones before and behind it are loaded, and nothing is waited for. */
@Tag("slow")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class BadFilesTest {
    private static final String HEADER = "type,timeLogged,rcpt\n";
    private static final int ROWS = 15_000;

    private Path folder = Path.of("");

    @BeforeEach
    void goodFilesOnBothSides(@TempDir Path temporary) {
        folder = temporary;
        good("acct-1.csv", "a.example");
        good("acct-9.csv", "z.example");
    }

    private void good(String name, String domain) {
        Logs.of("type,timeLogged,rcpt")
                .row("d", "timeLogged", "2026-11-19 10:00:00+0000", "rcpt", "user@" + domain)
                .write(folder.resolve(name));
    }

    private void pipe(String name) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", folder.resolve(name).toString())
                        .start()
                        .waitFor())
                .isZero();
    }

    private void bothGoodOnesAreLoaded() {
        assertThat(Rows.of(Cli.in(folder).store(), "select path from load where stored = 1 order by path"))
                .containsExactly("acct-1.csv", "acct-9.csv");
        SoundStore.check(Cli.in(folder).store());
    }

    @Test
    void moreRejectsThanCanBeKeptAreCountedAndProved() throws IOException {
        String bad = HEADER + "x\n".repeat(100_150) + "d,no time,r@b.example\n".repeat(12);
        Files.write(folder.resolve("acct-5.csv.gz"), Logs.gzip(bad.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        Cli acct = Cli.in(folder);
        Cli.Result loaded = acct.launch("ingest", "acct-*", "--verbose");
        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(loaded.err()).contains("acct-5.csv.gz: 152 of the rejected lines were only counted");
        bothGoodOnesAreLoaded();
        assertThat(Rows.of(acct.store(), "select lines, headers, rejected from load where stored = 0"))
                .containsExactly("100163|1|100162");
        assertThat(Rows.of(acct.store(), "select reason, lines, first_line from rejected_count order by reason"))
                .containsExactly("bad-time|2|100162", "too-few-cells|150|100002");
        assertThat(acct.launch("rejects", "--by-reason", "--format", "csv").out())
                .contains("acct-5.csv.gz,too-few-cells,100150,2");
        assertThat(acct.launch("rejects", "--reason", "bad-time").err()).contains("2 more, of 1 load");
        assertThat(acct.launch("rejects", "--reason", "open-quote").err()).doesNotContain("more, of");
        Cli.Result proved = acct.launch("verify");
        assertThat(proved.exitCode()).as(proved.out() + proved.err()).isZero();
    }

    @Test
    void aPipeThatAPatternMatchesIsPassedOverAndNamed() throws Exception {
        pipe("acct-5.csv");
        Files.createDirectory(folder.resolve("acct-6.csv"));
        Cli.Result loaded = Cli.in(folder).launch("ingest", "acct-*.csv");
        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(loaded.err())
                .contains("passed over acct-5.csv: is not a regular file")
                .contains("passed over acct-6.csv: is a folder");
        bothGoodOnesAreLoaded();
    }

    @Test
    void theStoreIsFreeWhileAPipeIsWaitedFor() throws Exception {
        pipe("acct-5.csv");
        Thread waiting = new Thread(() -> Cli.in(folder).launch("ingest", "acct-1.csv", "acct-5.csv", "acct-9.csv"));
        waiting.start();
        Path store = Cli.in(folder).store();
        while (!Files.exists(store)
                || Cli.in(folder).launch("query", "--wait", "30s").exitCode() != 0) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        Cli.Result other = Cli.in(folder).launch("ingest", "acct-1.csv", "--wait", "30s");
        assertThat(other.exitCode()).as(other.err()).isZero();
        Logs.write(folder.resolve("acct-5.csv"), HEADER.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        waiting.join();
        bothGoodOnesAreLoaded();
    }

    /** It has begun, so it is no pipe without a writer; still nobody knows when it goes on. */
    @ParameterizedTest
    @ValueSource(ints = {60, 200_000})
    void theStoreIsFreeWhileAPipeThatHasBegunIsSilent(int rows) throws Exception {
        pipe("acct-5.csv");
        Thread waiting = new Thread(() -> Cli.in(folder).launch("ingest", "acct-5.csv", "acct-9.csv"));
        waiting.start();
        try (java.io.OutputStream writer = Files.newOutputStream(folder.resolve("acct-5.csv"))) {
            writer.write((HEADER + row("one.example").repeat(rows)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            writer.flush();
            while (!Files.exists(Cli.in(folder).store())
                    || Cli.in(folder).launch("query", "--wait", "30s").exitCode() != 0) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            Cli.Result other = Cli.in(folder).launch("ingest", "acct-1.csv", "--wait", "30s");
            assertThat(other.exitCode()).as(other.err()).isZero();
            writer.write(row("two.example").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        waiting.join();
        bothGoodOnesAreLoaded();
        assertThat(Rows.number(Cli.in(folder).store(), "select stored from load where path = 'acct-5.csv'"))
                .isEqualTo(rows + 1);
        assertThat(folder.toFile().list()).noneMatch(name -> name.contains(".input-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"query --store p", "ingest acct-1.csv --store p", "query --config p", "pmta check p"})
    void aPipeInThePlaceOfAnotherFileIsNotOpened(String command) throws Exception {
        pipe("p");
        Cli.Result refused = Cli.in(folder).launch(command.split(" "));
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(1);
        assertThat(refused.err()).startsWith("acct: ").contains("p: ").hasLineCount(1);
    }

    @Test
    void aFirstLineWithoutEndIsNotReadToItsEnd() throws IOException {
        Files.createSymbolicLink(folder.resolve("acct-5.csv"), Path.of("/dev/zero"));
        Files.writeString(folder.resolve("acct-6.csv"), HEADER.strip() + ",x".repeat(600_000) + "\n");
        Cli.Result loaded = Cli.in(folder).launch("ingest", "acct-1.csv", "acct-5.csv", "acct-6.csv", "acct-9.csv");
        assertThat(loaded.exitCode()).as(loaded.err()).isEqualTo(4);
        assertThat(loaded.err())
                .contains("acct-5.csv: not an accounting file: binary data")
                .contains("acct-6.csv: not an accounting file: the header line is longer than 1 MB");
        bothGoodOnesAreLoaded();
    }

    @Test
    void whatAKilledProcessHadSpiltIsRemovedAndNothingElse() throws IOException {
        Path spilt = Files.createDirectories(folder.resolve("acct.duckdb.tmp"));
        Files.writeString(spilt.resolve("duckdb_temp_storage_DEFAULT-0.tmp"), "user@a.example");
        assertThat(Cli.in(folder).ingest("acct-1.csv").exitCode()).isZero();
        assertThat(spilt).doesNotExist();
        Files.createDirectories(spilt);
        Files.writeString(spilt.resolve("notes.txt"), "mine");
        Files.writeString(spilt.resolve("duckdb_temp_block-1.block"), "user@a.example");
        assertThat(Cli.in(folder).ingest("acct-9.csv").exitCode()).isZero();
        assertThat(spilt.toFile().list()).containsExactly("notes.txt");
    }

    /** Asked while bytes are read, so it can change the file then. */
    private static Stop onceWhileReading(Runnable change) {
        AtomicInteger asked = new AtomicInteger();
        Stop never = Stop.never();
        return new Stop() {
            @Override
            public boolean isAsked() {
                if (asked.incrementAndGet() == 1) {
                    change.run();
                }
                return false;
            }

            @Override
            public void listen() {
                never.listen();
            }

            @Override
            public boolean isAskedWithin(java.time.Duration time) {
                return never.isAskedWithin(time);
            }
        };
    }

    private void rewrite(Path file, String from, String to) {
        try (var channel = Files.newByteChannel(file, java.nio.file.StandardOpenOption.WRITE)) {
            String changed = HEADER + row(from).repeat(10_000) + row(to).repeat(ROWS * 8);
            byte[] bytes = changed.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            channel.write(java.nio.ByteBuffer.wrap(bytes, 0, (int) Math.min(bytes.length, Files.size(file))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String row(String domain) {
        return "d,2026-11-19 10:00:00+0000,user@" + domain + "\n";
    }

    @ParameterizedTest
    @CsvSource({"auto, 8", "streaming, 8", "streaming, 2"})
    void aFileThatIsChangedInPlaceMeanwhileIsNotStoredAndLoadedNextTime(String lane, int size) throws IOException {
        Path file = folder.resolve("acct-5.csv");
        Files.writeString(file, HEADER + row("one.example").repeat(10_000 + ROWS * size));
        Cli.Result loaded = Cli.in(folder)
                .stoppedBy(onceWhileReading(() -> rewrite(file, "two.example", "sec.example")))
                .launch("ingest", "acct-5.csv", "acct-9.csv", "--lane", lane, "--format", "json");
        Map<String, Long> stored = new java.util.TreeMap<>();
        loaded.json()
                .get("files")
                .forEach(one ->
                        stored.put(one.get("path").asString(), one.get("stored").asLong()));
        if (loaded.exitCode() == 1) {
            assertThat(loaded.err()).contains("acct-5.csv: cannot be read: it was changed in place");
            assertThat(stored).containsEntry("acct-5.csv", 0L).containsEntry("acct-9.csv", 1L);
            assertThat(Cli.in(folder).ingest("acct-5.csv").exitCode()).isZero();
        } else {
            // The bulk lane declined, or it was taken out of the small ones; then it was read as it was by then.
            assertThat(lane.equals("auto") || size == 2).as(loaded.err()).isTrue();
        }
        Cli.Result proved = Cli.in(folder).launch("verify");
        assertThat(proved.exitCode()).as(proved.out() + proved.err()).isZero();
        assertThat(Rows.of(Cli.in(folder).store(), "select count(*) from attempt where rcpt like '%one.example'"))
                .containsExactly("0");
    }
}
