package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every command that prints rows prints the same ones under the same names in every format. */
final class FormatsTest {
    private static final List<String> MORE = List.of(
            "query --list",
            "query replies",
            "query --sql from_range(3)",
            "rejects --by-reason",
            "files --by-file",
            "verify --quick",
            "prune --attempts 30d --dry-run");

    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void store() {
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
    }

    private static void write(String name, String text) {
        Logs.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<String> commands() throws IOException {
        Stream<String> taken = Files.readAllLines(Path.of("src/test/resources/acct/cli/options.txt")).stream()
                .filter(line -> line.contains("--format"))
                .map(line -> line.replaceFirst(" ?;.*", ""));
        return Stream.concat(taken, MORE.stream());
    }

    private static String printed(String command, String format) {
        List<String> args = new ArrayList<>();
        for (String arg : command.split(" ", -1)) {
            args.add(arg.replace('_', ' '));
        }
        args.addAll(List.of("--format", format));
        Cli.Result result = Cli.in(folder).launch(args.toArray(new String[0]));
        assertThat(result.exitCode()).as(command + ": " + result.err()).isZero();
        return result.out();
    }

    /** The rows of a JSON answer; what it has beside them is of no format else. */
    private static List<JsonNode> rows(JsonNode answer) {
        if (answer.isArray()) {
            return answer.valueStream().filter(row -> !row.has("log")).toList();
        }
        return Stream.of("files", "loads", "rules")
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
            case "pmta" -> command.startsWith("pmta check") ? lines.size() / 2 : lines.size() - 1;
            default -> lines.size() - 1;
        };
    }
}
