package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed report says what the program says today of the committed logs. */
final class SampleReportTest {
    private static final Path COMMITTED = Path.of("reports/sample");

    @Test
    void committedNumbersAreThoseOfTheCommittedLogs(@TempDir Path folder) throws IOException {
        Path logs = Files.createDirectory(folder.resolve("sample-logs"));
        try (Stream<Path> files = Files.list(Path.of("sample-logs"))) {
            for (Path file : files.toList()) {
                Files.copy(file, logs.resolve(file.getFileName()));
            }
        }
        Cli.Result run = Cli.in(folder).launch("nightly", "sample-logs", "--out", "reports");
        assertThat(run.exitCode()).as(run.err()).isZero();
        for (String day : List.of("2026-11-17", "2026-11-18", "2026-11-19")) {
            assertThat(Files.readString(folder.resolve("reports").resolve(day).resolve("summary.json")))
                    .as("renew reports/sample as CONTRIBUTING.md says")
                    .isEqualTo(Files.readString(COMMITTED.resolve(day).resolve("summary.json")));
            assertThat(COMMITTED.resolve(day).resolve("index.html")).isNotEmptyFile();
        }
    }
}
