package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import acct.model.Stop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C: what is stored is said, and nothing is left behind. */
final class InterruptedTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
        for (int i = 1; i <= 3; i++) {
            Logs.standard()
                    .row("d", "envId", "e" + i)
                    .row("b", "envId", "f" + i)
                    .write(folder.resolve("a" + i + ".csv"));
        }
    }

    private static Stop when(BooleanSupplier asked) {
        return new Stop() {
            @Override
            public void listen() {}

            @Override
            public boolean isAsked() {
                return asked.getAsBoolean();
            }

            @Override
            public boolean isAskedWithin(Duration time) {
                return isAsked();
            }
        };
    }

    /** Asked from this look on. */
    private static Stop afterLooks(int looks) {
        int[] seen = {0};
        return when(() -> ++seen[0] > looks);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aLoadSaysWhatIsStoredAndCanBeGoneOnWith() {
        Cli.Result result = Cli.in(folder).stoppedBy(afterLooks(3)).launch("ingest", "a1.csv", "a2.csv", "a3.csv");
        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .hasLineCount(1)
                .matches(
                        "acct: stopped: \\d of 3 files are in the store \\(\\d rows"
                                + " stored by this run\\), nothing of the others; run the same command again to load the rest\\R");
        long stored = Rows.number(acct.store(), "select count(*) from attempt");
        assertThat(result.err()).contains("(" + stored + " rows");
        SoundStore.check(acct.store());
        assertThat(acct.ingest("a1.csv", "a2.csv", "a3.csv").exitCode()).isZero();
        assertThat(Rows.number(acct.store(), "select count(*) from attempt")).isEqualTo(6);
    }

    @Test
    void oneThatIsStoppedAtOnceStoresNothing() {
        Cli.Result result = acct.stoppedBy(afterLooks(0)).launch("nightly", "a1.csv", "nosuch.csv");
        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.err()).contains("nosuch.csv: no such file", "stopped: 0 of 2 files are in the store (0 rows");
        assertThat(folder.resolve("reports")).doesNotExist();
    }

    @Test
    void verifyLeavesNothingBehind() throws IOException {
        assertThat(acct.ingest("a1.csv", "a2.csv", "a3.csv").exitCode()).isZero();
        List<String> before = names();
        Cli.Result result = acct.stoppedBy(afterLooks(1)).launch("verify");
        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.err()).isEqualTo("acct: stopped before everything was proved; nothing was changed\n");
        assertThat(names()).isEqualTo(before);
    }

    /** It waits for standard input and so cannot end by itself. */
    @Test
    void aSignalIsAnsweredAlsoByALoadThatHangs() throws Exception {
        Process hanging = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "acct.Main",
                        "ingest",
                        "-")
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        // Of what has not begun it would wait without the store.
        hanging.getOutputStream().write("\n".repeat(1_100_000).getBytes(StandardCharsets.UTF_8));
        hanging.getOutputStream().flush();
        while (!Files.exists(acct.store())) {
            assertThat(hanging.isAlive()).isTrue();
            Thread.sleep(20);
        }
        hanging.toHandle().destroy();
        String err = new String(hanging.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(hanging.waitFor()).isEqualTo(128 + 15);
        assertThat(err).contains("acct: stopped: 0 of 1 file is in the store (0 rows stored by this run)");
        assertThat(acct.ingest("a1.csv").exitCode()).isZero();
    }
}
