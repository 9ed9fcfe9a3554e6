package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.sql.SqlFile;
import acct.store.SharedDigests;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every command that prints rows prints the same ones under the same names in every format. */
@Tag("slow")
final class FormatsTest {
    private static final List<String> MORE = List.of(
            "query --list",
            "schema attempt",
            "query replies",
            "query --sql from_range(3)",
            "rejects --by-reason",
            "files --by-file",
            "verify --quick",
            "prune --attempts 30d --dry-run");

    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void store() throws SQLException {
        Logs logs = Logs.standard().line("not a row");
        for (int i = 0; i < 150; i++) {
            logs.row("d", "envId", "e" + i, "dlvSourceIp", "192.0.2.1")
                    .row(
                            "b",
                            "envId",
                            "f" + i,
                            "rcpt",
                            "f" + i + "@example.com",
                            "dsnStatus",
                            "5.1.1 (bad destination mailbox address)",
                            "dsnDiag",
                            "smtp;550 5.1.1 user unknown",
                            "dlvSourceIp",
                            "192.0.2.1");
        }
        logs.write(folder.resolve("acct-1.csv"));
        write("replies.csv", "dsnStatus,dsnDiag\n5.1.1,550 5.1.1 user unknown\n");
        write("acct.yaml", """
                pmta-config: pmta.conf
                server: mta1
                lake: {path: lake}
                warming:
                  plans: {slow: {others: {first: 10, times: 2, until: 100}}}
                  ips: {192.0.2.1: {plan: slow, start: 2026-11-19}}
                """);
        for (String limit : List.of("10", "20")) {
            write("pmta.conf", """
                    <virtual-mta a>
                      smtp-source-host 192.0.2.1 a.example
                    </virtual-mta>
                    <virtual-mta-pool p>
                      virtual-mta nobody
                    </virtual-mta-pool>
                    <domain *>
                      max-smtp-out %s
                    </domain>
                    """.formatted(limit));
            assertThat(Cli.in(folder).ingest("acct-1.csv").exitCode()).isZero();
        }
        try (Connection store = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("acct.duckdb"));
                Statement statement = store.createStatement()) {
            statement.execute("insert into outbox values ('a@example.com', 'mail', 'team@example.com', '2026-11-19',"
                    + " 'OK: \u001b,\"nothing', 'queued', 1, timestamptz '2026-11-20 03:00:00Z',"
                    + " timestamptz '2026-11-20 03:00:01Z', '451 later', 'text')");
            statement.execute("delete from row_digest where table_name = 'outbox'");
            statement.execute(SqlFile.of("staging/insert_shared_digests")
                    .with(Map.of("digests", SharedDigests.query("outbox", columns(statement))))
                    .statement());
        }
    }

    private static List<String> columns(Statement statement) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("select column_name from (describe outbox)")) {
            while (row.next()) {
                columns.add(row.getString(1));
            }
        }
        return columns;
    }

    private static void write(String name, String text) {
        Logs.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<String> commands() throws IOException {
        Stream<String> taken = Files.readAllLines(Path.of("src/test/resources/acct/cli/options.txt")).stream()
                .filter(line -> line.contains("--format"))
                .map(line -> line.replaceFirst(" ?;.*", ""))
                // What is done once gives other rows the next time.
                .map(command -> command.matches("forget .*|lake publish") ? command + " --dry-run" : command);
        return Stream.concat(taken, MORE.stream());
    }

    private static String printed(String command, String format) {
        return launched(command, "--format", format).out();
    }

    /** The rows of a JSON answer; what it has beside them is of no format else. */
    private static List<JsonNode> rows(JsonNode answer) {
        if (answer.isArray()) {
            return answer.valueStream().filter(row -> !row.has("log")).toList();
        }
        return Stream.of("files", "loads", "rules", "days")
                .map(answer::path)
                .filter(JsonNode::isArray)
                .findFirst()
                .map(JsonNode::valueStream)
                .orElse(Stream.of(answer))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void formatsHaveTheSameRowsUnderTheSameNames(String command) throws IOException {
        List<JsonNode> rows = rows(JsonMapper.shared().readTree(printed(command, "json")));
        assertThat(rows).isNotEmpty();
        List<String> names = List.copyOf(rows.get(0).propertyNames());

        assertThat(printed(command, "jsonl").lines().map(JsonMapper.shared()::readTree))
                .hasSameSizeAs(rows)
                .allSatisfy(row -> assertThat(row.propertyNames()).containsExactlyElementsOf(names));

        try (CSVParser csv = CSVParser.parse(new StringReader(printed(command, "csv")), CSVFormat.RFC4180)) {
            List<CSVRecord> records = csv.getRecords();
            assertThat(records.get(0)).containsExactlyElementsOf(names);
            assertThat(records).hasSize(rows.size() + 1).allMatch(record -> record.size() == names.size());
        }

        assertThat(printed(command, "tsv").lines())
                .hasSize(rows.size() + 1)
                .allSatisfy(line -> assertThat(line.split("\t", -1)).hasSameSizeAs(names));
        assertThat(printed(command, "html")
                        .lines()
                        .takeWhile(line -> !line.equals("</table>"))
                        .filter(line -> line.startsWith("<tr>")))
                .hasSize(rows.size() + 1)
                .allSatisfy(line -> assertThat(line.split("</t[hd]>", -1)).hasSize(names.size() + 1));

        List<String> markdown = printed(command, "markdown")
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertThat(markdown).hasSize(rows.size() + 2);
        assertThat(markdown.get(0).replace("\\", "")).isEqualTo("| " + String.join(" | ", names) + " |");

        assertThat(rowsForPeople(command)).isEqualTo(rows.size());
    }

    /** What would be wider than any terminal comes as paragraphs, and dead addresses come alone. */
    private static long rowsForPeople(String command) {
        if (command.equals("alerts")) {
            return printed("alerts --limit 0", "table")
                    .lines()
                    .filter(line -> line.matches("(Critical|Warning|Info): .*"))
                    .count();
        }
        List<String> lines = printed(command, "table")
                .lines()
                // A back-test says how many nights it rests on before it comes to its rows.
                .dropWhile(line -> command.equals("alerts test") && !line.startsWith("rule "))
                .takeWhile(line -> !line.isEmpty() && !line.startsWith("total of "))
                .toList();
        return switch (command.split(" ", -1)[0]) {
            case "export" -> lines.size();
            case "doctor", "audit" ->
                lines.stream().filter(line -> !line.startsWith("  ")).count();
            case "status" ->
                lines.stream().filter(line -> line.startsWith("Rows ")).count();
            case "show" -> lines.stream().filter(line -> line.startsWith("ip ")).count();
            case "why" ->
                lines.stream().filter(line -> line.startsWith("bounced, ")).count();
            case "trace" ->
                lines.stream().filter(line -> !line.startsWith("  ")).count() - 1;
            case "pmta" -> command.startsWith("pmta check") ? lines.size() / 2 : lines.size() - 1;
            default -> lines.size() - 1;
        };
    }

    /** Commands that write files of their own have another meaning for --out. */
    static Stream<String> commandsThatWriteAFile() throws IOException {
        return commands()
                .filter(command -> !command.startsWith("nightly")
                        && !command.startsWith("export")
                        && !command.startsWith("backup")
                        // How much a store has to give back changes with each look at it.
                        && !command.startsWith("prune")
                        && !command.startsWith("pmta show"));
    }

    @ParameterizedTest
    @MethodSource("commandsThatWriteAFile")
    void aFileHasTheSameRows(String command) {
        Cli.Result csv = launched(command, "--out", "answer.CSV");
        assertThat(csv.out())
                .doesNotContain("source_ip")
                .isEqualTo(launched(command, "-o", "rows.csv").out());
        assertThat(folder.resolve("answer.CSV")).hasContent(printed(command, "csv"));

        launched(command, "-o", "answer.parquet");
        List<JsonNode> rows = rows(JsonMapper.shared().readTree(printed(command, "json")));
        assertThat(Rows.ofFile(folder.resolve("answer.parquet"), "select count(*)"))
                .containsExactly("" + rows.size());
    }

    private static Cli.Result launched(String command, String... more) {
        Cli.Result result = Cli.in(folder).launch(arguments(command, more));
        assertThat(result.exitCode()).as(command + ": " + result.err()).isZero();
        return result;
    }

    private static String[] arguments(String command, String... more) {
        List<String> args = new ArrayList<>();
        for (String arg : command.split(" ", -1)) {
            args.add(arg.replace('_', ' '));
        }
        args.addAll(List.of(more));
        return args.toArray(new String[0]);
    }

    @Test
    void parquetWantsAFileThatCanBeWritten() throws IOException {
        Cli.Result result = Cli.in(folder).launch("query", "--by", "isp", "--format", "parquet");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("acct: --format parquet: only where rows go into a file that -o names\n");
        result = Cli.in(folder).launch("export", "suppressions", "--format", "parquet", "-o", "list.parquet");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("acct: --format parquet: this command writes text; take csv, tsv, json or jsonl\n");

        for (String format : List.of("parquet", "csv")) {
            result = Cli.in(folder).launch("query", "--by", "isp", "--format", format, "-o", "missing/answer");
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err())
                    .startsWith("acct: missing/answer: cannot be written: ")
                    .hasLineCount(1);
        }
        Files.createDirectories(folder.resolve("a folder"));
        assertThat(Cli.in(folder).launch("query", "-o", "a folder").exitCode()).isEqualTo(1);
    }

    @Test
    void parquetHasTypesAndNulls() {
        launched("query --by isp,job", "-o", "types.parquet");
        assertThat(
                        Rows.ofFile(
                                folder.resolve("types.parquet"),
                                "select typeof(isp), typeof(job), job, typeof(recipients), typeof(bounced_share), deferred, recipients, bounced_share"))
                .containsExactlyInAnyOrder(
                        "VARCHAR|VARCHAR|-|BIGINT|DOUBLE|-|150|1.0", "VARCHAR|VARCHAR|-|BIGINT|DOUBLE|-|150|0.0");
    }

    /** A slip of the finger costs no store and no log. */
    @Test
    void noAnswerTakesThePlaceOfAStoreOrALog() throws IOException {
        Path log = Logs.standard().row("d").write(folder.resolve("log.csv"));
        String before = Files.readString(log);
        Files.createSymbolicLink(folder.resolve("to-store.csv"), folder.resolve("acct.duckdb"));
        for (String file : List.of("acct.duckdb", "to-store.csv", "log.csv")) {
            for (String command : List.of("query", "export suppressions", "query log.csv", "files --format parquet")) {
                Cli.Result result = Cli.in(folder).launch(arguments(command, "-o", file));
                assertThat(result.exitCode()).as(command).isEqualTo(1);
                assertThat(result.err())
                        .hasLineCount(1)
                        .contains(file + ": cannot be written: is a", "name another file; nothing was changed there");
            }
        }
        assertThat(log).hasContent(before);
        launched("query --by isp");
    }

    @Test
    void whatStandsBehindALinkIsWrittenWithoutTakingItsPlace() throws IOException {
        Path target = Files.writeString(folder.resolve("target.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), target);
        launched("query --by isp", "-o", "link.csv");
        assertThat(link).isSymbolicLink();
        assertThat(target).content().startsWith("isp,delivered");
    }
}
