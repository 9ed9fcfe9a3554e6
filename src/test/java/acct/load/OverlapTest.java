package acct.load;

import static acct.load.DayRows.part;
import static acct.load.DayRows.rcpt;
import static acct.load.DayRows.rows;
import static acct.load.DayRows.time;
import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law 12 across files: a row that two files bring counts once, and rows that are only alike all count. */
final class OverlapTest {
    private final Path folder;
    private final Cli acct;
    private final LoadedFiles files;

    OverlapTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder);
        this.files = new LoadedFiles(folder, acct);
    }

    @AfterEach
    void theStoreIsSound() {
        files.areSoundIfAny();
    }

    @Test
    void bothWaysAtOnceAreWrongUse() {
        files.write("acct-1.csv", part(0, 10));
        Cli.Result result = acct.ingest("acct-1.csv", "--skip-overlap", "--allow-overlap");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).hasLineCount(1).contains("one of them");
    }

    @Test
    void aMergedFileIsRefusedWithRowsHoursAndFiles() {
        files.write("acct-1.csv", part(3600, 3700));
        files.write("acct-2.csv", part(7200, 7300));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 100");
        assertThat(files.ingest("acct-2.csv")).isEqualTo("loaded 100");
        files.write("accounting-20261119.csv", rows(rows(part(0, 50), 3600, 3700), 7200, 7300));
        files.isRefused(
                "accounting-20261119.csv",
                "200 of its 250 rows",
                "from 2026-11-19T01 to 2026-11-19T02",
                "acct-1.csv and 1 other file");
        assertThat(files.ingest("accounting-20261119.csv", "--allow-overlap")).isEqualTo("loaded 250");
        assertThat(files.attempts()).isEqualTo(450);
        assertThat(files.ingest("accounting-20261119.csv")).isEqualTo("already-loaded 0");
    }

    @Test
    void theOtherFilesOfTheRunAreLoadedAndCountAsLoaded() {
        files.write("acct-1.csv", part(0, 100));
        files.write("acct-2.csv", part(50, 150));
        files.write("acct-3.csv", part(150, 250));
        Cli.Result result = acct.ingest("acct-1.csv", "acct-2.csv", "acct-3.csv");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.json().get("files").findValuesAsString("status"))
                .containsExactly("loaded", "refused", "loaded");
        assertThat(files.attempts()).isEqualTo(200);
    }

    @Test
    void skippingStoresTheOthersAndKeepsTheRestAsRejected() {
        files.write("acct-1.csv", part(0, 100));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 100");
        files.write("acct-2.csv", rows(Logs.standard().line("x,y"), 50, 150));
        assertThat(files.ingest("acct-2.csv", "--skip-overlap")).isEqualTo("loaded 50 rejected 51");
        assertThat(files.attempts()).isEqualTo(150);
        assertThat(Rows.number(acct.store(), "select count(distinct env_id) from attempt"))
                .isEqualTo(150);
        assertThat(Rows.of(
                        acct.store(),
                        "select reason, detail, min(line), max(line), count(*) from rejected_line"
                                + " where reason = 'already-stored' group by all"))
                .containsExactly("already-stored|acct-1.csv|3|52|50");
        assertThat(Rows.of(acct.store(), "select raw from rejected_line where line = 3")
                        .get(0))
                .startsWith("d," + time(50))
                .contains(rcpt(50));
        assertThat(files.ingest("acct-2.csv")).isEqualTo("already-loaded 0");
    }

    @Test
    void skippingWorksForStandardInputAndForAllRows() {
        files.write("acct-1.csv", part(0, 100));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 100");
        acct.reading(part(20, 90).bytes());
        assertThat(files.ingest("-", "--skip-overlap")).isEqualTo("loaded 0 rejected 70");
        assertThat(files.attempts()).isEqualTo(100);
    }

    @Test
    void skippingTakesAwayAsManyEqualRowsAsTheOthersBrought() {
        files.write("acct-1.csv", rows(part(0, 5), 0, 5));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 10");
        files.write("acct-2.csv", rows(rows(rows(part(5, 6), 0, 5), 0, 5), 0, 5));
        assertThat(files.ingest("acct-2.csv", "--skip-overlap")).isEqualTo("loaded 6 rejected 10");
        assertThat(Rows.of(acct.store(), "select distinct count(*) from attempt group by env_id order by 1"))
                .containsExactly("1", "3");
    }

    @Test
    void aGrownFileWhoseNewPartOthersBroughtIsRefused() {
        files.write("acct-1.csv", part(0, 100));
        files.write("acct-2.csv", part(100, 200));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 100");
        assertThat(files.ingest("acct-2.csv")).isEqualTo("loaded 100");
        // As `cat acct-1.csv acct-2.csv` makes it, with a second header.
        Logs.write(
                folder.resolve("all.csv"),
                Logs.joined(part(0, 100).bytes(), part(100, 200).bytes()));
        files.isRefused("all.csv", "100 of its 100 rows", "acct-2.csv");
        assertThat(files.ingest("all.csv", "--skip-overlap")).isEqualTo("grown 0 rejected 100");
    }

    @Test
    void equalRowsInTheGrownPartOfOneFileAllCount() {
        files.write("acct-1.csv", part(0, 10));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 10");
        files.write("acct-1.csv", rows(part(0, 10), 0, 10));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("grown 10");
    }

    @Test
    void fewEqualRowsMayBeChanceAndAreStoredWithARemark() {
        files.write("acct-1.csv", part(0, 10));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 10");
        files.write("acct-2.csv", part(9, 1_009));
        Cli.Result result = acct.ingest("acct-2.csv");
        assertThat(result.exitCode()).isZero();
        assertThat(result.file().get("stored").asInt()).isEqualTo(1_000);
        assertThat(result.file().get("message").asString())
                .contains("1 of its 1000 rows")
                .contains("acct-1.csv")
                .contains("chance");
        // One more than chance allows.
        files.write("acct-3.csv", part(1_007, 2_006));
        files.isRefused("acct-3.csv", "2 of its 999 rows");
    }

    @Test
    void serversThatAreKnownAndDifferentHaveNoRowInCommon() throws Exception {
        files.write("acct-1.csv", part(0, 100));
        files.write("acct-2.csv", part(50, 150));
        Files.writeString(folder.resolve("one.yaml"), "server: mta1\n");
        Files.writeString(folder.resolve("two.yaml"), "server: mta2\n");
        assertThat(files.ingest("acct-1.csv", "--config", "one.yaml")).isEqualTo("loaded 100");
        assertThat(files.ingest("acct-2.csv", "--config", "one.yaml")).isEqualTo("refused 0");
        assertThat(files.ingest("acct-2.csv", "--config", "two.yaml")).isEqualTo("loaded 100");
    }

    @Test
    void nightlyRefusesAndSkipsToo() {
        files.write("acct-1.csv", part(0, 100));
        files.write("acct-2.csv", part(50, 150));
        assertThat(acct.launch("nightly", "acct-1.csv", "acct-2.csv").exitCode())
                .isEqualTo(4);
        assertThat(acct.launch("nightly", "acct-2.csv", "--skip-overlap").exitCode())
                .isZero();
        assertThat(files.attempts()).isEqualTo(150);
    }
}
