package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import acct.Cli;
import acct.Logs;
import acct.sql.Row;
import acct.sql.SqlFile;
import acct.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of {@code sql}: its header, its style, and that DuckDB takes it. */
final class SqlFilesTest {
    private static final Path FOLDER = Path.of("sql");
    private static Cli acct = Cli.in(Path.of(""));
    private static final Pattern NOT_TEXT = Pattern.compile("'(?:[^']|'')*'|--[^\n]*");
    /** What only DuckDB knows, or what hides an average. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "group by all|order by all|\\bqualify\\b|\\bexclude\\b|percentile_cont|\\bquantile|\\bavg\\s*\\(|->|\\blambda\\b");

    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("dimensions", "isp, "),
            Map.entry("source", "by_hour"),
            Map.entry("filters", "and isp is not null"),
            Map.entry("group", "group by isp"),
            Map.entry("servers", "and server is not null"),
            Map.entry("outcomes", "'bounced'"),
            Map.entry("classed", "select * from answered"),
            Map.entry("table", "attempt"),
            Map.entry("dimension", "isp"),
            Map.entry("kept_dimensions", "case when place is not null then isp end as isp, "),
            Map.entry("ties", "isp nulls last, "),
            Map.entry("kept", "hourly"),
            Map.entry("measured", "measured_row"),
            Map.entry("timed", "timed_hour"),
            Map.entry("slot", "minute"),
            Map.entry("partition", "partition by isp"),
            Map.entry("stored", "attempt"),
            Map.entry("again", "attempt"),
            Map.entry("hourly", "hourly"),
            Map.entry("own", "1"),
            Map.entry("rows", "answered_event"),
            Map.entry("filled", "filled"),
            Map.entry("load_day", "load_day"),
            Map.entry("rejected_line", "rejected_line"),
            Map.entry("rejected_count", "rejected_count"),
            Map.entry("sender_domain", "cast(null as varchar)"),
            Map.entry("columns", "type, outcome"),
            Map.entry("reversed", "outcome, type"),
            Map.entry("texts", "type, outcome"),
            Map.entry("line", "line"),
            Map.entry("day", "rows_asked.day"),
            Map.entry("probe", "hash(1)"),
            Map.entry(
                    "digests", "select load_id, table_name, day, row_count, hash_sum, columns, probe from row_digest"));

    static List<String> names() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals("README.md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reporting SQL asks what stands in the tables; what changes them is run by every load and by PruneTest, what a lake is made of by
     * every publish. */
    static List<String> questions() {
        return names().stream()
                .map(name -> name.replaceFirst("\\.sql$", ""))
                .filter(name -> !name.startsWith("staging/")
                        && !name.startsWith("prune/")
                        && !name.startsWith("lake/")
                        && !name.startsWith("schema/0")
                        && !name.startsWith("dialect/"))
                .toList();
    }

    @Test
    void thereAreFilesAndAllAreStatements() {
        assertThat(names()).hasSizeGreaterThan(30).allMatch(name -> name.endsWith(".sql"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void saysWhatItIsAndWhatOneRowIs(String name) throws IOException {
        SqlFile file = new SqlFile(name, Files.readString(FOLDER.resolve(name)));
        assertThat(file.header("label")).as("label").isNotBlank();
        assertThat(file.header("grain")).as("grain").isNotBlank();
        assertThat(file.text()).startsWith("-- label: ");
    }

    @ParameterizedTest
    @MethodSource("names")
    void isWrittenInLowerCase(String name) throws IOException {
        String code = NOT_TEXT.matcher(Files.readString(FOLDER.resolve(name))).replaceAll("");
        assertThat(code).isEqualTo(code.toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("names")
    void usesNothingThatDoesNotTravelOrAverages(String name) throws IOException {
        String code = NOT_TEXT.matcher(Files.readString(FOLDER.resolve(name))).replaceAll("");
        assertThat(FORBIDDEN.matcher(code).results().map(found -> found.group()))
                .isEmpty();
    }

    @BeforeAll
    static void load(@TempDir Path folder) {
        acct = Cli.in(folder);
        Logs.standard().row("d").write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isTakenByTheEngine(String name) {
        SqlFile file = SqlFile.of(name).with(PLACES);
        Map<String, @Nullable Object> nothing = new HashMap<>();
        file.parameters().forEach(parameter -> nothing.put(parameter, null));
        try (Store store = Store.open(acct.store(), Store.Mode.READ, Duration.ZERO, Clock.systemUTC())) {
            assertThatCode(() -> store.engine(sql -> {}).list(file, nothing, Row::values))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void theListOfQuestionsNamesEveryFileInItsFolder() {
        assertThat(NamedQueries.shipped().stream().map(name -> "query/" + name + ".sql"))
                .containsExactlyInAnyOrderElementsOf(names().stream()
                        .filter(name -> name.startsWith("query/") && !name.equals("query/names.sql"))
                        .toList());
    }
}
