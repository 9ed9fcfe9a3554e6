package acct.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.write.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All reports at a glance, the way to the latest, longer ones, and reports that are proved anew. */
@Tag("slow")
final class ReportShelfTest {
    private final Path folder;
    private final Path reports;

    ReportShelfTest(@TempDir Path folder) {
        this.folder = folder;
        this.reports = folder.resolve("reports");
    }

    @Test
    void aFolderWithoutReportsHasAnEmptyList() throws IOException {
        Files.createDirectories(reports);
        Files.createDirectories(reports.resolve("2026-11-19"));
        Files.createDirectories(reports.resolve("notes"));

        new ReportShelf(reports, Access.GROUP).renew();

        assertThat(reports.resolve("index.html"))
                .content()
                .contains("Deliverability reports")
                .doesNotContain("Latest");
        assertThat(reports.resolve("latest")).doesNotExist();
    }

    @Test
    void aSummaryThatIsDamagedIsNoDay() throws IOException {
        Files.createDirectories(reports.resolve("2026-11-18"));
        Files.writeString(reports.resolve("2026-11-18").resolve("summary.json"), "{\"verdict\": {");

        new ReportShelf(reports, Access.GROUP).renew();

        assertThat(reports.resolve("index.html")).content().doesNotContain("href=\"2026-11-18/index.html\"");
    }

    @Test
    void daysStandWithTheirVerdictAndLatestLeadsToTheLast() throws IOException {
        summary("2026-11-18", "fine", "Nothing is worse than usual", 0);
        summary("2026-11-19", "critical", "<script>", 2);
        summary("2026-11-09_2026-11-15", "fine", "Nothing", 0);

        new ReportShelf(reports, Access.GROUP).renew();

        assertThat(reports.resolve("index.html"))
                .content()
                .contains("<td id=\"2026-11-19\"><a class=\"critical\" href=\"2026-11-19/index.html\"", "<b>C</b>11-19")
                .contains("<td id=\"2026-11-20\"><span>11-20</span>")
                .contains("<a href=\"2026-11-09_2026-11-15/index.html\">")
                .contains("open incidents: 2")
                .doesNotContain("<script");
        assertThat(Files.readSymbolicLink(reports.resolve("latest"))).hasToString("2026-11-19");

        summary("2026-11-20", "warning", "Worse", 1);
        new ReportShelf(reports, Access.GROUP).renew();
        assertThat(Files.readSymbolicLink(reports.resolve("latest"))).hasToString("2026-11-20");
    }

    @Test
    void whereLatestIsAFolderItsPageLeadsOn() throws IOException {
        summary("2026-11-19", "fine", "Nothing", 0);
        Files.createDirectories(reports.resolve("latest"));

        new ReportShelf(reports, Access.GROUP).renew();

        assertThat(reports.resolve("latest").resolve("index.html")).content().contains("url=../2026-11-19/index.html");
    }

    @Test
    void whatIsTooOldGoesAndNothingElse() throws IOException {
        for (String name : List.of(
                "2026-01-01",
                "2026-01-02",
                "2025-12-29_2026-01-01",
                "2025-12-29_2026-01-02",
                "2026-01-01_against_2025-12-25",
                "all")) {
            summary(name, "fine", "Nothing", 0);
        }
        summary("2025-12-01", "fine", "Nothing", 0);
        Files.writeString(reports.resolve("2025-12-01/notes.txt"), "mine");
        Files.createDirectories(reports.resolve("2025-11-01"));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("summary.json"), "{}");
        Files.createSymbolicLink(reports.resolve("2025-10-01"), elsewhere);

        new ReportShelf(reports, Access.GROUP).clear(LocalDate.of(2026, 1, 2));

        try (Stream<Path> left = Files.list(reports)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "2026-01-02", "2025-12-29_2026-01-02", "all", "2025-12-01", "2025-11-01", "2025-10-01");
        }
        assertThat(reports.resolve("2025-12-01/notes.txt")).exists();
        assertThat(elsewhere.resolve("summary.json")).exists();
    }

    /** Only a night takes reports away, and only if it is told to. */
    @Test
    void aNightKeepsReportsAsLongAsIsConfigured() throws IOException {
        summary("2020-01-01", "fine", "Nothing", 0);
        Cli acct = Cli.in(folder);
        String logs =
                Path.of("sample-logs/acct-2026-11-18-0001.csv").toAbsolutePath().toString();

        assertThat(acct.launch("nightly", logs).exitCode()).isZero();
        assertThat(reports.resolve("2020-01-01")).exists();
        Files.writeString(folder.resolve("acct.yaml"), "retention: {reports: 400d}");
        assertThat(acct.launch("nightly", logs).exitCode()).isZero();
        assertThat(reports.resolve("2020-01-01")).doesNotExist();
        assertThat(reports.resolve("index.html")).content().doesNotContain("2020-01-01");
    }

    @Test
    void daysAreComparedWithOthers() throws IOException {
        Cli acct = Cli.in(folder);
        acct.ingest(Path.of("sample-logs").toAbsolutePath().toString());

        String page = acct.launch("report", "--compare", "yesterday").out().strip();
        assertThat(page).isEqualTo("reports/2026-11-19_against_2026-11-18/index.html");
        assertThat(folder.resolve(page)).content().contains("Compared with 2026-11-18", "all mail");
        assertThat(acct.launch("report", "--verify", page).exitCode()).isZero();

        String other = acct.launch("report", "--compare", "2026-11-01").out().strip();
        assertThat(folder.resolve(other))
                .content()
                .contains("Nothing to compare with: no row is stored of 2026-11-01.");
        assertThat(acct.launch("report", "--compare", "2026-11-19").err())
                .contains("--compare 2026-11-19: that is what it is compared with");
        assertThat(acct.launch("report", "--compare", "tomorrow").exitCode()).isEqualTo(2);
        assertThat(acct.launch("report", "--since", "2026-11-18", "--compare", "previous")
                        .exitCode())
                .isEqualTo(2);

        String week = acct.launch("report", "--week").out().strip();
        assertThat(folder.resolve(week))
                .content()
                .contains(
                        "Incidents on the time line",
                        "192.0.2.20 (ms-ip-1) at microsoft",
                        "no row is stored of 2026-11-12");
        assertThat(reports.resolve("index.html")).content().contains("2026-11-19_against_2026-11-18");
    }

    @Test
    void aWeekEndsWithTheLatestDayAndAReportIsProvedAnew() throws IOException {
        Cli acct = Cli.in(folder);
        assertThat(acct.ingest(Path.of("sample-logs").toAbsolutePath().toString())
                        .exitCode())
                .isLessThan(2);
        assertThat(acct.launch("report", "--week", "--month").exitCode()).isEqualTo(2);
        assertThat(acct.launch("report", "--week", "--since", "2026-11-18").exitCode())
                .isEqualTo(2);

        assertThat(acct.launch("report", "--week").out().strip()).isEqualTo("reports/2026-11-16_2026-11-19/index.html");
        assertThat(acct.launch("report", "--month", "--day", "2026-11-18").out().strip())
                .isEqualTo("reports/2026-11-01_2026-11-19/index.html");
        String page = acct.launch("report").out().strip();
        Cli.Result same = acct.launch("report", "--verify", page);
        assertThat(same.out()).isEqualTo(page + ": the store gives the same report\n");
        assertThat(same.exitCode()).isZero();

        assertThat(folder.resolve(page))
                .content()
                .contains(
                        "Numbers proved: 2,894 of 2,894 rows: the counts are made of as many rows as the files brought.")
                .containsPattern("Loaded by acct [0-9.]+ from files of the digest [0-9a-f]{16}\\.")
                .contains("local time of the files, UTC+01:00.");

        Path summary = folder.resolve(page).resolveSibling("summary.json");
        Files.writeString(summary, Files.readString(summary).replace("\"delivered\": 2661", "\"delivered\": 2662"));
        Cli.Result other = acct.launch("report", "--verify", page);
        assertThat(other.out()).isEqualTo(page + ": total differs\n");
        assertThat(other.exitCode()).isEqualTo(3);
        assertThat(acct.launch("report", "--verify", "nowhere/index.html").exitCode())
                .isEqualTo(1);
        assertThat(acct.launch("report", "--verify", page, "--day", "2026-11-18")
                        .exitCode())
                .isEqualTo(2);
    }

    private void summary(String name, String level, String headline, int incidents) throws IOException {
        Path day = Files.createDirectories(reports.resolve(name));
        Files.writeString(day.resolve("summary.json"), """
                {"schema_version": 1, "period": {"since": null}, "version": "0.1.0",
                 "verdict": {"level": "%s", "headline": "%s", "detail": ""}, "open_incidents": %d, "total": {}}
                """.formatted(level, headline, incidents));
    }
}
