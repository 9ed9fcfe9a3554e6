package acct.spark;

import static org.assertj.core.api.Assertions.assertThat;

import acct.lake.PublishedStore;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report by executors in other processes, one of which is killed meanwhile, is the report that DuckDB writes. */
@Tag("long")
final class ClusterTest {
    private static final String DAY = "2026-11-19";
    private static final String EXECUTOR = "CoarseGrainedExecutorBackend";

    private static Path folder = Path.of("");
    private static Path sparkHome = Path.of("");

    private final List<Process> started = new ArrayList<>();

    @BeforeAll
    static void publish(@TempDir Path made) throws SQLException, IOException {
        folder = made;
        PublishedStore.ofServers(made).close();
        // Executors are started with the jars of a Spark that is installed.
        sparkHome = Files.createDirectories(made.resolve("spark-home"));
        Path jars = Files.createDirectories(sparkHome.resolve("jars"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar")) {
                Path jar = Path.of(entry).toAbsolutePath();
                Path link = jars.resolve(String.valueOf(jar.getFileName()));
                if (!Files.exists(link)) {
                    Files.createSymbolicLink(link, jar);
                }
            }
        }
    }

    @AfterAll
    static void unlink() throws IOException {
        try (Stream<Path> links = Files.list(sparkHome.resolve("jars"))) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        }
    }

    private Process java(String name, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"), "-Xmx1g", "-Djava.io.tmpdir=" + folder));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp",
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator))));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".out").toFile());
        builder.environment().put("SPARK_HOME", sparkHome.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static Map<String, String> files(String name) {
        Path out = folder.resolve(name);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(out)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(out.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static List<ProcessHandle> executors(List<Process> above) {
        return above.stream()
                .flatMap(Process::descendants)
                .filter(process -> process.info()
                        .arguments()
                        .map(words -> Stream.of(words).anyMatch(word -> word.endsWith(EXECUTOR)))
                        .orElse(false))
                .toList();
    }

    private static void await(Process running, String name, String what, BooleanSupplier done)
            throws InterruptedException, IOException {
        Instant last = Instant.now().plus(Duration.ofMinutes(5));
        while (!done.getAsBoolean()) {
            assertThat(running.isAlive())
                    .as(what + "; it has ended: " + Files.readString(folder.resolve(name + ".out")))
                    .isTrue();
            assertThat(Instant.now()).as(what).isBefore(last);
            Thread.sleep(100);
        }
    }

    private Process report(String name, List<String> properties, String master) throws IOException {
        List<String> words = new ArrayList<>(properties);
        words.addAll(List.of(
                "acct.Main",
                "report",
                "--day",
                DAY,
                "--lake",
                "made/lake",
                "--out",
                name,
                "--engine",
                "spark",
                "--spark",
                master));
        return java(name, words);
    }

    private void mustBeTheReport(Process report, String name) throws InterruptedException, IOException {
        assertThat(report.waitFor(8, TimeUnit.MINUTES)).as("ended in time").isTrue();
        assertThat(report.exitValue())
                .as(Files.readString(folder.resolve(name + ".out")))
                .isZero();
        String of = name + "-by-duckdb";
        Process duckDb = java(of, List.of("acct.Main", "report", "--day", DAY, "--lake", "made/lake", "--out", of));
        assertThat(duckDb.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(withoutTime(files(name))).isEqualTo(withoutTime(files(of))).hasSizeGreaterThan(3);
    }

    /** When it was written is another moment. */
    private static Map<String, String> withoutTime(Map<String, String> files) {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        Map<String, String> without = new TreeMap<>();
        files.forEach((name, text) -> without.put(name, text.replaceAll(today + "[T ][0-9:.]+", "(now)")));
        return without;
    }

    /** Each in a JVM of its own, as Spark begins once. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "nonsense ; Could not parse Master URL: 'nonsense'",
                "yarn ; Could not parse Master URL: 'yarn'",
                "sc://spark.example.com ; Could not parse Master URL: 'sc://spark.example.com'",
                "spark://127.0.0.1:9 ; no master answers there"
            })
    void whereItCannotRunIsToldInALine(String master, String told) throws IOException, InterruptedException {
        Process asked = java(
                "asked",
                List.of(
                        "acct.Main",
                        "query",
                        "--by",
                        "isp",
                        "--lake",
                        "made/lake",
                        "--engine",
                        "spark",
                        "--spark",
                        master));
        assertThat(asked.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(folder.resolve("asked.out")))
                .endsWith("acct: --engine spark --spark " + master + ": cannot begin: " + told
                        + "; spark/README.md says where Spark can run\n")
                // What it says of the lake comes first.
                .hasLineCount(2);
        assertThat(asked.exitValue()).isEqualTo(1);
    }

    @Test
    void anExecutorThatIsKilledIsReplaced() throws IOException, InterruptedException {
        Process report = report("cluster", List.of(), "local-cluster[2,1,1024]");
        await(
                report,
                "cluster",
                "two executors",
                () -> executors(List.of(report)).size() == 2);
        Set<Long> first = new HashSet<>();
        executors(List.of(report)).forEach(executor -> first.add(executor.pid()));
        TimeUnit.SECONDS.sleep(20);
        assertThat(report.isAlive()).as("it is at work").isTrue();
        assertThat(executors(List.of(report)).get(0).destroyForcibly()).isTrue();
        await(
                report,
                "cluster",
                "another executor",
                () -> executors(List.of(report)).stream().anyMatch(executor -> !first.contains(executor.pid())));
        mustBeTheReport(report, "cluster");
    }

    @Test
    void aWorkerThatIsKilledIsDoneWithout() throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> shared = List.of(
                "-Dspark.authenticate=true", "-Dspark.authenticate.secret=for-tests", "-Dspark.ui.enabled=false");
        List<String> words = new ArrayList<>(shared);
        words.addAll(List.of(
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                "" + port,
                "--webui-port",
                "0"));
        java("master", words);
        List<Process> workers = new ArrayList<>();
        for (String name : List.of("worker1", "worker2")) {
            words = new ArrayList<>(shared);
            words.addAll(List.of(
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    "127.0.0.1",
                    "--webui-port",
                    "0",
                    "--cores",
                    "1",
                    "--memory",
                    "1g",
                    "--work-dir",
                    folder.resolve(name).toString(),
                    "spark://127.0.0.1:" + port));
            workers.add(java(name, words));
        }
        List<String> driver = new ArrayList<>(shared);
        driver.addAll(List.of("-Dspark.driver.host=127.0.0.1", "-Dspark.executor.memory=700m"));
        Process report = report("standalone", driver, "spark://127.0.0.1:" + port);
        await(report, "standalone", "two executors", () -> executors(workers).size() == 2);
        TimeUnit.SECONDS.sleep(20);
        assertThat(report.isAlive()).as("it is at work").isTrue();
        executors(workers.subList(0, 1)).forEach(ProcessHandle::destroyForcibly);
        workers.get(0).destroyForcibly();
        mustBeTheReport(report, "standalone");
        assertThat(executors(workers)).hasSizeLessThan(2);
    }
}
