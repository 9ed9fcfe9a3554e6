package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import acct.Rows;
import acct.SoundStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of 12 MB: what does not fit is said, what can be stored is, and it is never full for good. */
@Tag("slow")
final class SmallDiskTest {
    private static final int LINES = 12_000;
    private static final int FILES = 4;

    private Path folder = Path.of("");
    private Path disk = Path.of("");

    @BeforeEach
    void aDisk(@TempDir Path temporary) throws IOException {
        folder = temporary;
        disk = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk.toString()), "may not mount a disk");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        MixedRows rows = new MixedRows(new Random(1), List.of(today.minusDays(40), today.minusDays(2)));
        for (int i = 1; i <= FILES; i++) {
            CampaignFile file = new CampaignFile(folder.resolve("acct-" + i + ".csv"));
            file.grow(rows.lines(LINES), new Random(1));
            file.complete();
        }
    }

    @AfterEach
    void takeItAway() throws IOException {
        run("umount", disk.toString());
    }

    private static boolean run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path store() {
        return disk.resolve("acct.duckdb");
    }

    private Product.Ended acct(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--store";
        all[arguments.length + 1] = store().toString();
        return Product.in(folder).run(all);
    }

    private long loads() {
        return Rows.number(store(), "select count(*) from load");
    }

    @Test
    void whatDoesNotFitIsSaidAndPruningMakesRoom() throws IOException {
        Product.Ended full = acct("ingest", "acct-1.csv", "acct-2.csv", "acct-3.csv", "acct-4.csv");
        assertThat(full.code()).as(full.err()).isEqualTo(1);
        assertThat(full.out()).isEmpty();
        assertThat(full.err())
                .contains("the store may need up to ")
                .contains(" more for these files, and its disk has ");
        assertThat(full.err().lines().filter(line -> line.startsWith("acct: ")))
                .singleElement()
                .asString()
                .contains(store() + ": no room on the store's disk: ")
                .contains(loads() + " of 4 files are in the store (")
                .endsWith("; make room and run the same command again");
        assertThat(loads()).isBetween(1L, FILES - 1L);
        SoundStore.check(store());
        assertThat(disk.resolve("acct.duckdb.wal")).doesNotExist();

        Path ballast = disk.resolve("ballast");
        fill(ballast);
        long rows = Rows.number(store(), "select count(*) from attempt");
        Product.Ended pruned = acct("prune", "--attempts", "30d");
        assertThat(pruned.err()).as("on a disk without a free byte").contains(" went; the file has ");
        assertThat(Rows.number(store(), "select count(*) from attempt")).isLessThan(rows);
        SoundStore.check(store());
        Files.delete(ballast);

        Product.Ended next = acct("ingest", "acct-1.csv", "acct-2.csv", "acct-3.csv", "acct-4.csv");
        assertThat(next.code()).as(next.err()).isIn(0, 1);
        SoundStore.check(store());
    }

    /** Another DuckDB may leave a log that no longer fits into the file: whoever prunes is told how much room that takes. */
    @Test
    void whatPruningTakesIsSaid() throws IOException, SQLException {
        assertThat(acct("ingest", "acct-1.csv").code()).isZero();
        try (Connection other = DriverManager.getConnection("jdbc:duckdb:" + store());
                Statement statement = other.createStatement()) {
            statement.execute("pragma disable_checkpoint_on_shutdown");
            statement.execute("create table another as select range as number, hash(range) as much from range(90000)");
        }
        Path ballast = disk.resolve("ballast");
        fill(ballast);
        long rows = Rows.number(store(), "select count(*) from attempt");

        Product.Ended full = acct("prune", "--attempts", "30d");
        assertThat(full.code()).isEqualTo(1);
        assertThat(full.out()).isEmpty();
        assertThat(full.err())
                .hasLineCount(1)
                .startsWith(
                        "acct: " + store() + ": pruning failed: no room on the store's disk; deleting may take up to ")
                .contains(" MB there for a while, and there are 0 MB. Nothing was changed; make so much room");
        assertThat(Rows.number(store(), "select count(*) from attempt")).isEqualTo(rows);

        Files.delete(ballast);
        assertThat(acct("prune", "--attempts", "30d").err()).contains(" went; the file has ");
        assertThat(disk.resolve("acct.duckdb.wal")).doesNotExist();
        SoundStore.check(store());
    }

    private static void fill(Path ballast) throws IOException {
        byte[] piece = new byte[1 << 12];
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            return;
        }
    }
}
