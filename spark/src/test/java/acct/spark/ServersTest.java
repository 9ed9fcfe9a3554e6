package acct.spark;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.lake.PublishedStore;
import acct.lake.ReportingStatements;
import acct.sql.SqlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three servers, one file that two of them have, one clock that is ahead: both engines say the same of them, to every command. */
final class ServersTest {
    private static @Nullable PublishedStore published;
    private static @Nullable OpenLake lake;
    private static Path folder = Path.of("");

    @BeforeAll
    static void publish(@TempDir Path made) throws SQLException, IOException {
        folder = made;
        published = PublishedStore.ofServers(made);
        lake = OpenLake.at(published.lake());
        Files.writeString(
                made.resolve("acct.yaml"),
                Files.readString(made.resolve("made/mta1/acct.yaml")).replaceAll("(?m)^(server|files|lake):.*$", ""));
    }

    @AfterAll
    static void close() {
        if (lake != null) {
            lake.close();
        }
        if (published != null) {
            published.close();
        }
    }

    @TestFactory
    @Tag("long")
    Stream<DynamicTest> everyStatementAnswersTheSame() {
        return ReportingStatements.names(Path.of("../sql")).stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
    }

    private static void check(String name) {
        OpenLake open = Objects.requireNonNull(lake);
        SqlFile file = ReportingStatements.file(name);
        Map<String, @Nullable Object> values = ReportingStatements.values(file, ReportingStatements.PERIODS.get(0));
        Answers.mustBeEqual(
                file, name, Answers.of(open.spark(), file, values), Answers.of(open.duckDb(), file, values));
    }

    /** A store has other numbers of loads, and paths as each host has them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "aggregate/counts",
                "alert/cell_days",
                "query/message-counts",
                "query/top-rates",
                "report/pairs",
                "query/servers"
            })
    void aStoreOfAllFilesSaysIt(String name) {
        SqlFile file = ReportingStatements.file(name);
        Map<String, @Nullable Object> values = ReportingStatements.values(file, ReportingStatements.PERIODS.get(0));
        PublishedStore store = Objects.requireNonNull(published);
        assertThat(Answers.of(Objects.requireNonNull(lake).spark(), file, values))
                .isEqualTo(Answers.of(store.store().engine(sql -> {}), file, values, store::renamed))
                .isNotEmpty();
    }

    private static Cli.Result run(String engine, String line) {
        List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
        words.addAll(List.of("--lake", "made/lake", "--engine", engine));
        if (engine.equals("spark")) {
            words.addAll(List.of("--spark", OpenLake.MASTER));
        }
        return Cli.in(folder).launch(words.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"query --by server,day,source_ip --format csv", "query dead-addresses --format csv"})
    void aCommandSaysTheSame(String line) {
        Cli.Result duckDb = run("duckdb", line);
        Cli.Result spark = run("spark", line);
        assertThat(spark.out()).isEqualTo(duckDb.out());
        assertThat(spark.err()).isEqualTo(duckDb.err());
        assertThat(spark.exitCode()).isEqualTo(duckDb.exitCode());
        assertThat(duckDb.out().length()).as(duckDb.err()).isGreaterThan(2);
    }

    @ParameterizedTest
    @Tag("long")
    @ValueSource(
            strings = {
                "query --by isp --format json",
                "query --by rcpt_domain,reply --where isp=gmail,microsoft --where job=newsletter* --format csv --limit 0",
                "query --by mx --where source_ip=192.0.2.0/24 --sort bounced --format csv",
                "query --by isp --having bounced_share>0 --compare yesterday --since 2026-11-19 --until 2026-11-19 --format csv",
                "query servers --format json",
                "query message-sizes --job news*?? --format csv",
                "show isp gmail --format json",
                "show ip 192.0.2.10 --format json",
                "alerts --day 2026-11-19 --format json",
                "incidents --format json",
                "replies --format json",
                "status --format json"
            })
    void everyCommandSaysTheSame(String line) {
        aCommandSaysTheSame(line);
    }

    @Test
    @Tag("long")
    void aReportIsTheSameFileByFile() {
        Cli.Result duckDb = run("duckdb", "report --day 2026-11-19 --out by-duckdb");
        assertThat(duckDb.exitCode()).as(duckDb.err()).isZero();
        Cli.Result spark = run("spark", "report --day 2026-11-19 --out by-spark");
        assertThat(spark.exitCode()).as(spark.err()).isZero();
        assertThat(files("by-spark")).isEqualTo(files("by-duckdb")).hasSizeGreaterThan(3);
    }

    private static Map<String, String> files(String name) {
        Path out = folder.resolve(name);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(out)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        out.relativize(file).toString(),
                        Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"query --sql select$1 ; 2 ; leave the engine to duckdb", "query --by nothing ; 2 ; nothing"})
    void whatIsWrongIsOneLine(String line, int exit, String told) {
        Cli.Result result = run("spark", line);
        assertThat(result.exitCode()).isEqualTo(exit);
        assertThat(result.err()).contains(told).hasLineCount(1);
    }

    /** Names that mean something to whoever reads lists of files. */
    @Test
    void aFolderMayHaveAnyName() throws IOException {
        Path plain = Files.createDirectories(folder.resolve("plain"));
        OpenLake.ofOneRow(plain);
        Path odd = Files.move(plain, folder.resolve("odd day=1 {b,c} %20 #"));
        String[] words = {"query", "--by", "isp,server", "--format", "csv", "--lake", "lake", "--engine", "spark"};
        Cli.Result spark = Cli.in(odd).launch(words);
        words[8] = "duckdb";
        assertThat(spark).isEqualTo(Cli.in(odd).launch(words));
        assertThat(spark.exitCode()).isZero();
    }
}
