package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.SoundStore;
import acct.load.EqualStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nights that start at the same moment on the same files: one loads, the others wait or say that they did not. */
@Tag("slow")
final class AtOnceTest {
    private static final int LINES = 4_000;

    private Path folder = Path.of("");
    private Path clean = Path.of("");

    @BeforeEach
    void twoFilesAndTheirCleanLoad(@TempDir Path temporary) throws IOException {
        folder = temporary;
        MixedRows rows = new MixedRows(new Random(1), List.of(LocalDate.parse("2026-11-19")));
        clean = Files.createDirectories(folder.resolve("clean"));
        for (String name : List.of("acct-1.csv", "acct-2.csv")) {
            CampaignFile file = new CampaignFile(clean.resolve(name));
            file.grow(rows.lines(LINES), new Random(1));
            file.complete();
        }
        assertThat(Cli.in(clean).launch("ingest", "acct-*.csv").exitCode()).isZero();
    }

    @ParameterizedTest(name = "{0} processes")
    @ValueSource(ints = {2, 4})
    void oneNightLoadsAndTheOthersFindItLoadedOrBusy(int processes) throws IOException {
        startAtOnce(processes, 0);
    }

    /** Every second time without waiting, so that who comes second must give up. */
    @Test
    @Tag("at-once")
    void fiftyTimes() throws IOException {
        for (int i = 0; i < 50; i++) {
            startAtOnce(i % 2 == 0 ? 2 : 4, i);
        }
    }

    private void startAtOnce(int processes, int time) throws IOException {
        Path night = Files.createDirectories(folder.resolve("night-" + time));
        for (String name : List.of("acct-1.csv", "acct-2.csv")) {
            Files.copy(clean.resolve(name), night.resolve(name));
        }
        List<Product.Started> nights = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            nights.add(Product.in(night)
                    .start(
                            "nightly",
                            "acct-1.csv",
                            "acct-2.csv",
                            "--out",
                            "reports-" + i,
                            "--wait",
                            time % 4 < 2 ? "120s" : "0s"));
        }
        int done = 0;
        for (Product.Started each : nights) {
            Product.Ended ended = each.ended();
            assertThat(ended.code()).as(ended.err()).isIn(0, 75);
            assertThat(ended.err()).doesNotContain("internal error");
            done += ended.code() == 0 ? 1 : 0;
        }
        assertThat(done).as("nights that ended well").isPositive();
        if (time % 4 < 2) {
            assertThat(done).as("nights that had time to wait").isEqualTo(processes);
        } else {
            // Somebody may have been sent away in the middle of a night; the next one brings the rest.
            assertThat(Cli.in(night).launch("ingest", "acct-*.csv").exitCode()).isZero();
        }
        SoundStore.check(night.resolve("acct.duckdb"));
        EqualStores.check(clean.resolve("acct.duckdb"), night.resolve("acct.duckdb"));
        Folders.delete(night);
    }
}
