package acct.verify;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.cli.Launched;
import acct.store.FileEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Blocks that a disk gives back in each other's place: each has a checksum that is right, so that DuckDB alone may tell
 * other rows. None of that may pass for a sound store. Each store is read by a process of its own, since what DuckDB makes
 * of such bytes may bring a process down.
 */
@Tag("slow")
final class SwappedBlocksTest {
    private static final int BLOCK = 256 << 10;
    private static final int HEADERS = (int) FileEnd.HEADERS;
    private static final int SWAPS = 12;

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void load(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
        Random random = new Random(1);
        for (int file = 1; file <= 2; file++) {
            Logs logs = Logs.standard();
            for (int i = 0; i < 15_000; i++) {
                logs.row(
                        i % 10 == 0 ? "b" : "d",
                        "rcpt",
                        Long.toHexString(random.nextLong()) + "@example.com",
                        "envId",
                        Long.toHexString(random.nextLong()),
                        "dlvSourceIp",
                        "192.0.2." + random.nextInt(50),
                        "dlvSize",
                        Integer.toString(random.nextInt(100_000)));
            }
            logs.write(folder.resolve("acct-" + file + ".csv"));
            assertThat(acct.ingest("acct-" + file + ".csv").exitCode()).isZero();
        }
    }

    private static byte[] swapped(byte[] store, int one, int other) {
        byte[] swapped = store.clone();
        System.arraycopy(store, HEADERS + one * BLOCK, swapped, HEADERS + other * BLOCK, BLOCK);
        System.arraycopy(store, HEADERS + other * BLOCK, swapped, HEADERS + one * BLOCK, BLOCK);
        return swapped;
    }

    @Test
    void noSwapIsTakenForTheStoreThatWasWritten() throws Exception {
        byte[] store = Files.readAllBytes(acct.store());
        int blocks = (store.length - HEADERS) / BLOCK;
        assertThat(blocks).isGreaterThan(8);
        Random random = new Random(7);
        for (int swap = 0; swap < SWAPS; swap++) {
            int one = random.nextInt(blocks);
            int other = random.nextInt(blocks);
            byte[] bytes = swapped(store, one, other);
            if (!Arrays.equals(bytes, store)) {
                isNotTaken(Files.write(folder.resolve("swapped.duckdb"), bytes), one + " and " + other);
            }
        }
    }

    private void isNotTaken(Path swapped, String blocks) throws IOException, InterruptedException {
        Launched verify = Launched.in(folder, "verify", "--quick", "--store", swapped.toString());
        verify.out();
        int code = verify.exitCode();
        if (code != 0) {
            // Told in a line, or brought down, which the script `acct` tells.
            assertThat(code == 1 || code > 128)
                    .as("blocks " + blocks + ": exit " + code)
                    .isTrue();
            return;
        }
        for (String table : Rows.of(acct.store(), "select table_name from duckdb_tables() order by 1")) {
            List<String> rows = Rows.of(acct.store(), "select hash(t) from " + table + " as t order by all");
            assertThat(Rows.of(swapped, "select hash(t) from " + table + " as t order by all"))
                    .as("blocks " + blocks + ", " + table)
                    .isEqualTo(rows);
        }
    }

    @Test
    void aBlockThatIsNotWhatWasWrittenIsOneLine() throws IOException {
        byte[] store = Files.readAllBytes(acct.store());
        for (int at = HEADERS + BLOCK / 2; at < store.length; at += BLOCK) {
            store[at] ^= 0x55;
        }
        Files.write(acct.store(), store);
        for (String command : List.of("verify --quick", "verify", "backup copy.duckdb")) {
            Cli.Result result = acct.launch(command.split(" "));
            assertThat(result.exitCode()).as(command).isEqualTo(1);
            assertThat(result.err())
                    .as(command)
                    .hasLineCount(1)
                    .contains("damaged, DuckDB cannot read it", "restore a copy that `acct backup` made");
        }
        assertThat(folder.resolve("copy.duckdb")).doesNotExist();
    }
}
