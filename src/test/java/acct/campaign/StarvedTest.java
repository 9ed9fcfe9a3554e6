package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import acct.Cli;
import acct.Rows;
import acct.SoundStore;
import acct.load.EqualStores;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A full disk, a store that must not be written and too little memory: one line, code 1, and the next run is right. */
@Tag("slow")
final class StarvedTest {
    private static final int LINES = 4_000;
    private static final int LONG_REPLIES = 100;
    private static final int MEGABYTE = 1_000_000;
    private static final String[] INGEST = {"ingest", "acct-1.csv", "acct-2.csv"};

    private Path folder = Path.of("");
    private Path clean = Path.of("");

    @BeforeEach
    void twoFilesAndTheirCleanLoad(@TempDir Path temporary) throws IOException {
        folder = temporary;
        MixedRows rows = new MixedRows(new Random(1), List.of(LocalDate.parse("2026-11-19")));
        clean = Files.createDirectories(folder.resolve("clean"));
        for (String name : List.of("acct-1.csv", "acct-2.csv")) {
            CampaignFile file = new CampaignFile(folder.resolve(name));
            file.grow(rows.lines(LINES), new Random(1));
            file.complete();
            Files.copy(file.path(), clean.resolve(name));
        }
        assertThat(Cli.in(clean).launch(INGEST).exitCode()).isZero();
    }

    private Path store() {
        return folder.resolve("acct.duckdb");
    }

    private void isOneLine(Product.Ended ended) {
        assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(1);
        List<String> lines = ended.err().lines().toList();
        assertThat(lines.get(lines.size() - 1)).startsWith("acct: ").doesNotContain("internal error");
        // What was said of files that were loaded, and stay loaded, before the disk was full.
        for (String line : lines.subList(0, lines.size() - 1)) {
            assertThat(line).contains(" not stored; see `acct rejects`");
            assertThat(Rows.of(store(), "select path from load")).contains(line.substring(0, line.indexOf(':')));
        }
        assertThat(ended.out()).isEmpty();
    }

    private void theNextRunIsRight() {
        assertThat(Cli.in(folder).launch(INGEST).exitCode()).isZero();
        SoundStore.check(store());
        EqualStores.check(clean.resolve("acct.duckdb"), store());
        assertThat(folder.toFile().list((parent, name) -> name.startsWith("acct.duckdb.")))
                .as("what is left beside the store, but for the writers' lock")
                .isSubsetOf("acct.duckdb.lock");
    }

    @ParameterizedTest(name = "room for {0} % of the store")
    @ValueSource(ints = {0, 50, 95})
    void aFullDiskCostsNothingButTheRun(int percent) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "limits are set by a shell");
        // In blocks of 512 bytes; some shells count in 1024.
        long half = Files.size(clean.resolve("acct.duckdb")) * percent / 100 / 1024;
        Product.Ended ended = Product.in(folder)
                .startedBy("sh", "-c", "ulimit -f \"$0\" && exec \"$@\"", Long.toString(8 + half))
                .run(INGEST);
        isOneLine(ended);
        assertThat(ended.err()).contains(store().toString()).contains("File too large");
        theNextRunIsRight();
    }

    @Test
    void aStoreThatMayNotBeWrittenIsReadAndNotLoaded() throws IOException {
        assertThat(Cli.in(folder).launch("ingest", "acct-1.csv").exitCode()).isZero();
        permit(store(), "r--r--r--");
        isOneLine(withoutPrivileges().run(INGEST));
        Product.Ended asked = withoutPrivileges().run("query", "--quiet");
        assertThat(asked.code()).as(asked.err()).isZero();
        permit(store(), "rw-r--r--");
        theNextRunIsRight();
    }

    @Test
    void aStoreInAFolderThatMayNotBeWrittenIsNotMade() throws IOException {
        Path closed = Files.createDirectories(folder.resolve("closed"));
        permit(closed, "r-xr-xr-x");
        for (String place : List.of("closed/acct.duckdb", "closed/deeper/acct.duckdb")) {
            Product.Ended ended = withoutPrivileges().run("ingest", "acct-1.csv", "--store", place);
            isOneLine(ended);
            assertThat(ended.err()).contains(place);
        }
        permit(closed, "rwxr-xr-x");
        assertThat(closed).isEmptyDirectory();
        theNextRunIsRight();
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    /** Permissions bind root only if it gives up its privileges. */
    private Product withoutPrivileges() {
        if (!System.getProperty("user.name").equals("root")) {
            return Product.in(folder);
        }
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "root needs setpriv to bind itself");
        return Product.in(folder).startedBy("setpriv", "--bounding-set=-dac_override,-dac_read_search");
    }

    /** What is remembered of texts is bounded by their length: else these would fill the heap. */
    @Test
    void repliesOfAMegabyteDoNotFillTheMemory() throws IOException {
        Path file = folder.resolve("acct-3.csv");
        Random random = new Random(3);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("type,timeLogged,rcpt,dsnDiag,queue\n");
            for (int row = 0; row < LONG_REPLIES; row++) {
                String word = Long.toString(random.nextLong(), Character.MAX_RADIX) + ' ';
                out.write("b,2026-11-19 10:00:00+0000,user@example.com,smtp;550 "
                        + word.repeat(MEGABYTE / word.length()) + ",example.com/v1\n");
            }
        }
        Product.Ended ended = Product.in(folder).withHeap("96m").run("ingest", "--lane", "streaming", "acct-3.csv");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Rows.of(store(), "select count(*) from attempt where length(dsn_diag) > 900000"))
                .containsExactly(Integer.toString(LONG_REPLIES));
    }

    @Test
    void tooLittleMemoryIsSaidInOneLine() {
        Product.Ended ended = Product.in(folder).withHeap("10m").run(INGEST);
        // A thread of the driver that cannot start or dies may say so itself, before acct does.
        List<String> said = ended.err().lines().toList();
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(said.get(said.size() - 1)).startsWith("acct: ").containsIgnoringCase("memory");
        assertThat(said).filteredOn(line -> line.startsWith("acct: ")).hasSize(1);
        assertThat(ended.err()).doesNotContain("\tat ");
        theNextRunIsRight();
    }
}
