package acct.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repository's {@code sample-logs/}: what other tests and the documentation rely on. */
final class CommittedSampleTest {
    private static final Path COMMITTED = Path.of("sample-logs");

    private static Path folder = Path.of("");
    private static List<Path> files = List.of();

    @BeforeAll
    static void write(@TempDir Path out) {
        folder = out;
        files = SampleLogs.committed(out);
    }

    @Test
    void isWhatTheGeneratorWritesToTheByte() throws IOException {
        try (Stream<Path> committed = Files.list(COMMITTED)) {
            assertThat(committed.map(Path::getFileName))
                    .as("run: acct sample --committed --out sample-logs")
                    .containsExactlyInAnyOrderElementsOf(
                            files.stream().map(Path::getFileName).toList());
        }
        for (Path file : files) {
            assertThat(Files.mismatch(file, COMMITTED.resolve(file.getFileName())))
                    .as("%s: run: acct sample --committed --out sample-logs", file.getFileName())
                    .isEqualTo(-1);
        }
    }

    @Test
    void isSmall() throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        assertThat(bytes).isLessThan(3_000_000);
    }

    @Test
    void damagesOneLineAndNeitherOfItsNeighbours() {
        assertThat(read("acct-2026-11-17-0000.csv").damaged()).singleElement().satisfies(line -> {
            assertThat(line).startsWith("d,2026-11-17 ");
            assertThat(line.chars().filter(c -> c == '"').count() % 2).isEqualTo(1);
        });
        assertThat(read("acct-2026-11-17-0000.csv").rows()).hasSize(1_299);
        assertThat(read("acct-2026-11-18-0000.csv").damaged()).isEmpty();
        assertThat(read("acct-2026-11-18-0001.csv").damaged()).isEmpty();
        assertThat(read("accounting-20261119.csv").damaged()).isEmpty();
    }

    @Test
    void splitsOneDayIntoFilesOfDifferentLayouts() {
        List<Map<String, String>> before = read("acct-2026-11-18-0000.csv").rows();
        List<Map<String, String>> after = read("acct-2026-11-18-0001.csv").rows();

        assertThat(before).hasSize(900).allMatch(row -> cell(row, "timeLogged").startsWith("2026-11-18 "));
        assertThat(after).hasSize(600).allMatch(row -> cell(row, "timeLogged").matches("1[0-9]{9}"));
        assertThat(after).isSortedAccordingTo((a, b) -> cell(a, "timeLogged").compareTo(cell(b, "timeLogged")));
        assertThat(after)
                .extracting(row -> cell(row, "header_subject"))
                .contains("Grüße vom Markt: Käse, Brot und Wein", "Nur heute – 20 % auf \"alles\"");
        assertThat(before.get(0).keySet()).isNotEqualTo(after.get(0).keySet()).doesNotContain("header_subject");
    }

    @Test
    void holdsTheIncidentCell() {
        List<Map<String, String>> cell = read("accounting-20261119.csv").rows().stream()
                .filter(row -> cell(row, "queue").equals("hotmail.rollup/ms-ip-1"))
                .filter(row -> List.of("d", "b", "t").contains(cell(row, "type")))
                .toList();

        assertThat(cell).hasSizeGreaterThanOrEqualTo(400);
        assertThat(cell.stream()
                        .filter(row -> cell(row, "dsnDiag").contains("S3140"))
                        .count())
                .isBetween(cell.size() * 30L / 100, cell.size() * 40L / 100);
    }

    @Test
    void holdsTheLeakOnTheMiddleDayOnly() {
        assertThat(leaked("acct-2026-11-17-0000.csv")).isZero();
        assertThat(leaked("acct-2026-11-18-0000.csv")).isGreaterThan(20);
        assertThat(leaked("acct-2026-11-18-0001.csv")).isGreaterThan(10);
        assertThat(leaked("accounting-20261119.csv")).isZero();
    }

    @Test
    void showsEveryRecordTypeAndMoreThanFiveHundredDeliveries() {
        List<Map<String, String>> rows = files.stream()
                .filter(file -> file.toString().endsWith(".csv"))
                .flatMap(file -> LogReader.of(file).rows().stream())
                .toList();

        assertThat(rows).extracting(row -> cell(row, "type")).contains("d", "b", "t", "tq", "f", "rb", "r");
        assertThat(rows.stream().filter(row -> cell(row, "type").equals("d")).count())
                .isGreaterThan(5_000);
        assertThat(rows).hasSize(5_699);
    }

    @Test
    void configuresEveryAddressPoolAndVmtaOfTheLogs() throws IOException {
        String configuration = Files.readString(folder.resolve("pmta.config"));
        for (Map<String, String> row : read("accounting-20261119.csv").rows()) {
            if (cell(row, "type").equals("d")) {
                assertThat(configuration)
                        .contains("<virtual-mta " + cell(row, "vmta") + ">\n    smtp-source-host "
                                + cell(row, "dlvSourceIp") + " ")
                        .contains("<virtual-mta-pool " + cell(row, "vmtaPool") + ">");
            }
        }
    }

    private static long leaked(String file) {
        return read(file).rows().stream()
                .filter(row -> cell(row, "vmtaPool").equals("trans-pool"))
                .filter(row -> cell(row, "jobId").startsWith("newsletter-"))
                .count();
    }

    private static LogReader read(String file) {
        return LogReader.of(folder.resolve(file));
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
