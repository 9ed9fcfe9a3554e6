package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code acct}, with a Maven that writes one jar and a Java that says how it was started. */
final class LauncherTest {
    /** Writes {@code VERSION.jar} into the folder of the build, as slowly as its environment says. */
    private static final String MAVEN = """
            echo built >>builds.txt
            [ -z "${FAILS:-}" ] || { echo 'no compiler' >&2; exit 1; }
            sleep "${MAVEN_TAKES:-0}"
            for word in "$@"; do
                case $word in
                    -Ddist.directory=*) mkdir -p "${word#*=}/lib" "${word#*=}/native" && : >"${word#*=}/lib/$(cat version).jar" ;;
                esac
            done
            """;

    private static final String JAVA = """
            #!/bin/sh
            for word in "$@"; do
                case $word in
                    -XX:DumpLoadedClassList=*) : >"${word#*=}"; exit "${REHEARSAL:-0}" ;;
                    -Xshare:dump) dumps=yes ;;
                    -XX:SharedArchiveFile=*) if [ "${dumps:-}" = yes ]; then : >"${word#*=}"; exit "${DUMP:-0}"; fi ;;
                esac
            done
            for word in "$@"; do
                case $word in */lib/*.jar) echo "jars $(cd "${word%/*}" && echo *)" ;; esac
            done
            echo "locale $LC_ALL"
            echo "umask $(umask)"
            echo "words $*"
            echo started >>"${STARTED:-/dev/null}"
            sleep "${JAVA_TAKES:-0}"
            [ -z "${DIES:-}" ] || kill -"$DIES" $$
            exit "${CODE:-0}"
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path home = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        assumeTrue(Files.exists(Path.of("/bin/sh")), "no /bin/sh");
        // Nobody promises that the path of a home is ASCII.
        home = Files.createDirectories(folder.resolve("hömé"));
        Files.createDirectories(home.resolve("src/main"));
        Files.createDirectories(home.resolve("sql"));
        Files.copy(Path.of("acct"), home.resolve("acct"));
        Files.createDirectories(home.resolve("packaging"));
        Files.copy(Path.of("packaging/launch.sh"), home.resolve("packaging/launch.sh"));
        Files.writeString(home.resolve("mvnw"), MAVEN);
        Files.writeString(home.resolve("pom.xml"), "");
        version("1");
        jdk("17.0.15");
    }

    private void version(String version) throws IOException {
        Files.writeString(home.resolve("version"), version);
        // Sources that are newer by a moment may look as old as the build.
        Files.setLastModifiedTime(
                home.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(1)));
    }

    private void jdk(String version) throws IOException {
        Path java = folder.resolve("jdk/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, JAVA);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("jdk/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    private record Ended(int exitCode, String text) {}

    private Process start(Map<String, String> environment, String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("sh", home.resolve("acct").toString()), Stream.of(words))
                        .toList());
        // As cron has it, but for what the test wants.
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).start();
    }

    private static Ended end(Process process) throws IOException, InterruptedException {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }

    private Ended run(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        return end(start(environment, words));
    }

    private long builds() throws IOException {
        return Files.readAllLines(home.resolve("builds.txt")).size();
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> found = Files.list(home.resolve("target/dist"))) {
            return found.filter(Files::isDirectory).toList();
        }
    }

    private static boolean hasFlock() {
        return Files.isExecutable(Path.of("/usr/bin/flock")) || Files.isExecutable(Path.of("/bin/flock"));
    }

    @Test
    void aJavaThatIsTooOldOrMissingIsOneLine() throws IOException, InterruptedException {
        for (String old : List.of("11.0.20", "1.8.0_392", "16")) {
            jdk(old);
            Ended ended = run(Map.of(), "status");
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.text()).contains("is Java " + old, "JDK 17").hasLineCount(1);
        }
        Ended wrong = run(Map.of("JAVA_HOME", "/nowhere"), "status");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.text()).contains("JAVA_HOME is /nowhere").hasLineCount(1);
        assertThat(home.resolve("builds.txt")).doesNotExist();
    }

    @Test
    void sparkIsAddedForWhoAsksForItAndForNobodyElse() throws IOException, InterruptedException {
        Path jars = Files.createDirectories(home.resolve("spark/target/lib"));
        assertThat(run(Map.of(), "query", "--engine", "spark").text())
                .doesNotContain(jars.toString())
                .contains("--add-opens=java.base/java.nio=ALL-UNNAMED", "-Xmx2g");
        Files.createFile(jars.resolve("acct-spark-1.jar"));
        for (String[] words :
                List.of(new String[] {"query", "--engine", "spark"}, new String[] {"--engine=spark"}, new String[] {
                    "query", "--engine", "Spark"
                })) {
            assertThat(run(Map.of(), words).text())
                    .contains("1.jar:" + jars.resolve("acct-spark-1.jar") + " acct.Main " + String.join(" ", words));
        }
        for (String[] words : List.of(
                new String[] {"query", "--engine", "duckdb"},
                new String[] {"query", "spark"},
                new String[] {"query", "--engine", "duckdb", "spark"},
                new String[] {"nightly"})) {
            assertThat(run(Map.of(), words).text()).doesNotContain("acct-spark", "--add-opens");
        }
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.createFile(other.resolve("b.jar"));
        assertThat(run(Map.of("ACCT_SPARK", other.toString()), "query", "--engine=spark")
                        .text())
                .contains("1.jar:" + other.resolve("b.jar") + " acct.Main")
                .doesNotContain("acct-spark");
    }

    /** The lake of the configuration is meant by what publishes or looks after it. */
    @Test
    void whatReachesS3IsAddedForALakeThere() throws IOException, InterruptedException {
        Path jars = Files.createDirectories(home.resolve("spark/target/lib"));
        Files.createFile(jars.resolve("acct-spark-1.jar"));
        String added = "1.jar:" + jars.resolve("acct-spark-1.jar") + " acct.Main ";
        for (String[] words : List.of(
                new String[] {"query", "--by", "isp", "--lake", "s3a://lake/p"},
                new String[] {"status", "--lake=s3a://lake/p"})) {
            assertThat(run(Map.of(), words).text())
                    .contains(added + String.join(" ", words), "-Xmx512m")
                    .doesNotContain("--add-opens");
        }
        Path config = Files.writeString(folder.resolve("s3.yaml"), "lake: {path: 's3a://lake/p'}\n");
        Path disk = Files.writeString(folder.resolve("disk.yaml"), "lake: {path: l} # or s3a://lake/p\n");
        for (String command : List.of("lake publish", "nightly --publish")) {
            assertThat(run(Map.of(), (command + " --config " + config).split(" "))
                            .text())
                    .contains(added);
            assertThat(run(Map.of(), (command + " --config=" + config).split(" "))
                            .text())
                    .contains(added);
            assertThat(run(Map.of(), (command + " --config=" + disk).split(" ")).text())
                    .doesNotContain("acct-spark");
        }
        for (String line : List.of(
                "query --by isp --config " + config,
                "query --lake /mnt/lake",
                "query --lake lake s3a://lake/p",
                "lake publish --config /nowhere")) {
            assertThat(run(Map.of(), line.split(" ")).text()).as(line).doesNotContain("acct-spark");
        }
    }

    @Test
    void aBuildThatFailsLeavesNothingAndIsTriedAgain() throws IOException, InterruptedException {
        Ended failed = run(Map.of("FAILS", "yes"), "status");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.text()).contains("no compiler", "acct: the build failed");
        assertThat(folders()).isEmpty();
        assertThat(run(Map.of(), "status").text()).contains("words", "acct.Main status");
    }

    @Test
    void aBuildKeepsClassesForAQuickStartAndGoesOnWithout() throws IOException, InterruptedException {
        run(Map.of("REHEARSAL", "1"), "status");
        assertThat(folders())
                .singleElement()
                .satisfies(build -> assertThat(build.resolve("acct.jsa")).doesNotExist());
        version("2");
        run(Map.of("DUMP", "1"), "status");
        assertThat(folders()).allSatisfy(build -> {
            assertThat(build.resolve("acct.jsa")).doesNotExist();
            assertThat(build.resolve("acct.jsa.list")).doesNotExist();
        });
        version("3");
        String text = run(Map.of(), "status").text();
        assertThat(folders()).anySatisfy(build -> {
            assertThat(build.resolve("acct.jsa")).exists();
            assertThat(text).contains("-XX:SharedArchiveFile=" + build.resolve("acct.jsa"));
        });
    }

    @Test
    void whatIsBuiltIsNotBuiltAgain() throws IOException, InterruptedException {
        assertThat(run(Map.of(), "status").text()).contains("jars 1.jar");
        Files.setLastModifiedTime(
                home.resolve("pom.xml"), FileTime.from(Instant.now().minusSeconds(60)));
        run(Map.of(), "status");
        assertThat(run(Map.of(), "query", "--where", "job=Köln").text()).contains("job=Köln");
        // The first one's sources were of the next second, so it was built twice at the most.
        assertThat(builds()).isLessThanOrEqualTo(2);
    }

    @Test
    void aBuildRunsWithoutItsSources() throws IOException, InterruptedException {
        run(Map.of(), "status");
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/target"));
        Files.copy(home.resolve("acct"), folder.resolve("elsewhere/acct"));
        Files.move(home.resolve("target/dist"), elsewhere.resolve("dist"));
        home = folder.resolve("elsewhere");
        assertThat(run(Map.of(), "query", "a b").text()).contains("jars 1.jar", "acct.Main query a b\n");

        Path build = folders().get(0);
        Files.delete(build.resolve("launch.sh"));
        Ended ended = run(Map.of(), "status");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.text()).contains("launch.sh is missing").hasLineCount(1);
    }

    @Test
    void everythingIsUtf8WhereverItIsStarted() throws IOException, InterruptedException {
        assertThat(run(Map.of(), "status").text()).contains("locale C.UTF-8");
        assertThat(run(Map.of("LC_ALL", "C", "LANG", "de_DE.ISO-8859-1"), "status")
                        .text())
                .contains("locale C.UTF-8");
    }

    @Test
    void othersGetNothingOfWhatTheDatabaseMakes() throws IOException, InterruptedException {
        run(Map.of(), "status");
        Map<String, String> masks = Map.of("000", "0007", "002", "0007", "022", "0027", "077", "0077", "027", "0027");
        for (Map.Entry<String, String> mask : masks.entrySet()) {
            ProcessBuilder builder = new ProcessBuilder(
                    "sh", "-c", "umask " + mask.getKey() + "; exec sh \"$0\" status", home + "/acct");
            builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());

            Ended ended = end(builder.redirectErrorStream(true).start());

            assertThat(ended.text()).contains("umask " + mask.getValue(), "-Dacct.umask=0" + mask.getKey());
        }
    }

    @Test
    void aDamagedStoreThatBringsTheDatabaseDownIsOneLine() throws IOException, InterruptedException {
        run(Map.of(), "status");
        for (String command : List.of("verify", "backup")) {
            for (String signal : List.of("ABRT", "SEGV", "BUS")) {
                Ended ended = run(Map.of("DIES", signal), command, "--quick");
                assertThat(ended.exitCode()).isEqualTo(1);
                assertThat(ended.text().lines().filter(line -> line.startsWith("acct: the store is damaged: ")))
                        .hasSize(1);
            }
            // What it says itself is left as it is.
            for (String code : List.of("0", "1", "2", "75")) {
                Ended ended = run(Map.of("CODE", code), command, "a b", "*");
                assertThat(ended.exitCode()).isEqualTo(Integer.parseInt(code));
                assertThat(ended.text())
                        .contains("acct.Main " + command + " a b *\n")
                        .doesNotContain("damaged");
            }
        }
        assertThat(run(Map.of("DIES", "ABRT"), "status").text()).doesNotContain("damaged");
    }

    @Test
    void whoEndsTheScriptEndsWhatProves() throws IOException, InterruptedException {
        run(Map.of(), "status");
        Path started = folder.resolve("started");
        Process verify = start(Map.of("STARTED", started.toString(), "JAVA_TAKES", "1"), "verify");
        while (!Files.exists(started)) {
            Thread.sleep(20);
        }
        verify.toHandle().destroy();
        assertThat(end(verify).exitCode()).isGreaterThan(128);
    }

    @Test
    void aNewVersionRunsWithoutAnythingOfTheOld() throws IOException, InterruptedException {
        run(Map.of(), "status");
        version("2");
        assertThat(run(Map.of(), "status").text()).contains("jars 2.jar\n");
        if (hasFlock()) {
            assertThat(folders()).hasSize(1);
        }
    }

    @Test
    void aBuildLeavesARunningOneItsFolder() throws IOException, InterruptedException {
        assumeTrue(hasFlock(), "no flock");
        run(Map.of(), "status");
        Path started = folder.resolve("started");
        Process follower = start(Map.of("JAVA_TAKES", "30", "STARTED", started.toString()), "ingest", "--follow");
        try {
            for (int i = 0; i < 500 && !Files.exists(started); i++) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(started).exists();
            List<Path> before = folders();
            version("2");
            assertThat(run(Map.of(), "status").text()).contains("jars 2.jar");
            assertThat(folders()).containsAll(before).hasSize(before.size() + 1);
        } finally {
            follower.descendants().forEach(ProcessHandle::destroyForcibly);
            follower.destroyForcibly().waitFor();
        }
        version("3");
        assertThat(run(Map.of(), "status").text()).contains("jars 3.jar");
        assertThat(folders()).hasSize(1);
    }

    @Test
    void firstStartsAtOnceBuildOnce() throws IOException, InterruptedException {
        Files.setLastModifiedTime(
                home.resolve("pom.xml"), FileTime.from(Instant.now().minusSeconds(60)));
        Process first = start(Map.of("MAVEN_TAKES", "1"), "status");
        Process second = start(Map.of("MAVEN_TAKES", "1"), "status");
        assertThat(end(first).text()).contains("jars 1.jar");
        assertThat(end(second).text()).contains("jars 1.jar");
        assertThat(builds()).isEqualTo(1);
    }
}
