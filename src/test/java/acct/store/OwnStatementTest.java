package acct.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.Cli;
import acct.Logs;
import acct.SoundStore;
import acct.model.ExitCode;
import acct.model.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator's own SQL: what it must not do, what it may take, and what it answers. */
@Tag("slow")
final class OwnStatementTest {
    private static final Path HOSTILE = Path.of("src/test/resources/acct/aggregate/hostile-statements.txt");
    private static final SqlLimits USUAL = new SqlLimits(Duration.ofSeconds(30), "200MB");

    @TempDir
    private Path folder = Path.of("");

    private Cli acct = Cli.in(folder);

    @BeforeEach
    void load() {
        acct = Cli.in(folder);
        Logs.standard().row("d").row("b").write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    private void open(SqlLimits limits, Consumer<OwnStatement> work) {
        try (Store store = Store.open(acct.store(), Store.Mode.READ, Duration.ZERO, Clock.systemUTC())) {
            work.accept(new OwnStatement(store, limits, sql -> {}));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<List<@Nullable Object>> answer(String sql) {
        List<List<@Nullable Object>> all = new ArrayList<>();
        open(USUAL, own -> own.answer(sql, rows -> rows.forEachRemaining(row -> all.add(row.values()))));
        return all;
    }

    private Map<String, Long> files() {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.size(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    @Test
    void aWrongNameIsToldWithTheOneThatIsLikeIt() {
        assertThat(acct.launch("query", "--sql", "select source_i from attempt").err())
                .hasLineCount(1)
                .contains("\"source_i\" not found", "Candidate bindings: \"source_ip\"");
        assertThat(acct.launch("query", "--sql", "select * from attemt").err())
                .hasLineCount(1)
                .contains("Did you mean \"attempt");
    }

    /** A reader of JSON keeps one of two equal keys, and says nothing. */
    @Test
    void twoColumnsOfOneNameAreNoAnswerByName() {
        String sql = "select 1 as a, 2 as a";
        for (String format : List.of("json", "jsonl")) {
            Cli.Result refused = acct.launch("query", "--sql", sql, "--format", format);
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).contains("two columns are named 'a'");
        }
        assertThat(acct.launch("query", "--sql", sql, "--format", "csv").out()).isEqualTo("a,a\n1,2\n");
    }

    @Test
    void noHostileStatementRunsOrLeavesATrace() throws IOException {
        byte[] before = Files.readAllBytes(acct.store());
        Map<String, Long> files = files();
        List<String> statements = Files.readAllLines(HOSTILE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replace("{store}", acct.store().toString()))
                .toList();
        assertThat(statements).hasSizeGreaterThan(150);
        List<String> answered = new ArrayList<>();
        open(USUAL, own -> {
            for (String statement : statements) {
                try {
                    own.answer(statement, answer -> answered.add(statement));
                } catch (UserException refused) {
                    assertThat(refused.exitCode()).as(statement).isEqualTo(ExitCode.USAGE);
                }
            }
        });
        assertThat(answered).isEmpty();
        assertThat(files()).isEqualTo(files);
        assertThat(Files.readAllBytes(acct.store())).isEqualTo(before);
        assertThat(Path.of("/tmp/acct-hostile.csv")).doesNotExist();
        SoundStore.check(acct.store());
    }

    @Test
    void theSealAloneHoldsWhatTheParserWouldLetThrough() throws IOException, SQLException {
        byte[] before = Files.readAllBytes(acct.store());
        try (Store store = Store.open(acct.store(), Store.Mode.READ, Duration.ZERO, Clock.systemUTC());
                java.sql.Statement statement = store.connection().createStatement()) {
            store.seal(USUAL);
            for (String line : Files.readAllLines(HOSTILE)) {
                if (line.contains("{store}")) {
                    String sql = line.replace("{store}", acct.store().toString());
                    assertThatThrownBy(() -> statement.execute(sql)).as(sql).isInstanceOf(SQLException.class);
                    if (statement.isClosed()) {
                        break;
                    }
                }
            }
        }
        assertThat(Files.readAllBytes(acct.store())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "select 1;",
                "SELECT 1 -- one; two",
                "/* a; b */ select 1",
                "select ';'",
                "from load",
                "table load",
                "values (1), (2)",
                "with a as (select 1) select * from a",
                "show tables",
                "describe attempt",
                "summarize load",
                "explain select * from attempt",
                "explain analyze select count(*) from attempt",
                "-- why\nexplain select 1",
                "pivot attempt on outcome in ('delivered', 'bounced') using count(*)",
                "select * from pragma_table_info('attempt')",
                "select * from duckdb_tables()",
                "select * from information_schema.tables",
                "select explain from (select 1 as explain)",
                "select sleep_ms(1)"
            })
    void queriesOfEveryFormAreAnswered(String sql) {
        assertThat(answer(sql)).isNotEmpty();
    }

    @Test
    void nestingThatWouldFillAStackIsAnErrorOrAnAnswer() {
        String sum = "select 1" + "+1".repeat(900);
        String deep = "select * from " + "(select * from ".repeat(6000) + "load" + ")".repeat(6000);
        assertThat(acct.launch("query", "--sql", sum).exitCode()).isZero();
        Cli.Result result = acct.launch("query", "--sql", deep);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("depth").hasLineCount(1);
        assertThat(acct.launch("query", "--sql", "select '" + "x".repeat(100_000) + "'")
                        .err())
                .contains("characters");
    }

    @Test
    void aLongLiteralIsAnswered() {
        String literal = "x".repeat(90_000);
        assertThat(answer("select '" + literal + "'").get(0)).containsExactly(literal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select count(*) from range(100000000000)                   | --timeout 300ms | stopped after 0.3 s",
                "select array_agg(r order by random()) from range(9000000) t(r) | --memory 50MB   | needs more memory than 50MB"
            })
    void aQuestionThatTakesTooMuchIsStopped(String sql, String option, String message) {
        String[] words = option.strip().split(" ", -1);
        Cli.Result result = acct.launch("query", words[0], words[1], "--sql", sql);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains(message).hasLineCount(1);
    }

    @Test
    void whatDuckDbCannotInterruptIsLeftBehind() {
        Cli.Result result = acct.launch("query", "--timeout", "100ms", "--sql", "select sleep_ms(4000)");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("--timeout");
    }

    @ParameterizedTest
    @CsvSource({"--timeout,0s", "--timeout,soon", "--memory,5", "--memory,80%", "--memory,''"})
    void limitsThatAreNoneAreNamed(String option, String value) {
        Cli.Result result = acct.launch("query", option, value, "--sql", "select 1");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(option).hasLineCount(1);
    }

    @Test
    void limitsAreForOwnStatements() {
        assertThat(acct.launch("query", "--by", "isp", "--timeout", "1s").exitCode())
                .isEqualTo(2);
    }

    @Test
    void aValueThatBeginsWithAnAtSignIsNoFile() throws IOException {
        Files.writeString(folder.resolve("more"), "--help");
        Cli.Result result = acct.launch("query", "@" + folder.resolve("more"));
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("@" + folder.resolve("more") + ": no such file");
    }

    @Test
    void peopleSeeFiftyRowsAndProgramsAll() {
        Cli.Result shown = acct.launch("query", "--sql", "from range(60)");
        assertThat(shown.out()).hasLineCount(51);
        assertThat(shown.err()).contains("more rows");
        assertThat(acct.launch("query", "--sql", "from range(50)").err()).isEmpty();
        assertThat(acct.launch("query", "--limit", "0", "--sql", "from range(60)")
                        .out())
                .hasLineCount(61);
        Cli.Result limited = acct.launch("query", "--limit", "3", "--format", "csv", "--sql", "from range(60)");
        assertThat(limited.out()).isEqualTo("range\n0\n1\n2\n");
        assertThat(limited.err()).isEmpty();
        assertThat(acct.launch("query", "--format", "csv", "--sql", "from range(60)")
                        .out())
                .hasLineCount(61);
    }

    @Test
    void valuesAreWrittenAsProgramsReadThem() {
        String sql =
                "select '\\xAA'::blob as bytes, 'nan'::double as nan, timestamptz '2026-11-18 10:00:00+01' as time,"
                        + " timestamp '2026-11-18 10:00:00' as bare, [1, 2] as list, 1::utinyint as small, null as nothing,"
                        + " true as truth";
        assertThat(acct.launch("query", "--format", "json", "--sql", sql).json().toString())
                .isEqualTo(
                        "[{\"bytes\":\"\\\\xAA\",\"nan\":null,\"time\":\"2026-11-18T09:00:00Z\","
                                + "\"bare\":\"2026-11-18T10:00:00\",\"list\":\"[1, 2]\",\"small\":1,\"nothing\":null,\"truth\":true}]");
        assertThat(acct.launch("query", "--format", "csv", "--sql", sql).out())
                .endsWith("\n\\xAA,,2026-11-18T09:00:00Z,2026-11-18T10:00:00,\"[1, 2]\",1,,true\n");
    }
}
