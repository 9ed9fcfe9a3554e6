package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code acct ingest FOLDER} says of what it does not load. */
final class FolderTest {

    @Test
    void onlyWhatMayHoldRowsIsNamedWithQuiet(@TempDir Path folder) {
        Logs.standard().row("d", "rcpt", "a@example.com").write(folder.resolve("in/acct.csv.1"));
        Logs.write(
                folder.resolve("in/rotated-20261118"),
                Logs.standard().row("d", "rcpt", "b@example.com").zstd());
        Logs.standard().row("d", "rcpt", "c@example.com").write(folder.resolve("in/.acct.csv.Xy12"));
        Logs.empty().line("hello").write(folder.resolve("in/notes.txt"));
        Cli acct = Cli.in(folder);
        Cli.Result quiet = acct.launch("ingest", "in", "--quiet", "--format", "json");
        assertThat(quiet.exitCode()).isZero();
        assertThat(quiet.err())
                .isEqualTo("acct: passed over in/.acct.csv.Xy12: is hidden, as a copy in the making is\n");
        assertThat(quiet.json().get("stored").asInt()).isEqualTo(2);
        assertThat(acct.launch("ingest", "in").err())
                .contains("passed over in/.acct.csv.Xy12: is hidden")
                .contains("passed over in/notes.txt: does not look like an accounting file\n");
    }
}
