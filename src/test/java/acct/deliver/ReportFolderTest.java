package acct.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.model.ExitCode;
import acct.model.Period;
import acct.model.UserException;
import acct.report.Charts;
import acct.report.Report;
import acct.report.ReportSamples;
import acct.write.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
    private final Path folder;

    ReportFolderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aFolderThatCannotBeMadeIsOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new ReportFolder(file, Access.GROUP).write(ReportSamples.empty(), List.of()))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED))
                .hasMessageStartingWith("cannot write the report to " + file.resolve("2026-11-19"))
                .hasMessageContaining("--out")
                .message()
                .hasLineCount(1);
    }

    @Test
    void aFolderInTheWayOfAPageIsRefusedAndNothingElseWritten() throws IOException {
        Path inTheWay = folder.resolve("2026-11-19/index.html/x");
        Files.createDirectories(inTheWay);

        assertThatThrownBy(() -> new ReportFolder(folder, Access.GROUP).write(ReportSamples.empty(), List.of()))
                .isInstanceOf(UserException.class);

        assertThat(names("2026-11-19")).containsExactly("index.html");
        try (Stream<Path> found = Files.list(folder)) {
            assertThat(found).hasSize(1);
        }
    }

    @Test
    void aDayHasItsFolderWithEverythingInIt() throws IOException {
        Report report = ReportSamples.busy();

        Path page = new ReportFolder(folder, Access.GROUP).write(report, Charts.of(report));

        assertThat(page).isEqualTo(folder.resolve("2026-11-19/index.html"));
        assertThat(names("2026-11-19"))
                .containsExactly(
                        "bounced-by-isp.svg",
                        "deferred-by-source-ip.svg",
                        "index.html",
                        "roads.svg",
                        "summary.json",
                        "volume-by-hour.svg");
    }

    @Test
    void aSecondReportReplacesTheFirst() {
        ReportFolder reports = new ReportFolder(folder, Access.GROUP);
        reports.write(ReportSamples.empty(), List.of());

        Path page = reports.write(ReportSamples.quiet(), List.of());

        assertThat(page).content().contains("Nothing is worse than usual");
    }

    @Test
    void pictureThatIsNoLongerDrawnIsNotLeftFromAnEarlierReport() throws IOException {
        ReportFolder reports = new ReportFolder(folder, Access.GROUP);
        Report report = ReportSamples.busy();
        reports.write(report, Charts.of(report));

        reports.write(report, Charts.of(report).subList(0, 2));

        assertThat(names("2026-11-19")).noneMatch(n -> n.startsWith("deferred-by-source-ip"));
    }

    @Test
    void aWarmingThatIsOverLeavesNoPictureBehind() throws IOException {
        ReportFolder reports = new ReportFolder(folder, Access.GROUP);
        Report report = ReportSamples.warming();
        reports.write(report, Charts.of(report));
        assertThat(names("2026-11-19"))
                .contains("warming-198.51.100.60.svg", "warming-2001_db8_51_100__1f_60.svg")
                .noneMatch(name -> name.startsWith("warming-203"));
        Files.writeString(folder.resolve("2026-11-19/warming-notes.txt"), "not ours");

        reports.write(ReportSamples.quiet(), Charts.of(ReportSamples.quiet()));

        assertThat(names("2026-11-19").stream().filter(name -> name.startsWith("warming")))
                .containsExactly("warming-notes.txt");
    }

    @Test
    void aPeriodNamesItsFolder() {
        LocalDate since = LocalDate.of(2026, 11, 16);
        LocalDate until = LocalDate.of(2026, 11, 18);

        assertThat(ReportFolder.name(new Period(since, until))).isEqualTo("2026-11-16_2026-11-18");
        assertThat(ReportFolder.name(Period.of(since))).isEqualTo("2026-11-16");
        assertThat(ReportFolder.name(new Period(since, null))).isEqualTo("since-2026-11-16");
        assertThat(ReportFolder.name(new Period(null, until))).isEqualTo("until-2026-11-18");
        assertThat(ReportFolder.name(Period.ALL)).isEqualTo("all");
    }

    private List<String> names(String day) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(day))) {
            return files.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }
}
