package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night in which most files were made to hurt, with the memory that the launcher gives: each good file is loaded, each
 * bad one is named, and the report is written.
 */
@Tag("slow")
final class HostileBudgetTest {
    private static final String RESULTS = System.getProperty("hostile.results", "target/hostile-files.txt");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void oneSmallFileOfEachKindCostsNoGoodOne() throws IOException {
        night(1, new HostileBatch(100), Duration.ofMinutes(3));
    }

    @Test
    @Tag("hostile-files")
    void twentyFilesOfEachKindCostNoGoodOne() throws IOException {
        night(20, new HostileBatch(1), Duration.ofHours(2));
    }

    private void night(int each, HostileBatch batch, Duration patience) throws IOException {
        batch.write(folder, each);
        for (int number = 1; number <= each; number++) {
            good(number);
        }
        Instant begin = Instant.now();
        Product.Started started = Product.in(folder).asLaunched().start("nightly", "*.csv*", "--out", "reports");
        long peak = Peak.of(started.process(), patience);
        Product.Ended ended = started.ended();
        Duration time = Duration.between(begin, Instant.now());

        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err()).doesNotContain("internal error", "out of memory", "\tat ");
        Path store = folder.resolve("acct.duckdb");
        SoundStore.check(store);
        assertThat(Rows.of(store, "select path from load where path like '%good%' and stored = 50 order by path"))
                .hasSize(each);
        eachBadOneIsNamed(each, batch, ended, Rows.of(store, "select path from load"));
        assertThat(Files.readString(folder.resolve("reports/2026-11-19/index.html")))
                .contains("<title>2026-11-19: ");
        assertThat(Files.size(folder.resolve("reports/2026-11-19/summary.json")))
                .isLessThan(20L << 20);
        Files.writeString(
                Path.of(RESULTS),
                each + " of each kind: " + time.toSeconds() + " s, peak " + (peak >> 10) + " MB resident, store "
                        + (Files.size(store) >> 20) + " MB\n",
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND);
    }

    private void good(int number) {
        Logs logs = Logs.of("type,timeLogged,rcpt,dlvSourceIp,vmta");
        for (int row = 0; row < 50; row++) {
            logs.row(
                    "d", "rcpt", "user" + row + "@g" + number + ".example", "dlvSourceIp", "192.0.2.9", "vmta", "good");
        }
        // Between the bad ones by name, and in the middle of each number.
        logs.write(folder.resolve(String.format(java.util.Locale.ROOT, "bad-%02d-good.csv", number)));
    }

    /** In the receipt with what was made of it; what could not be read also with the reason. */
    private static void eachBadOneIsNamed(int each, HostileBatch batch, Product.Ended ended, List<String> loaded) {
        List<String> missing = new ArrayList<>();
        for (HostileBatch.Kind kind : batch.kinds()) {
            IntStream.rangeClosed(1, each)
                    .mapToObj(number -> HostileBatch.name(kind, number))
                    .forEach(name -> {
                        assertThat(loaded.contains(name))
                                .as(name + "\n" + ended.err())
                                .isEqualTo(kind.isWhole());
                        String where = kind.isWhole() ? ended.out() : ended.err();
                        if (!where.contains(name)) {
                            missing.add(name);
                        }
                    });
        }
        assertThat(missing).as(ended.out() + ended.err()).isEmpty();
    }
}
