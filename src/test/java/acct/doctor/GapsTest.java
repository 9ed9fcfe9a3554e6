package acct.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Holes between files, clocks, servers that stopped, files about to be deleted. */
@Tag("slow")
final class GapsTest {
    private static final LocalDate LAST = LocalDate.of(2026, 11, 19);

    private final Path folder;
    private final Cli acct;

    GapsTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder);
    }

    private List<JsonNode> findings(String kind) {
        return acct.launch("doctor", "--format", "json")
                .json()
                .valueStream()
                .filter(f -> f.get("finding").asString().equals(kind))
                .toList();
    }

    private void load(String name, Logs logs) {
        logs.write(folder.resolve(name));
        assertThat(acct.ingest(name, "--allow-overlap").exitCode()).isZero();
    }

    private static Logs at(String... times) {
        Logs logs = Logs.standard();
        for (String time : times) {
            logs.row("d", "timeLogged", time, "dlvSourceIp", "192.0.2.1", "envId", time);
        }
        return logs;
    }

    @Test
    void aHoleInTheNumbersIsNamedAndAFirstNumberIsNot() {
        load("acct-2026-11-18-0001.csv", at("2026-11-18 00:10:00+0100"));
        load("acct-2026-11-18-0002.csv", at("2026-11-18 01:10:00+0100"));
        load("acct-2026-11-19-0000.csv", at("2026-11-19 00:10:00+0100"));
        assertThat(findings("file-number-missing")).isEmpty();
        load("acct-2026-11-19-0003.csv", at("2026-11-19 03:10:00+0100"));
        assertThat(findings("file-number-missing")).singleElement().satisfies(f -> {
            assertThat(f.get("message").asString()).contains("2 files of 2026-11-19", "-0001, -0002");
            assertThat(f.get("subject").asString()).endsWith("acct-2026-11-19-0001.csv");
            assertThat(f.get("first_day").asString()).isEqualTo("2026-11-19");
        });
        assertThat(acct.launch("doctor", "--fail-on", "warning").exitCode()).isEqualTo(3);
        assertThat(acct.launch("doctor", "--fail-on", "critical").exitCode()).isZero();
    }

    /** By the time of the day, to the millisecond. */
    @Test
    void whatIsNoNumberOfAFileHasNoHoles() {
        load("acct-2026-11-18-010000123.csv", at("2026-11-18 01:00:00+0100"));
        load("acct-2026-11-18-235900456.csv", at("2026-11-18 23:59:00+0100"));
        assertThat(findings("file-number-missing")).isEmpty();
    }

    @Test
    void aFileWithoutRowsIsNotMissing() {
        load("acct-2026-11-19-0000.csv", at("2026-11-19 00:10:00+0100"));
        Logs.standard().write(folder.resolve("acct-2026-11-19-0001.csv"));
        load("acct-2026-11-19-0002.csv", at("2026-11-19 02:10:00+0100"));
        assertThat(findings("file-number-missing")).isEmpty();
    }

    @Test
    void movedFilesFillEachOthersHolesAndOtherServersDoNot() {
        load("acct-2026-11-19-0000.csv", at("2026-11-19 00:10:00+0100"));
        load("acct-2026-11-19-0002.csv", at("2026-11-19 02:10:00+0100"));
        load("archive/acct-2026-11-19-0001.csv", at("2026-11-19 01:10:00+0100"));
        assertThat(findings("file-number-missing")).isEmpty();
        load("archive/acct-2026-11-19-0002.csv", at("2026-11-19 02:10:01+0100"));
        assertThat(findings("file-number-missing")).hasSize(1);
    }

    @Test
    void daysWithoutFilesAreOneFindingInARow() {
        load("a.csv", at("2026-11-15 09:00:00+0100"));
        load("b.csv", at("2026-11-18 09:00:00+0100"));
        assertThat(findings("days-without-files")).singleElement().satisfies(f -> {
            assertThat(f.get("first_day").asString()).isEqualTo("2026-11-16");
            assertThat(f.get("last_day").asString()).isEqualTo("2026-11-17");
        });
        assertThat(acct.launch("report", "--day", "2026-11-18", "--out", "reports")
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("reports/2026-11-18/index.html"))
                .content()
                .as("they have no report themselves")
                .contains("No row of 2026-11-16 to 2026-11-17 is stored");
        assertThat(acct.launch("doctor", "--since", "2026-11-19", "--format", "json")
                        .out())
                .doesNotContain("days-without-files");
    }

    @Test
    void clocksThatCannotBeRightAreNamed() {
        load("acct-2026-11-19-0000.csv", at("2026-11-19 00:10:00+0100", "2026-11-19 02:00:00+0100"));
        load("acct-2026-11-19-0001.csv", at("2026-11-19 02:00:00+0100", "2026-11-19 03:00:00+0100"));
        assertThat(findings("clock-stepped-back")).isEmpty();
        load("acct-2026-11-19-0002.csv", at("2026-11-19 02:30:00+0100", "2026-11-19 04:00:00+0100"));
        assertThat(findings("clock-stepped-back"))
                .singleElement()
                .satisfies(f -> assertThat(f.get("subject").asString()).endsWith("-0002.csv"));
        assertThat(findings("rows-from-the-future")).isEmpty();
        load("future.csv", at("2026-11-20 12:06:00Z"));
        assertThat(findings("rows-from-the-future")).hasSize(1);
    }

    @Test
    void aChangedZoneIsNamedAndSummerTimeIsNot() {
        load("a.csv", at("2026-11-16 09:00:00+0200"));
        load("b.csv", at("2026-11-17 09:00:00+0100"));
        assertThat(findings("utc-offset-changed")).isEmpty();
        load("c.csv", at("2026-11-18 09:00:00-0500"));
        assertThat(findings("utc-offset-changed"))
                .singleElement()
                .satisfies(f -> assertThat(f.get("first_day").asString()).isEqualTo("2026-11-18"));
    }

    @Test
    void aServerThatStoppedIsNamed() {
        Logs logs = Logs.of("type,timeLogged,envId,userString");
        for (int back = 12; back >= 0; back--) {
            for (String server : back > 1 ? List.of("mta1", "mta2") : List.of("mta1")) {
                logs.row(
                        "d",
                        "timeLogged",
                        LAST.minusDays(back) + " 09:00:00+0100",
                        "envId",
                        server + back,
                        "userString",
                        server);
            }
        }
        load("acct-1.csv", logs);
        assertThat(findings("server-stopped")).singleElement().satisfies(f -> {
            assertThat(f.get("subject").asString()).isEqualTo("mta2");
            assertThat(f.get("first_day").asString()).isEqualTo("2026-11-18");
        });
    }

    private Path waiting(String name, Logs logs, Duration age) throws IOException {
        Path file = logs.write(folder.resolve("log").resolve(name));
        Files.setLastModifiedTime(file, FileTime.from(Cli.NOW.minus(age)));
        return file;
    }

    private void configure(String pmta) throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), "pmta-config: pmta.config\n");
        Files.writeString(
                folder.resolve("pmta.config"),
                pmta.formatted(folder.resolve("log").resolve("acct.csv")));
    }

    @Test
    void aFileThatIsNotLoadedIsNamedBeforeItIsDeleted() throws IOException {
        configure("<acct-file %s>\n  records d,b\n  delete-after 3d # days\n</acct-file>\n");
        load("acct-0.csv", at("2026-11-19 00:10:00+0100"));
        waiting("acct-2026-11-17-0000.csv", at("2026-11-17 09:00:00+0100"), Duration.ofHours(49));
        waiting("acct-2026-11-18-0000.csv", at("2026-11-18 09:00:00+0100"), Duration.ofHours(47));
        waiting("acct-2026-11-16-0000.csv", Logs.standard(), Duration.ofHours(71));
        assertThat(findings("file-about-to-be-deleted")).singleElement().satisfies(f -> {
            assertThat(f.get("subject").asString()).endsWith("acct-2026-11-17-0000.csv");
            assertThat(f.get("message").asString())
                    .contains("2026-11-21T11:00:00Z", "delete-after 3d", "pmta.config:3");
        });
        assertThat(acct.ingest("log").exitCode()).isZero();
        assertThat(findings("file-about-to-be-deleted")).isEmpty();
    }

    @Test
    void aFileIsLoadedIfItsBytesAreWhateverItsName() throws IOException {
        configure("<acct-file %s>\n  delete-after 3d\n</acct-file>\n");
        load("other/acct-2026-11-17-0000.csv", at("2026-11-17 08:00:00+0100", "2026-11-17 08:30:00+0100"));
        waiting("acct-2026-11-17-0000.csv", at("2026-11-17 09:00:00+0100"), Duration.ofHours(49));
        assertThat(findings("file-about-to-be-deleted"))
                .as("its name alone is loaded")
                .hasSize(1);
        load("copy.csv", at("2026-11-17 09:00:00+0100"));
        assertThat(findings("file-about-to-be-deleted")).as("its bytes are").isEmpty();
    }

    @Test
    void whatStaysOrIsMovedIsNotAtRiskAndAMissingConfigurationIsSaid() throws IOException {
        load("acct-0.csv", at("2026-11-19 00:10:00+0100"));
        waiting("acct-2026-11-10-0000.csv", at("2026-11-10 09:00:00+0100"), Duration.ofDays(9));
        configure("<acct-file %s>\n</acct-file>\n");
        assertThat(findings("file-about-to-be-deleted")).hasSize(1);
        configure("<acct-file %s>\n  delete-after never\n</acct-file>\n");
        assertThat(findings("file-about-to-be-deleted")).isEmpty();
        configure("<acct-file %s>\n  move-to /var/log/pmta/archive\n</acct-file>\n");
        assertThat(findings("file-about-to-be-deleted")).isEmpty();
        Files.delete(folder.resolve("pmta.config"));
        assertThat(findings("pmta-config-unreadable")).hasSize(1);
    }

    @Test
    void aPeriodSeesItsOwnGapsOnly() {
        load("acct-2026-11-15-0000.csv", at("2026-11-15 09:00:00+0100"));
        load("acct-2026-11-15-0002.csv", at("2026-11-15 10:00:00+0100"));
        load("acct-2026-11-19-0000.csv", at("2026-11-19 09:00:00+0100"));
        assertThat(acct.launch("doctor", "--since", "2026-11-19").out())
                .doesNotContain("file-number-missing", "days-without-files");
        assertThat(acct.launch("doctor", "--until", "2026-11-15").out())
                .contains("file-number-missing")
                .doesNotContain("days-without-files");
    }
}
