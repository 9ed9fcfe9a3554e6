package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.read.MovedCount;
import acct.read.PmtaLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --pmta-log}: PowerMTA's own counts beside the ledger. */
final class PmtaLogTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    private void log(String... lines) throws IOException {
        Files.writeString(folder.resolve("pmta.log"), String.join("\n", lines) + "\n");
    }

    private void load() {
        Logs.standard().rows(9, "d").line("broken").write(folder.resolve("acct-2026-11-19-0000.csv"));
        Logs.standard().rows(3, "b").write(folder.resolve("acct-2026-11-19-0001.csv"));
        acct.ingest("acct-2026-11-19-0000.csv", "acct-2026-11-19-0001.csv");
    }

    private static String moved(int sequence, int records) {
        return "2026-11-19 23:59:59 moved /var/log/pmta/acct-2026-11-19-000" + sequence + ".csv to /srv/acct ("
                + records + " records)";
    }

    @Test
    void wrongUse() throws IOException {
        load();
        Cli.Result missing = acct.launch("verify", "--pmta-log", "no.log");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err())
                .contains("acct: no.log: cannot be read: no such file; give --pmta-log")
                .doesNotContain("Exception");
        log("2026-11-19 10:00:00 rotated acct-2026-11-19-0000.csv", "2026-11-19 10:00:00 1000 records in memory");
        Cli.Result nothing = acct.launch("verify", "--pmta-log", "pmta.log");
        assertThat(nothing.exitCode()).isEqualTo(1);
        assertThat(nothing.err()).contains("acct: pmta.log: no line names a .csv file and its number of records");
    }

    @Test
    void countsThatAgreeSayNothing() throws IOException {
        load();
        log("noise", moved(0, 10), moved(1, 3));
        assertThat(acct.launch("verify", "--quiet", "--pmta-log", "pmta.log").exitCode())
                .isZero();
        Cli.Result again = acct.ingest("acct-2026-11-19-0001.csv", "--pmta-log", "pmta.log");
        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).isEmpty();
    }

    @Test
    void aDifferenceIsOneClearLine() throws IOException {
        load();
        log(moved(0, 10), moved(1, 7), moved(2, 5));
        Cli.Result result = acct.ingest("acct-2026-11-19-0001.csv", "--pmta-log", "pmta.log");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err().lines())
                .containsExactly(
                        "acct: pmta.log:2: acct-2026-11-19-0001.csv: PowerMTA counted 7 records, the ledger has 3 (3"
                                + " stored + 0 rejected)",
                        "acct: pmta.log:3: acct-2026-11-19-0002.csv: PowerMTA counted 5 records, but nothing of it is"
                                + " loaded");
    }

    @Test
    void headerLinesAreCountedOnlyIfEveryFileSaysSo() throws IOException {
        load();
        log(moved(0, 11), moved(1, 4));
        assertThat(acct.launch("verify", "--pmta-log", "pmta.log").exitCode()).isZero();
        log(moved(0, 11), moved(1, 3));
        Cli.Result one = acct.launch("verify", "--pmta-log", "pmta.log");
        assertThat(one.exitCode()).isEqualTo(1);
        assertThat(one.err()).contains("with header lines counted they would be equal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-19 23:59:59 acct-file /var/log/pmta/acct-1.csv moved to /srv, 1234 records",
                "Moved 1234 records to \"/srv/acct-1.csv\"",
                "file=acct-1.csv records=1234",
                "acct-1.csv: record count: 1234",
                "[23:59:59.123] 192.0.2.1 /srv/acct-1.csv.gz 1234 accounting records",
                "acct-1.csv: number of rows is 1234",
            })
    void theLineIsReadInAnyPlausibleForm(String line) throws IOException {
        log(line);
        assertThat(PmtaLog.movedCounts(folder.resolve("pmta.log")))
                .containsExactly(new MovedCount(1, "acct-1.csv", 1234));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acct-1.csv rotated at 23:59:59",
                "1234 records sent",
                "acct-1.csvx 1234 records",
                "acct-1.csv 1234",
                "records 2026-11-19 acct-1.csv",
            })
    void anythingElseIsNoCount(String line) throws IOException {
        log(line);
        assertThat(PmtaLog.movedCounts(folder.resolve("pmta.log"))).isEmpty();
    }
}
