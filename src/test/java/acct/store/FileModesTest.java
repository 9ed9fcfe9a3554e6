package acct.store;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A store holds recipients: nobody may read it by accident, and nobody loses what he was given on purpose. */
@Tag("slow")
@EnabledOnOs({OS.LINUX, OS.MAC})
final class FileModesTest {
    private final Path folder;
    private final Cli acct;

    FileModesTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder);
        Logs.standard().row("d").write(folder.resolve("acct-1.csv"));
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }

    private void mode(String name, String mode) throws IOException {
        Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString(mode));
    }

    private void nightWithoutUmask() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "umask 000; exec '" + java + "' -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED"
                                + " -XX:+IgnoreUnrecognizedVMOptions -cp \"$CLASS_PATH\" acct.Main nightly acct-1.csv"
                                + " --store data/acct.duckdb")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().put("CLASS_PATH", System.getProperty("java.class.path"));
        Process process = shell.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void whatIsMadeIsForItsAccountAndGroupWhateverTheUmask() throws Exception {
        nightWithoutUmask();
        assertThat(mode("data")).isEqualTo("rwxr-x---");
        assertThat(mode("data/acct.duckdb")).isEqualTo("rw-r-----");
        assertThat(mode("data/acct.duckdb.lock")).isEqualTo("rw-r-----");
        assertThat(folder.resolve("data/acct.duckdb.wal")).doesNotExist();
        for (String made : List.of("reports", "reports/2026-11-19")) {
            assertThat(mode(made)).as(made).isEqualTo("rwxr-x---");
        }
        for (String made : List.of("index.html", "2026-11-19/index.html", "2026-11-19/summary.json")) {
            assertThat(mode("reports/" + made)).as(made).isEqualTo("rw-r-----");
        }
    }

    @Test
    void reportsAreForEverybodyWhereThatIsAskedFor() throws Exception {
        Files.writeString(folder.resolve("acct.yaml"), "privacy: {reports: world}\n");
        Files.setPosixFilePermissions(folder.resolve("acct.yaml"), PosixFilePermissions.fromString("rw-r--r--"));
        nightWithoutUmask();
        assertThat(mode("data/acct.duckdb")).isEqualTo("rw-r-----");
        assertThat(mode("reports")).isEqualTo("rwxrwxrwx");
        assertThat(mode("reports/index.html")).isEqualTo("rw-rw-rw-");
        assertThat(mode("reports/2026-11-19/index.html")).isEqualTo("rw-rw-rw-");
    }

    @Test
    void listsAndMailsAreForTheirAccountOnlyAndKeepWhatTheyWereGiven() throws IOException {
        acct.ingest("acct-1.csv");

        assertThat(acct.launch("export", "suppressions", "--out", "list").exitCode())
                .isZero();
        assertThat(mode("list")).isEqualTo("rw-------");
        mode("list", "rw-r-----");
        assertThat(acct.launch("export", "suppressions", "--out", "list").exitCode())
                .isZero();
        assertThat(mode("list")).isEqualTo("rw-r-----");

        assertThat(acct.launch("rejects", "--export", "mend.csv").exitCode()).isZero();
        assertThat(mode("mend.csv")).isEqualTo("rw-------");

        acct.launch("nightly", "acct-1.csv", "--mail-dry-run", "--mail-to", "a@example.com");
        assertThat(mode("reports/2026-11-19/report.eml")).isEqualTo("rw-------");
    }

    @Test
    void aStoreThatWasOpenedToOthersStaysOpen() throws IOException {
        acct.ingest("acct-1.csv");
        mode("acct.duckdb", "rw-rw-rw-");
        Files.delete(folder.resolve("acct.duckdb.lock"));
        Logs.standard().row("d", "envId", "other").write(folder.resolve("acct-2.csv"));

        assertThat(acct.ingest("acct-2.csv").exitCode()).isZero();

        assertThat(mode("acct.duckdb")).isEqualTo("rw-rw-rw-");
        assertThat(mode("acct.duckdb.lock")).isEqualTo("rw-rw-rw-");
    }

    @Test
    void aLockThatIsALinkIsNotWrittenThrough() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes"), "somebody's");
        Files.createSymbolicLink(folder.resolve("acct.duckdb.lock"), notes);

        Cli.Result result = acct.ingest("acct-1.csv");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).hasLineCount(1).contains("acct.duckdb.lock");
        assertThat(notes).hasContent("somebody's");
    }
}
