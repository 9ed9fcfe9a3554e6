package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Main;
import acct.Rows;
import acct.SoundStore;
import acct.model.Stop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ingest --follow}: what happens to the files between two rounds is a step of the test. */
@Tag("slow")
final class FollowTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    @AfterEach
    void theStoreIsSound() {
        if (Files.exists(acct.store())) {
            SoundStore.check(acct.store());
        }
    }

    /** Runs one step after each round, and asks to stop after the last one. */
    private static final class Steps implements Stop {
        private final Deque<Runnable> steps;
        private boolean isAsked;

        Steps(Runnable... steps) {
            this.steps = new ArrayDeque<>(List.of(steps));
        }

        @Override
        public void listen() {}

        @Override
        public boolean isAsked() {
            return isAsked;
        }

        @Override
        public boolean isAskedWithin(Duration time) {
            Runnable step = steps.poll();
            if (step == null) {
                isAsked = true;
            } else {
                step.run();
            }
            return isAsked;
        }
    }

    private Cli.Result follow(Stop stop, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "--follow";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return acct.stoppedBy(stop).ingest(all);
    }

    private static Logs rows(Logs logs, int first, int last) {
        for (int i = first; i < last; i++) {
            logs.row(
                    "d",
                    "envId",
                    "e" + i,
                    "timeLogged",
                    "2026-11-19 %02d:%02d:%02d+0100".formatted(i / 3600, i / 60 % 60, i % 60));
        }
        return logs;
    }

    private static Logs part(int first, int last) {
        return rows(Logs.standard(), first, last);
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private void append(String name, byte[] more) {
        try {
            Files.write(path(name), more, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rename(String from, String to) {
        try {
            Files.move(path(from), path(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stored(int expected) {
        assertThat(Rows.number(acct.store(), "select count(*) from attempt"))
                .as("the store is free between two rounds")
                .isEqualTo(expected);
    }

    private static List<String> receipt(Cli.Result result) {
        return result.json().get("files").valueStream().map(FollowTest::line).toList();
    }

    private static String line(JsonNode file) {
        return file.get("path").asString() + " " + file.get("status").asString() + " "
                + file.get("stored").asInt();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--follow -",
                "--every 20s acct-1.csv",
                "--follow --every 0s acct-1.csv",
                "--follow --every 2m acct-1.csv",
                "--follow --every soon acct-1.csv",
                "--follow"
            })
    void wrongUseIsOneLineAndCodeTwo(String arguments) {
        part(0, 1).write(path("acct-1.csv"));
        Cli.Result result = acct.stoppedBy(new Steps()).launch(("ingest " + arguments).split(" "));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("acct: ").hasLineCount(1);
        assertThat(acct.store()).doesNotExist();
    }

    @Test
    void aFileThatNeverComesIsMissing() {
        Cli.Result result = follow(new Steps(() -> {}), "acct-1.csv", "acct-*.csv");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(receipt(result)).containsExactlyInAnyOrder("acct-1.csv refused 0", "acct-*.csv refused 0");
        assertThat(result.err()).containsOnlyOnce("acct-1.csv: not there yet");
    }

    @Test
    void aGrowingFileIsStoredPartByPartAndOnlyOnce() {
        byte[] whole = part(0, 30).bytes();
        int cut = whole.length - 40;
        part(0, 10).write(path("acct-1.csv"));
        Cli.Result result = follow(
                new Steps(
                        () -> {
                            stored(10);
                            Logs.write(path("acct-1.csv"), Arrays.copyOf(whole, cut));
                        },
                        () -> stored(29),
                        () -> append("acct-1.csv", Arrays.copyOfRange(whole, cut, whole.length)),
                        () -> stored(30)),
                "acct-1.csv");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(receipt(result)).containsExactly("acct-1.csv loaded 30");
        assertThat(result.file().get("lines").asInt()).isEqualTo(31);
        assertThat(result.file().get("pending_bytes").asInt()).isZero();
        assertThat(result.err().lines())
                .containsExactly(
                        "acct-1.csv: 10 rows stored", "acct-1.csv: 19 rows stored", "acct-1.csv: 1 row stored");
        assertThat(Rows.number(acct.store(), "select count(*) from load")).isEqualTo(3);
    }

    @Test
    void quietSaysNothing() {
        part(0, 10).write(path("acct-1.csv"));
        assertThat(follow(new Steps(), "acct-1.csv", "--quiet").err()).isEmpty();
    }

    @Test
    void aRotatedFileGivesItsRestByItsNewName() {
        part(0, 10).write(path("acct.csv"));
        String last = new String(part(10, 11).bytes(), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        Cli.Result result = follow(
                new Steps(
                        () -> {
                            // The last line never gets its end.
                            append("acct.csv", last.getBytes(StandardCharsets.UTF_8));
                            rename("acct.csv", "acct-0001.csv");
                            part(20, 25).write(path("acct.csv"));
                        },
                        () -> {
                            stored(16);
                            rows(part(20, 25), 25, 30).write(path("acct.csv"));
                        }),
                ".");
        assertThat(result.exitCode()).as(result.err()).isZero();
        stored(21);
        assertThat(receipt(result))
                .containsExactly("./acct.csv loaded 10", "./acct-0001.csv grown 1", "./acct.csv loaded 10");
    }

    @Test
    void aTruncatedFileBeginsAnew() {
        part(0, 10).write(path("acct-1.csv"));
        Cli.Result result = follow(
                new Steps(
                        () -> Logs.write(path("acct-1.csv"), new byte[0]),
                        () -> part(10, 13).write(path("acct-1.csv"))),
                "acct-1.csv");
        assertThat(result.exitCode()).isZero();
        assertThat(receipt(result)).containsExactly("acct-1.csv loaded 10", "acct-1.csv loaded 3");
        stored(13);
    }

    @Test
    void filesThatComeLaterAreTaken() {
        Cli.Result result = follow(
                new Steps(
                        () -> part(0, 10).write(path("acct-1.csv")),
                        () -> part(10, 20).write(path("acct-2.csv")),
                        () -> part(20, 30).write(path("named.csv"))),
                "acct-*.csv",
                "named.csv");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(receipt(result))
                .containsExactly("acct-1.csv loaded 10", "acct-2.csv loaded 10", "named.csv loaded 10");
    }

    @Test
    void aRefusedFileIsToldOnceAndDoesNotStopTheOthers() {
        Logs.write(path("acct-1.csv"), "no header\n".getBytes(StandardCharsets.UTF_8));
        Cli.Result result = follow(
                new Steps(() -> {}, () -> part(0, 10).write(path("acct-2.csv")), () -> {}), "acct-1.csv", "acct-*.csv");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).containsOnlyOnce("not an accounting file");
        stored(10);
    }

    @Test
    void anUnchangedFileLeavesTheStoreAlone() throws Exception {
        part(0, 10).write(path("acct-1.csv"));
        Path aside = path("aside.duckdb");
        Cli.Result result = follow(
                new Steps(
                        () -> {
                            rename("acct.duckdb", "aside.duckdb");
                        },
                        () -> assertThat(acct.store()).doesNotExist(),
                        () -> rename("aside.duckdb", "acct.duckdb")),
                "acct-1.csv");
        assertThat(result.exitCode()).isZero();
        assertThat(aside).doesNotExist();
    }

    @Test
    void aRequestIsHeardInTheBulkLaneToo() {
        part(0, 20_000).write(path("acct-1.csv"));
        Steps atOnce = new Steps();
        atOnce.isAsked = true;
        Cli.Result result = follow(atOnce, "acct-1.csv", "--lane", "bulk");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(receipt(result)).isEmpty();
        stored(0);
        assertThat(result.err()).contains("stopped while loading").doesNotContain("internal error");
    }

    @Test
    void aRequestWhileLoadingRollsTheFileBack() {
        part(0, 20_000).write(path("acct-1.csv"));
        part(0, 5).write(path("acct-0.csv"));
        Steps atOnce = new Steps();
        atOnce.isAsked = true;
        Cli.Result result = follow(atOnce, "acct-1.csv");
        assertThat(result.exitCode()).isZero();
        assertThat(receipt(result)).isEmpty();
        stored(0);
        assertThat(result.err()).contains("stopped while loading");
        assertThat(receipt(follow(new Steps(), "acct-1.csv"))).containsExactly("acct-1.csv loaded 20000");
    }

    private Process child(String main, String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(java.util.stream.Collectors.joining(java.io.File.pathSeparator)),
                main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile()).start();
    }

    @Test
    @Timeout(60)
    void aBusyStoreIsTriedAgain() throws Exception {
        part(0, 1).write(path("acct-0.csv"));
        assertThat(acct.ingest("acct-0.csv").exitCode()).isZero();
        part(10, 20).write(path("acct-1.csv"));
        Process holder = child("acct.cli.StoreHolder", acct.store().toString());
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("holding");
            Cli.Result result = follow(
                    new Steps(() -> {
                        try {
                            holder.destroyForcibly().waitFor();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }),
                    "acct-1.csv",
                    "--wait",
                    "0s");
            assertThat(result.exitCode()).isZero();
            assertThat(result.err()).contains("busy").contains("the next round tries again");
            assertThat(receipt(result)).containsExactly("acct-1.csv loaded 10");
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    @Test
    @Timeout(60)
    void aSignalEndsItCleanlyWithTheReceipt() throws Exception {
        part(0, 10).write(path("acct-1.csv"));
        Process process =
                child(Main.class.getName(), "ingest", "--follow", "--every", "100ms", "acct-1.csv", "--format", "json");
        try (BufferedReader remarks =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            assertThat(next(remarks)).isEqualTo("acct-1.csv: 10 rows stored");
            rows(part(0, 10), 10, 15).write(path("acct-1.csv"));
            assertThat(next(remarks)).isEqualTo("acct-1.csv: 5 rows stored");
            // SIGTERM; Process.destroy would also close the streams.
            process.toHandle().destroy();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(line(JsonMapper.shared().readTree(out).get("files").get(0)))
                    .isEqualTo("acct-1.csv loaded 15");
        } finally {
            process.destroyForcibly().waitFor();
        }
        stored(15);
    }

    /** The next line that is acct's, without its time; a newer JDK warns about native libraries. */
    private static String next(BufferedReader remarks) throws IOException {
        String line = remarks.readLine();
        while (line != null && !line.contains(" acct-1.csv")) {
            line = remarks.readLine();
        }
        return String.valueOf(line).replaceFirst("^20\\S+ ", "");
    }
}
