package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed report says what the program says today of the committed logs. */
final class SampleReportTest {
    private static final String DAY = "2026-11-19";
    private static final Path COMMITTED = Path.of("reports/sample", DAY);
    private static final List<String> KEPT = List.of("index.html", "summary.json");

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
        Path made = folder.resolve("reports").resolve(DAY);
        if (Boolean.getBoolean("golden.rewrite")) {
            for (String file : KEPT) {
                Files.copy(made.resolve(file), COMMITTED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }

        assertThat(Files.readString(made.resolve("summary.json")))
                .as("renew reports/sample as CONTRIBUTING.md says")
                .isEqualTo(Files.readString(COMMITTED.resolve("summary.json")));
        assertThat(COMMITTED.resolve("index.html")).isNotEmptyFile();
        assertThat(Cli.in(folder)
                        .launch("mail", "--dry-run", "--day", DAY, "--to", "ops@example.com")
                        .exitCode())
                .isZero();
        assertThat(Files.readString(made.resolve("report.eml")))
                .as("subject and body tell the same minute")
                .contains("NEW: Microsoft blocks 192.0.2.20, 35.5 % since 06:10", " refused since 06:10");
    }

    /** The page has its pictures in it; beside it they would be there twice. */
    @Test
    void eachPictureIsCommittedOnce() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("reports/sample"))) {
            assertThat(files.filter(Files::isRegularFile).map(COMMITTED::relativize))
                    .containsExactlyInAnyOrderElementsOf(
                            KEPT.stream().map(Path::of).toList());
        }
    }
}
