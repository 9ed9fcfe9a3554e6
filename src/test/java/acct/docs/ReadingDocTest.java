package acct.docs;

import static org.assertj.core.api.Assertions.assertThat;

import acct.docs.ReadingCase.Question;
import acct.docs.ReadingCase.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every row of {@code docs/reading-accounting-files.md} is a case here, and every case is a row there. */
@Tag("slow")
final class ReadingDocTest {
    private static final Path DOCUMENT = Path.of("docs/reading-accounting-files.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\|.*\\| `ReadingDocTest#isReadSo\\[([a-z0-9-]+)]` \\|$");
    private static final Pattern ANY_ROW = Pattern.compile("(?m)^\\| `");

    static List<ReadingCase> cases() {
        return ReadingCases.all();
    }

    @Test
    void documentAndCasesNameTheSame() throws IOException {
        String document = Files.readString(DOCUMENT);
        List<String> ids =
                ROW.matcher(document).results().map(row -> row.group(1)).toList();
        assertThat(ids)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(cases().stream().map(ReadingCase::id).toList());
        assertThat(ANY_ROW.matcher(document).results().count())
                .as("every row of a table names its test")
                .isEqualTo(ids.size());
    }

    @Test
    void everyRowNamesItsOwnCase() throws IOException {
        Matcher row = ROW.matcher(Files.readString(DOCUMENT));
        while (row.find()) {
            assertThat(row.group(2)).isEqualTo(row.group(1));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isReadSo(ReadingCase odd, @TempDir Path folder) throws IOException {
        Terminal terminal = new Terminal(folder);
        for (Step step : odd.steps()) {
            assertThat(receipt(terminal, folder, step)).isEqualTo(step.receipt());
        }
        for (Question question : odd.questions()) {
            Terminal.Result answer = terminal.run(List.of("query", "--format", "csv", "--sql", question.sql()));
            assertThat(answer.out().lines().skip(1).collect(Collectors.joining("\n")))
                    .as(answer.all())
                    .isEqualTo(question.rows());
        }
    }

    private static String receipt(Terminal terminal, Path folder, Step step) throws IOException {
        if (step.isMoved()) {
            Files.delete(folder.resolve("in.csv"));
        }
        boolean piped = step.file().equals("-");
        if (!piped) {
            Files.write(folder.resolve(step.file()), step.bytes());
        }
        Terminal.Result result =
                terminal.run(List.of("ingest", step.file(), "--format", "json"), piped ? step.bytes() : new byte[0]);
        JsonNode file = JsonMapper.shared().readTree(result.out()).get("files").get(0);
        long pending = file.get("pending_bytes").asLong();
        return file.get("status").asString()
                + " " + file.get("lines").asLong()
                + " = " + file.get("headers").asLong()
                + " + " + file.get("blank").asLong()
                + " + " + file.get("stored").asLong()
                + " + " + file.get("rejected").asLong()
                + (pending == 0 ? "" : ", pending " + pending)
                + (result.code() == 0 ? "" : ", exit " + result.code());
    }
}
