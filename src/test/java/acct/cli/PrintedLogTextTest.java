package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What stands in a log or was typed is text wherever it is printed: no markup, formula or command. */
final class PrintedLogTextTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    private void store(Logs logs) {
        logs.write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    @Test
    void hostileTextIsHarmlessInEveryFormat() {
        String hostile = "=cmd|' /C calc'!A0\u001b[2J<script>alert(1)</script>\u202e|`x`\nforged,line";
        store(Logs.standard().row("d", "jobId", hostile));
        for (String format : List.of("table", "csv", "markdown", "json", "jsonl")) {
            String out = acct.launch("query", "--by", "job", "--format", format).out();
            assertThat(out)
                    .as(format)
                    .doesNotContain("\u001b")
                    .doesNotContain("\u202e")
                    .doesNotContain("\nforged");
        }
        String csv = acct.launch("query", "--by", "job", "--format", "csv").out();
        assertThat(csv.lines().toList().get(1)).matches("\"?'=cmd.*");
        String markdown =
                acct.launch("query", "--by", "job", "--format", "markdown").out();
        assertThat(markdown).doesNotContain("<script>");
        JsonNode json = acct.launch("query", "--by", "job", "--format", "json").json();
        assertThat(json.get(0).get("job").asString()).isEqualTo(hostile);
    }

    @Test
    void hostileTextIsHarmlessInErrors() {
        String name = "a\u001b[2J\nb.csv";
        assertThat(acct.launch("ingest", name).err()).doesNotContain("\u001b").hasLineCount(1);
        Logs.empty().line("<b>\u001b[2J").write(folder.resolve("acct-1.csv"));
        assertThat(acct.launch("ingest", "acct-1.csv").err())
                .doesNotContain("\u001b")
                .hasLineCount(1);
        assertThat(acct.launch("query", "--by", "\u001b[2J").err()).doesNotContain("\u001b");
    }
}
