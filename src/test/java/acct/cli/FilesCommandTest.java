package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.SoundStore;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code acct files}: the ledger, and {@code --max-rejected-share}. */
final class FilesCommandTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    @Test
    void withoutAStoreThereIsNothingToShow() {
        Cli.Result result = acct.launch("files");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("no such store").hasLineCount(1);
    }

    @Test
    void showsEachLoadAndATotalForPeople() {
        Logs logs = Logs.standard().row("d").line("").line("broken");
        logs.write(folder.resolve("acct-1.csv"));
        acct.ingest("acct-1.csv");
        long end = logs.bytes().length;
        logs.row("b", "timeLogged", "2026-11-20 01:00:00+0100").write(folder.resolve("acct-1.csv"));
        acct.ingest("acct-1.csv");
        Logs.standard().row("d", "rcpt", "x@example.com").write(folder.resolve("acct-2.csv"));
        acct.ingest("acct-2.csv");

        JsonNode loads = acct.launch("files", "--format", "json").json();
        assertThat(loads.size()).isEqualTo(3);
        JsonNode first = loads.get(0);
        assertThat(first.get("status").asString()).isEqualTo("loaded");
        assertThat(first.get("location").asString())
                .isEqualTo(folder.resolve("acct-1.csv").toString());
        assertThat(first.get("lines").asInt()).isEqualTo(4);
        assertThat(first.get("headers").asInt()).isEqualTo(1);
        assertThat(first.get("blank").asInt()).isEqualTo(1);
        assertThat(first.get("stored").asInt()).isEqualTo(1);
        assertThat(first.get("rejected").asInt()).isEqualTo(1);
        assertThat(first.get("kept").asString()).isEqualTo("rows");
        JsonNode second = loads.get(1);
        assertThat(second.get("status").asString()).isEqualTo("grown");
        assertThat(second.get("from_byte").asLong()).isEqualTo(end);

        assertThat(acct.launch("files").out())
                .endsWith("total of 3 loads: 7 lines = 2 headers + 1 blank + 3 stored + 1 rejected\n");
        assertThat(acct.launch("files", "--format", "csv").out()).doesNotContain("total");
        assertThat(acct.launch("files", "--since", "2026-11-20", "--format", "json")
                        .json()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void foldsTheLoadsOfAGrownFile() {
        Logs logs = Logs.standard().row("d", "envId", "1");
        logs.write(folder.resolve("acct-1.csv"));
        acct.ingest("acct-1.csv");
        logs.row("d", "envId", "2").write(folder.resolve("acct-1.csv"));
        acct.ingest("acct-1.csv");
        logs.row("d", "envId", "3").write(folder.resolve("acct-1.csv"));
        acct.ingest("acct-1.csv");
        Logs.standard().row("b", "envId", "4").write(folder.resolve("acct-2.csv"));
        acct.ingest("acct-2.csv");

        JsonNode files = acct.launch("files", "--by-file", "--format", "json").json();
        assertThat(files.size()).isEqualTo(2);
        assertThat(files.get(0).get("loads").asInt()).isEqualTo(3);
        assertThat(files.get(0).get("stored").asInt()).isEqualTo(3);
        assertThat(files.get(0).get("bytes").asInt()).isEqualTo(logs.bytes().length);
        assertThat(files.get(1).get("loads").asInt()).isEqualTo(1);
        assertThat(acct.launch("files", "--by-file").out()).contains("total of 2 files: 6 lines");
    }

    @Test
    void aShareIsAShare() {
        Cli.Result result = acct.launch("ingest", "x.csv", "--max-rejected-share", "2");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--max-rejected-share 2.0: write a share from 0 to 1");
    }

    @Test
    void aFileThatIsTooDamagedIsRefusedAndTheOthersAreLoaded() {
        Logs.standard().row("d").line("broken").row("d").write(folder.resolve("acct-1.csv"));
        Logs.standard().row("b").write(folder.resolve("acct-2.csv"));
        Cli.Result result = acct.ingest("acct-1.csv", "acct-2.csv", "--max-rejected-share", "0.3");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.file().get("status").asString()).isEqualTo("refused");
        assertThat(result.file().get("stored").asInt()).isZero();
        assertThat(result.err())
                .isEqualTo("acct: acct-1.csv: 33.33 % of its lines, 1 of 3, cannot be stored, more than the 0.3 of"
                        + " --max-rejected-share; the first is line 3 (too-few-cells: 1 instead of 23); nothing of it"
                        + " is stored\n");
        assertThat(acct.launch("files", "--format", "json").json().size()).isEqualTo(1);
        SoundStore.check(acct.store());

        // Exactly the share is not more than it; and without the option nothing is refused.
        assertThat(acct.ingest("acct-1.csv", "--max-rejected-share", "0.3334").exitCode())
                .isZero();
    }

    @Test
    void aNightRefusesTooAndGoesOn() {
        Logs.standard().line("broken").write(folder.resolve("acct-1.csv"));
        Logs.standard().row("b").write(folder.resolve("acct-2.csv"));
        Cli.Result result = acct.launch("nightly", "acct-1.csv", "acct-2.csv", "--max-rejected-share", "0");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("acct-1.csv: 100.00 % of its lines, 1 of 1");
        assertThat(result.out()).contains("stored 1, rejected 0");
    }
}
