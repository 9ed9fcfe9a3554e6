package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import acct.Cli;
import acct.Logs;
import acct.ask.NamedQueries;
import acct.ask.NamedQuery;
import acct.ask.QueryParameter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Questions with a name: what they take, how a wrong use is told, and an operator's own files. */
@Tag("slow")
final class NamedQueryTest {
    private static final Path HOSTILE = Path.of("src/test/resources/acct/aggregate/hostile-statements.txt");

    private static final String BY_ISP = """
            -- label: How many were accepted by each ISP
            -- grain: one row per ISP
            -- params: since date, until date, isp varchar = null (only this one)
            -- params: at_least integer = 1, share double = 0.5, all boolean = false
            -- Counts what was delivered.
            select isp, count(*) as delivered, $share as share
            from attempt
            where outcome = 'delivered'
                and ($since is null or day >= $since)
                and ($until is null or day <= $until)
                and ($isp is null or isp = $isp or $all)
            group by isp
            having count(*) >= $at_least
            order by isp nulls last
            """;

    private Path folder = Path.of("");
    private Path own = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        own = Files.createDirectories(folder.resolve("home/.config/acct/sql"));
        acct = Cli.in(folder).with("HOME", folder.resolve("home").toString());
        Logs.standard()
                .row("d", "rcpt", "a@gmail.com", "vmta", "v1")
                .row("d", "rcpt", "b@gmail.com")
                .row("d", "rcpt", "a@yahoo.com")
                .row("b", "rcpt", "c@gmail.com")
                .write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(own.resolve(name), text);
    }

    private void isRefused(String told, String... args) {
        Cli.Result result = acct.launch(args);
        assertThat(result.exitCode()).as(result.err() + result.out()).isEqualTo(2);
        assertThat(result.err()).startsWith("acct: ").hasLineCount(1).contains(told);
        assertThat(result.out()).isEmpty();
    }

    private List<String> rows(String... args) {
        Cli.Result result = acct.launch(args);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out().lines().skip(1).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "query by-ips ~ did you mean by-isp?",
                "query by-isp --ips gmail ~ has no parameter --ips; it takes [--since DAY] [--until DAY] [--isp TEXT]",
                "query by-isp --isp ~ --isp needs a value; write --isp VALUE",
                "query by-isp --isp --at-least 2 ~ --isp needs a value",
                "query by-isp --isp gmail --isp yahoo ~ --isp is given twice",
                "query by-isp --at-least many ~ --at-least many: write a whole number; it takes",
                "query by-isp --at-least 1.5 ~ write a whole number",
                "query by-isp --share NaN ~ --share NaN: write a number such as 0.02",
                "query by-isp --all yes ~ --all yes: write true or false",
                "query by-isp -P since=2026-11-18 ~ write --since DAY",
                "query by-isp --fail-on critical ~ has no parameter --fail-on",
                "query by-isp --by isp ~ cannot be combined with --by",
                "query needs-job ~ needs --job TEXT; it takes --job TEXT",
                "query needs-job --job x --since 2026-11-18 ~ has no parameter --since",
                "query --by isp --isp gmail ~ Unknown option: '--isp'",
                "query --by isp -P isp=gmail ~ parameters are for questions that have a name",
                "query --isp gmail ~ Unknown option: '--isp'",
                "query top-domains --isp gmial ~ query top-domains: --isp gmial: never stored; did you mean gmail?",
                "query top-bounces --top 0 ~ --top 0: write a whole number from 1 on",
                "query top-bounces --top -5 ~ --top -5: write a whole number from 1 on",
                "query vmta-days --vmta nobody ~ --vmta nobody: never stored;",
                "query --list nothing-such ~ no such question; the nearest are",
                "query nothing-such ~ ; `acct query --list` names all",
                "query nothing-such --help ~ no such question",
                "query by-isp --sql-dir nowhere ~ --sql-dir nowhere: no such folder",
            })
    void aWrongUseIsToldWithTheParameters(String command, String told) throws IOException {
        write("by-isp.sql", BY_ISP);
        write(
                "needs-job.sql",
                "-- label: x\n-- params: job varchar\nselect count(*) as n from attempt where job = $job\n");
        isRefused(told, command.split(" "));
    }

    @Test
    void parametersAreBoundWhereverTheyStand() throws IOException {
        write("by-isp.sql", BY_ISP);
        assertThat(rows("query", "by-isp", "--format", "csv")).containsExactly("gmail,2,0.5", "yahoo,1,0.5");
        assertThat(rows("query", "by-isp", "--isp", "yahoo", "--format", "csv")).containsExactly("yahoo,1,0.5");
        assertThat(rows("query", "--isp=yahoo", "--format=csv", "by-isp")).containsExactly("yahoo,1,0.5");
        assertThat(rows("query", "--isp", "yahoo", "by-isp", "--share", "1e-3", "--format", "csv"))
                .containsExactly("yahoo,1,0.001");
        assertThat(rows("query", "by-isp", "-P", "isp=yahoo", "--param", "all=true", "--format", "csv"))
                .hasSize(2);
        assertThat(rows("query", "by-isp", "--at-least", "2", "--format", "csv"))
                .containsExactly("gmail,2,0.5");
        assertThat(rows("query", "by-isp", "--at-least", "-5", "--format", "csv"))
                .hasSize(2);
        assertThat(rows("query", "by-isp", "--until", "2020-01-01", "--format", "csv"))
                .isEmpty();
    }

    @Test
    void aHostileValueIsATextAndNothingElse() throws IOException {
        write("by-isp.sql", BY_ISP);
        assertThat(rows("query", "by-isp", "--isp", "gmail' or '1'='1", "--format", "csv"))
                .isEmpty();
        assertThat(rows("query", "by-isp", "--isp", "x'; drop table attempt; --", "--format", "csv"))
                .isEmpty();
        assertThat(rows("query", "by-isp", "--format", "csv")).hasSize(2);
    }

    @Test
    void theListNamesQuestionParametersAndOrigin() throws IOException {
        write("by-isp.sql", BY_ISP);
        write("broken.sql", "-- label: x\n-- params: isp text\nselect $isp as isp\n");
        write("Not a name.sql", BY_ISP);
        JsonNode list = acct.launch("query", "--list", "--format", "json").json();
        List<JsonNode> rows = list.valueStream().toList();
        assertThat(rows.get(0).propertyNames()).containsExactly("name", "question", "parameters", "origin");
        assertThat(rows).anySatisfy(row -> {
            assertThat(row.get("name").asString()).isEqualTo("by-isp");
            assertThat(row.get("question").asString()).isEqualTo("How many were accepted by each ISP");
            assertThat(row.get("parameters").asString())
                    .isEqualTo("[--isp] [--at-least 1] [--share 0.5] [--all false]");
            assertThat(row.get("origin").asString()).endsWith("by-isp.sql");
        });
        assertThat(rows).anySatisfy(row -> {
            assertThat(row.get("name").asString()).isEqualTo("broken");
            assertThat(row.get("question").asString()).contains("broken.sql: line 2: 'isp text' has an unknown type");
        });
        assertThat(rows).anySatisfy(row -> {
            assertThat(row.get("name").asString()).isEqualTo("replies");
            assertThat(row.get("origin").asString()).isEqualTo("acct");
        });
        assertThat(rows)
                .noneSatisfy(row -> assertThat(row.get("name").asString()).contains("Not"));
    }

    @Test
    void theHelpOfAQuestionIsItsHeader() throws IOException {
        write("by-isp.sql", BY_ISP);
        String help = acct.launch("query", "by-isp", "--help").out();
        assertThat(help)
                .startsWith(
                        "How many were accepted by each ISP\nAnswers one row per ISP.\nCounts what was delivered.\n")
                .contains("acct query by-isp [--since DAY]", "--isp: only this one", "From: ");
        assertThat(acct.launch("query", "--list", "by-isp").out()).isEqualTo(help);
        assertThat(acct.launch("query", "--help").out()).startsWith("Usage: acct query");
        JsonNode json =
                acct.launch("query", "--list", "by-isp", "--format", "json").json();
        assertThat(json.propertyNames()).containsExactly("parameters", "name", "question", "grain", "words", "origin");
        assertThat(json.get("parameters").get(2).get("parameter").asString()).isEqualTo("isp");
        assertThat(json.get("parameters").get(2).get("meaning").asString()).isEqualTo("only this one");
        assertThat(json.get("parameters").get(3).get("default").asString()).isEqualTo("1");
        assertThat(acct.launch("query", "--list", "by-isp", "--format", "csv").out())
                .startsWith("parameter,type,default,meaning\nsince,date,,")
                .hasLineCount(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "select 1 as x ~ needs a line '-- label:",
                "-- label: x|select $isp as isp ~ line 2: uses $isp, which no line '-- params:'",
                "-- label: x|-- params: isp varchar|select 1 as n ~ line 2: declares 'isp' and never uses $isp",
                "-- label: x|-- params: isp varchar, isp varchar|select $isp as n ~ declares 'isp' twice",
                "-- label: x|-- params: n integer = many|select $n as n ~ has another default than its type",
                "-- label: x|-- params: isp|select $isp as n ~ write NAME TYPE",
                "-- label: x|select 1 as x; select 2 as y ~ 2 statements; give exactly one query",
                "-- label: x|drop table attempt ~ not one query",
                "-- label: x|select * from read_csv('acct-1.csv') ~ own.sql: line ",
                "-- label: x||select no_column|from attempt ~ own.sql: line 3: ",
            })
    void aWrongFileIsToldWithItsLine(String text, String told) throws IOException {
        write("own.sql", text.replace("|", "\n"));
        isRefused(told, "query", "own");
    }

    @Test
    void aFileThatIsNoTextOrTooLargeIsRefused() throws IOException {
        Files.write(own.resolve("bytes.sql"), new byte[] {'-', (byte) 0xff});
        isRefused("not UTF-8", "query", "bytes");
        write("large.sql", "-- label: x\n" + " ".repeat(100_001) + "select 1 as n");
        isRefused("larger than 100000 bytes", "query", "large");
        Files.createDirectory(own.resolve("folder.sql"));
        isRefused("is no regular file", "query", "folder");
    }

    @Test
    void aHostileFileChangesNothing() throws IOException {
        byte[] before = Files.readAllBytes(acct.store());
        List<String> files = files();
        List<String> statements = Files.readAllLines(HOSTILE).stream()
                .filter(line -> !line.startsWith("#"))
                .filter(line -> line.contains("copy") || line.contains("attach") || line.contains("set "))
                .limit(12)
                .toList();
        assertThat(statements).hasSize(12);
        for (String statement : statements) {
            write(
                    "own.sql",
                    "-- label: x\n" + statement.replace("{store}", acct.store().toString()) + "\n");
            assertThat(acct.launch("query", "own").exitCode()).as(statement).isNotZero();
        }
        write("own.sql", "-- label: x\nselect 1 as n\n");
        assertThat(Files.readAllBytes(acct.store())).isEqualTo(before);
        assertThat(files())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                files.stream(), Stream.of(own.resolve("own.sql").toString()))
                        .toList());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
        }
    }

    @Test
    void aStatementThatTakesTooLongIsStopped() throws IOException {
        write("long.sql", "-- label: x\nselect sum(a.range * b.range) as n from range(1000000) a, range(1000000) b\n");
        Cli.Result result = acct.launch("query", "long", "--timeout", "1s");
        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(result.err()).contains("long.sql: stopped after 1.0 s");
        isRefused("--timeout is for --sql and your questions", "query", "--by", "isp", "--timeout", "1s");
    }

    @Test
    void anOperatorsFileStandsBeforeTheShippedOneAndSaysSo() throws IOException {
        write("replies.sql", "-- label: My replies\nselect 42 as mine\n");
        Cli.Result result = acct.launch("query", "replies", "--format", "csv");
        assertThat(result.out().strip().lines()).containsExactly("mine", "42");
        assertThat(result.err()).contains("replies.sql: stands before the question of this name that comes with acct");
        assertThat(acct.launch("query", "replies", "--quiet").err()).isEmpty();
    }

    @Test
    void aFolderThatIsNamedStandsInPlaceOfTheUsualOnes() throws IOException {
        write("by-isp.sql", BY_ISP);
        Path other = Files.createDirectory(folder.resolve("questions"));
        Files.write(other.resolve("mine.sql"), "-- label: Mine\nselect 7 as n\n".getBytes(StandardCharsets.UTF_8));
        assertThat(rows("query", "mine", "--sql-dir", "questions", "--format", "csv"))
                .containsExactly("7");
        isRefused("no such question", "query", "by-isp", "--sql-dir", "questions");
    }

    static Stream<String> shipped() {
        return NamedQueries.shipped().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aShippedQuestionAnswersAPeriodWithoutRowsAndAnyOtherPeriod(String name) {
        NamedQuery query = new NamedQueries(List.of()).query(name);
        assertThat(query.question()).isNotEmpty().doesNotEndWith(".");
        assertThat(query.parameters().stream().map(QueryParameter::name)).contains("since", "until");
        List<String> args = new ArrayList<>(List.of("query", name, "--format", "json"));
        query.parameters().stream()
                .filter(parameter -> parameter.need() == QueryParameter.Need.REQUIRED)
                .forEach(parameter -> args.addAll(List.of(parameter.option(), "*")));
        Cli.Result all = acct.launch(args.toArray(new String[0]));
        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(all.json().isArray()).isTrue();
        args.addAll(List.of("--since", "2031-01-01", "--until", "2031-01-02"));
        Cli.Result none = acct.launch(args.toArray(new String[0]));
        assertThat(none.exitCode()).as(none.err()).isZero();
    }

    @Test
    void everyTimeIsThatOfItsFile() {
        Logs.standard()
                .row(
                        "b",
                        "rcpt",
                        "x@gmail.com",
                        "jobId",
                        "j1",
                        "dsnStatus",
                        "5.1.1",
                        "dsnDiag",
                        "smtp;550 5.1.1 no such user")
                .row("b", "rcpt", "y@gmail.com", "dsnStatus", "5.7.1", "dsnDiag", "smtp;550 5.7.1 blocked (S3140)")
                .row("d", "rcpt", "x@gmail.com", "timeLogged", "2026-11-20 09:30:00+0100", "timeQueued", "")
                .write(folder.resolve("more.csv"));
        assertThat(acct.ingest("more.csv").exitCode()).isZero();
        for (String name : List.of(
                "first-blocks",
                "hard-jobs",
                "top-rates",
                "dead-addresses",
                "remailed",
                "reply-campaigns",
                "time-frame")) {
            List<String> args = new ArrayList<>(List.of("query", name, "--format", "csv"));
            if (name.equals("reply-campaigns")) {
                args.addAll(List.of("--reply", "s3140"));
            }
            Cli.Result told = acct.launch(args.toArray(new String[0]));
            assertThat(told.exitCode()).as(told.err()).isZero();
            assertThat(told.out())
                    .as(name)
                    .contains(":00+01:00")
                    .doesNotContain("Z,", "utc_offset")
                    .doesNotContainPattern("(?m)Z$");
        }
    }

    @Test
    void atLeastThirtyShip() {
        assertThat(NamedQueries.shipped())
                .hasSizeGreaterThanOrEqualTo(30)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void sharesAreMadeOfTheCounts() {
        JsonNode row = acct.launch("query", "top-domains", "--isp", "GMAIL", "--format", "json")
                .json()
                .get(0);
        assertThat(row.get("recipients").asInt()).isEqualTo(3);
        assertThat(row.get("bounced_share").asDouble()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(row.get("deferred").isNull()).isTrue();
        assertThat(acct.launch("query", "top-domains", "--isp", "gmail").out()).contains("33.3 %");
    }

    @Test
    void aFolderThatCannotBeReadKeepsNoShippedQuestionFromBeingAsked() throws IOException {
        Files.delete(own);
        Files.writeString(own, "a file in the place of the folder");
        assertThat(acct.launch("query", "replies").exitCode()).isZero();
        isRefused("/acct/sql cannot be read", "query", "mine");
    }

    @Test
    void whatIsUnknownCanBeAskedForAndAnEmptyStoreKnowsNothing() {
        assertThat(rows("query", "top-domains", "--isp", "unknown", "--format", "csv"))
                .isEmpty();
        Cli empty =
                Cli.in(folder).with("ACCT_STORE", folder.resolve("empty.duckdb").toString());
        Logs.standard().write(folder.resolve("none.csv"));
        empty.ingest("none.csv");
        Cli.Result result = empty.launch("query", "top-domains", "--isp", "gmail");
        assertThat(result.exitCode()).as(result.err()).isZero();
    }
}
