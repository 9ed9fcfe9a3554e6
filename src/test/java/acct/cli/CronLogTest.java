package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cron's redirection keeps of the program, in a process of its own. */
final class CronLogTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d) ";

    private final Path folder;

    CronLogTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<String> log(String journal, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-cp",
                System.getProperty("java.class.path"),
                "acct.Main"));
        command.addAll(List.of(args));
        Path log = folder.resolve("log.txt");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(log.toFile());
        process.environment().remove("JOURNAL_STREAM");
        if (!journal.isEmpty()) {
            process.environment().put("JOURNAL_STREAM", journal);
        }
        assertThat(process.start().waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readAllLines(log);
    }

    @Test
    void eachLineOfALoadHasItsTime() throws IOException, InterruptedException {
        assertThat(log("", "ingest", "none.csv"))
                .singleElement()
                .satisfies(line -> assertThat(line).matches(TIME + "acct: none.csv: .*"));
        Logs.standard().row("d").row("x").write(folder.resolve("acct-1.csv"));
        assertThat(log("", "ingest", "acct-1.csv", "--store", "a.duckdb"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).matches(TIME + ".+"));
    }

    @Test
    void theJournalHasTimesOfItsOwn() throws IOException, InterruptedException {
        assertThat(log("8:1234", "ingest", "none.csv"))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("acct: none.csv: "));
    }

    @Test
    void anAnswerIsNoLog() throws IOException, InterruptedException {
        assertThat(log("", "query", "--by", "isp"))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("acct: "));
    }
}
