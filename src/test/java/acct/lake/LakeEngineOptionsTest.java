package acct.lake;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --engine} and {@code --spark}, where Spark's jars are not there. */
final class LakeEngineOptionsTest {
    private static final String BY_ISP = "query --by isp --format csv";

    private static Path host = Path.of("");

    @BeforeAll
    static void publish(@TempDir Path folder) {
        LakeHost mta1 = LakeHost.of(folder, "mta1").loads("a.csv", LakeHost.day("2026-11-18", 3, "192.0.2.1"));
        mta1.publishes();
        host = mta1.folder();
    }

    private static Cli.Result run(String line) {
        return Cli.in(host).launch(line.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--engine spark ; --engine spark: answers for a lake; name its folder with --lake",
                "--engine=spark --store acct.duckdb ; --engine spark: answers for a lake; name its folder with --lake",
                "--spark local[2] ; --spark local[2]: is for a lake",
                "--lake ../lake --spark local[2] ; --spark local[2]: is for --engine spark",
                "--lake ../lake --engine duckdb --spark local ; --spark local: is for --engine spark",
                "--lake ../lake --engine flink ; --engine flink: write one of duckdb, spark"
            })
    void whatDoesNotFitTogetherIsAWrongUse(String options, String told) {
        Cli.Result result = run(BY_ISP + " " + options);
        assertThat(result.err()).contains(told.strip()).hasLineCount(1);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
    }

    /** One line for each command that takes {@code --lake}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "query --by isp",
                "query servers",
                "show isp gmail",
                "report --out fleet",
                "alerts",
                "incidents",
                "incidents list",
                "replies",
                "status"
            })
    void withoutItsJarsSparkSaysHowToBuildThem(String command) {
        Cli.Result result = run(command + " --lake ../lake --engine spark");
        assertThat(result.err())
                .startsWith("acct: --engine spark: its jars are not there; build them")
                .contains("./mvnw -q -Dquick install", "./mvnw -q -f spark/pom.xml package", "spark/README.md")
                .hasLineCount(1);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"query --by isp", "lake status", "lake publish", "alerts"})
    void withoutItsJarsS3SaysHowToBuildThem(String command) {
        Cli.Result result = run(command + " --lake s3a://lake/mail");
        assertThat(result.err())
                .startsWith("acct: s3a://lake/mail: what reaches S3 is not there; build it")
                .contains("./mvnw -q -Dquick install", "./mvnw -q -f spark/pom.xml package", "spark/README.md")
                .hasLineCount(1);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://lake/mail", "gs://lake/mail", "https://example.com/lake"})
    void whatNothingReachesIsAWrongUse(String address) {
        Cli.Result result = run("query --by isp --lake " + address);
        assertThat(result.err())
                .contains(address, "a lake is a folder, or s3a://BUCKET/PREFIX")
                .hasLineCount(1);
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void whatIsToldToBuildIsThere() {
        assertThat(List.of(Path.of("spark/pom.xml"), Path.of("spark/README.md")))
                .allMatch(Files::exists);
    }

    @Test
    void duckDbIsWhatAnswersWithoutBeingAsked() {
        Cli.Result usual = run(BY_ISP + " --lake ../lake");
        assertThat(usual.exitCode()).isZero();
        assertThat(usual.out()).contains("gmail,3,1");
        assertThat(run(BY_ISP + " --lake ../lake --engine DuckDB")).isEqualTo(usual);
    }

    @Test
    void theConfigurationMayChooseAndTheCommandLineDecides(@TempDir Path folder) throws IOException {
        Path config = Files.writeString(
                folder.resolve("spark.yaml"), "server: mta1\nlake: {path: ../lake, engine: spark, spark: local}\n");
        String line = BY_ISP + " --config " + config;
        assertThat(run(line).exitCode()).as("a store is DuckDB's own").isZero();
        assertThat(run(line + " --lake ../lake").err()).contains("--engine spark: its jars are not there");
        assertThat(run(line + " --lake ../lake --engine duckdb").out()).contains("gmail,3,1");
        assertThat(run(line + " --lake ../lake --spark local[2]").exitCode()).isEqualTo(1);
    }
}
