package acct.load;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Laws 10 and 12: every row once, whatever happens to its file, and one transaction a file. */
final class LoaderTest {
    private static final String ATTEMPTS = "select count(*) from attempt";

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    @AfterEach
    void theStoreIsSound() {
        if (Files.exists(acct.store())) {
            SoundStore.check(acct.store());
        }
    }

    private static Logs day(int rows) {
        Logs logs = Logs.standard();
        for (int i = 0; i < rows; i++) {
            logs.row("d", "envId", "e" + i, "rcpt", "a" + i + "@example.com", "dlvSourceIp", "192.0.2." + i % 9);
        }
        return logs;
    }

    private String ingest(String... paths) {
        JsonNode file = acct.ingest(paths).file();
        return file.get("status").asString() + " " + file.get("stored").asInt();
    }

    private long attempts() {
        return Rows.number(acct.store(), ATTEMPTS);
    }

    @Test
    void aTruncatedGzipLeavesNothing() {
        // Random envIds, so that the cut lies behind many rows and not in the first block.
        Random random = new Random(1);
        Logs logs = Logs.standard();
        for (int i = 0; i < 30_000; i++) {
            logs.row("d", "envId", Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()));
        }
        byte[] whole = logs.gzip();
        Logs.write(folder.resolve("acct-1.csv.gz"), Arrays.copyOf(whole, whole.length - 100));

        Cli.Result result = acct.ingest("acct-1.csv.gz");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.file().get("status").asString()).isEqualTo("refused");
        assertThat(result.err())
                .startsWith("acct: acct-1.csv.gz: cannot be read: ")
                .hasLineCount(1);
        assertThat(attempts()).isZero();
        assertThat(Rows.number(acct.store(), "select count(*) from load")).isZero();

        Logs.write(folder.resolve("acct-1.csv.gz"), whole);
        assertThat(ingest("acct-1.csv.gz")).isEqualTo("loaded 30000");
    }

    @Test
    void bytesBehindTheLastGzipMemberRefuseTheFile() {
        byte[] more = day(70).bytes();
        byte[] damagedMagic = Logs.gzip(more);
        damagedMagic[0] = 0x1e;
        for (byte[] behind : List.of(more, damagedMagic)) {
            byte[] file = Logs.joined(day(50).gzip(), behind);
            Logs.write(folder.resolve("acct-1.csv.gz"), file);
            acct.reading(file);
            for (String path : List.of("acct-1.csv.gz", "-")) {
                Cli.Result result = acct.ingest(path);
                assertThat(result.exitCode()).isEqualTo(1);
                assertThat(result.file().get("status").asString()).isEqualTo("refused");
                assertThat(result.err())
                        .startsWith("acct: " + path + ": cannot be read: behind the gzip stream's last sound member ")
                        .hasLineCount(1);
            }
        }
        assertThat(attempts()).isZero();
        assertThat(Rows.number(acct.store(), "select count(*) from load")).isZero();

        day(50).write(folder.resolve("acct-1.csv"));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 50");
        assertThat(acct.ingest("acct-1.csv.gz").exitCode()).isEqualTo(1);
        assertThat(attempts()).isEqualTo(50);
    }

    @Test
    void aGzipFileGrowsByMembers() {
        byte[] plain = day(70).bytes();
        byte[] first = day(50).bytes();
        byte[] rest = Arrays.copyOfRange(plain, first.length, plain.length);
        Path file = folder.resolve("acct-1.csv.gz");
        Logs.write(file, Logs.joined(Logs.gzip(first), Logs.gzip(new byte[0])));
        assertThat(ingest("acct-1.csv.gz")).isEqualTo("loaded 50");
        Logs.write(file, Logs.joined(Logs.gzip(first), Logs.gzip(new byte[0]), Logs.gzip(rest), new byte[700]));
        assertThat(ingest("acct-1.csv.gz")).isEqualTo("grown 20");
        assertThat(ingest("acct-1.csv.gz")).isEqualTo("already-loaded 0");
        acct.reading(Logs.joined(Logs.gzip(first), Logs.gzip(rest)));
        assertThat(ingest("-")).isEqualTo("already-loaded 0");
        assertThat(acct.launch("verify").exitCode()).isZero();
    }

    @Test
    void aDamagedZstdLeavesNothing() {
        byte[] whole = day(50).zstd();
        for (byte[] file : List.of(
                Arrays.copyOf(whole, whole.length - 10),
                Logs.joined(whole, Logs.empty().line("d,x").bytes()))) {
            Logs.write(folder.resolve("acct-1.csv.zst"), file);
            acct.reading(file);
            for (String path : List.of("acct-1.csv.zst", "-")) {
                Cli.Result result = acct.ingest(path);
                assertThat(result.exitCode()).isEqualTo(1);
                assertThat(result.file().get("status").asString()).isEqualTo("refused");
                assertThat(result.err())
                        .startsWith("acct: " + path + ": cannot be read: the zstd stream is damaged, cut off, ")
                        .hasLineCount(1);
            }
        }
        assertThat(attempts()).isZero();
        assertThat(Rows.number(acct.store(), "select count(*) from load")).isZero();
    }

    @Test
    void aZstdFileIsTheFileThatItDecompressesTo() {
        byte[] plain = day(70).bytes();
        byte[] first = day(50).bytes();
        byte[] frames = Logs.joined(Logs.zstd(first), Logs.zstd(Arrays.copyOfRange(plain, first.length, plain.length)));
        Logs.write(folder.resolve("in/acct-1.csv.zst"), Logs.zstd(first));
        assertThat(ingest("in")).isEqualTo("loaded 50");
        Logs.write(folder.resolve("in/acct-1.csv.zst"), frames);
        assertThat(ingest("in/acct-*.csv.zst")).isEqualTo("grown 20");
        acct.reading(frames);
        assertThat(ingest("-")).isEqualTo("already-loaded 0");
        day(70).write(folder.resolve("acct-1.csv"));
        assertThat(ingest("acct-1.csv")).isEqualTo("already-loaded 0");
        assertThat(acct.launch("verify").exitCode()).isZero();
        day(71).write(folder.resolve("acct-1.csv"));
        assertThat(ingest("acct-1.csv")).isEqualTo("grown 1");
        Logs.write(folder.resolve("name-says-nothing"), day(71).zstd());
        assertThat(ingest("name-says-nothing")).isEqualTo("already-loaded 0");
        assertThat(acct.launch("verify", "name-says-nothing").exitCode()).isZero();
    }

    @Test
    void aZstdFromStandardInputIsLoadedAndItsRejectsAreKept() {
        acct.reading(day(50).line("d,x").zstd());
        assertThat(ingest("-")).isEqualTo("loaded 50");
        assertThat(acct.launch("rejects").out()).contains("d,x");
    }

    @Test
    void theSameFileAgainIsAlreadyLoaded() {
        day(50).write(folder.resolve("acct-1.csv"));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 50");
        assertThat(ingest("acct-1.csv")).isEqualTo("already-loaded 0");
        assertThat(attempts()).isEqualTo(50);
    }

    @Test
    void aRenamedCopiedOrCompressedFileIsAlreadyLoaded() {
        day(50).write(folder.resolve("acct-1.csv"));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 50");
        day(50).write(folder.resolve("other/name.csv"));
        Logs.write(folder.resolve("acct-1.csv.gz"), day(50).gzip());
        assertThat(ingest("other/name.csv")).isEqualTo("already-loaded 0");
        assertThat(ingest("acct-1.csv.gz")).isEqualTo("already-loaded 0");
        acct.reading(day(50).bytes());
        assertThat(ingest("-")).isEqualTo("already-loaded 0");
        assertThat(attempts()).isEqualTo(50);
    }

    @Test
    void aCompressedFileIsRecognisedWhenItComesPlain() {
        Logs.write(folder.resolve("acct-1.csv.gz"), day(50).gzip());
        day(50).write(folder.resolve("acct-1.csv"));
        assertThat(ingest("acct-1.csv.gz")).isEqualTo("loaded 50");
        assertThat(ingest("acct-1.csv")).isEqualTo("already-loaded 0");
    }

    @Test
    void aFileThatHasGrownByWholeLinesGivesItsNewPart() {
        Path file = folder.resolve("acct-1.csv");
        day(20).write(file);
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 20");
        day(50).write(file);
        assertThat(ingest("acct-1.csv")).isEqualTo("grown 30");
        Logs.write(folder.resolve("acct-1.csv.gz"), day(70).gzip());
        assertThat(ingest("acct-1.csv.gz")).isEqualTo("grown 20");
        assertThat(attempts()).isEqualTo(70);
        assertThat(Rows.of(acct.store(), "select count(distinct env_id), count(distinct line) from attempt"))
                .containsExactly("70|70");
    }

    @Test
    void aPartialLastLineWaitsUntilItIsWhole() {
        byte[] whole = day(50).bytes();
        Path file = folder.resolve("acct-1.csv");
        int stored = 0;
        // Cut at every place of one stretch: within cells, at commas, before the line feed.
        for (int length = whole.length / 2; length < whole.length / 2 + 200; length += 23) {
            Logs.write(file, Arrays.copyOf(whole, length));
            JsonNode result = acct.ingest("acct-1.csv").file();
            stored += result.get("stored").asInt();
            String text = new String(whole, 0, length, StandardCharsets.UTF_8);
            assertThat(stored)
                    .isEqualTo((int) text.chars().filter(c -> c == '\n').count() - 1);
            assertThat(result.get("pending_bytes").asInt()).isEqualTo(length - text.lastIndexOf('\n') - 1);
        }
        Logs.write(file, whole);
        acct.ingest("acct-1.csv");
        assertThat(attempts()).isEqualTo(50);
        assertThat(Rows.number(acct.store(), "select count(distinct env_id) from attempt"))
                .isEqualTo(50);
    }

    @Test
    void aQuotedCellThatIsHalfWrittenWaitsToo() {
        byte[] whole = Logs.standard()
                .row("d", "envId", "e1", "dsnDiag", "one\ntwo, \"three\"")
                .row("d", "envId", "e2")
                .bytes();
        Path file = folder.resolve("acct-1.csv");
        long stored = 0;
        int open = new String(whole, StandardCharsets.UTF_8).indexOf("\"one\n") + 5;
        for (int length : new int[] {open - 3, open - 1, open, open + 1, open + 8, open + 13, open + 15, open + 18}) {
            Logs.write(file, Arrays.copyOf(whole, length));
            stored += acct.ingest("acct-1.csv").file().get("stored").asInt();
        }
        Logs.write(file, whole);
        stored += acct.ingest("acct-1.csv").file().get("stored").asInt();
        assertThat(stored).isEqualTo(2);
        assertThat(Rows.of(acct.store(), "select count(*) from rejected_line")).containsExactly("0");
        assertThat(Rows.of(acct.store(), "select dsn_diag from attempt where env_id = 'e1'"))
                .containsExactly("one\ntwo, \"three\"");
    }

    @Test
    void aLayoutHoldsOnWhereAGrownFileGoesOn() {
        Logs logs = Logs.standard().row("d", "envId", "e1");
        logs.header(Logs.names("type,envId,timeLogged")).row("d", "envId", "e2");
        logs.write(folder.resolve("acct-1.csv"));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 2");
        logs.row("d", "envId", "e3").write(folder.resolve("acct-1.csv"));
        assertThat(ingest("acct-1.csv")).isEqualTo("grown 1");
        assertThat(Rows.of(acct.store(), "select env_id, line from attempt order by line"))
                .containsExactly("e1|2", "e2|4", "e3|5");
    }

    @Test
    void twoDifferentFilesOfOneNameBothCount() {
        day(10).write(folder.resolve("acct-1.csv"));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 10");
        Logs.standard().row("d", "envId", "other").write(folder.resolve("acct-1.csv"));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 1");
        assertThat(attempts()).isEqualTo(11);
    }

    @Test
    void ofFilesThatDifferOnlyAfterTheirBeginningTheSecondIsRefused() {
        Logs one = day(100);
        Logs two = day(100);
        one.row("d", "envId", "one").write(folder.resolve("acct-1.csv"));
        two.row("d", "envId", "two").write(folder.resolve("acct-2.csv"));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 101");
        assertThat(ingest("acct-2.csv")).isEqualTo("refused 0");
        assertThat(ingest("acct-2.csv", "--skip-overlap")).isEqualTo("loaded 1");
        assertThat(attempts()).isEqualTo(102);
    }

    @Test
    void aFileThatIsAPrefixOfALoadedOneIsAlreadyLoaded() {
        day(50).write(folder.resolve("acct-1.csv"));
        day(20).write(folder.resolve("acct-0.csv"));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 50");
        assertThat(ingest("acct-0.csv")).isEqualTo("already-loaded 0");
        assertThat(attempts()).isEqualTo(50);
    }

    @Test
    void equalRowsInsideOneFileAllCount() {
        Logs.standard().rows(7, "d", "envId", "e1").write(folder.resolve("acct-1.csv"));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 7");
    }

    @Test
    void standardInputIsCompleteWhenItEnds() {
        acct.reading(Logs.standard()
                .row("d", "envId", "e1")
                .raw("d,2026-11-19 10:00:00+0100" + ",".repeat(21))
                .bytes());
        JsonNode file = acct.ingest("-").file();
        assertThat(file.get("stored").asInt()).isEqualTo(2);
        assertThat(file.get("pending_bytes").asInt()).isZero();
        acct.reading(Logs.standard().gzip());
        assertThat(ingest("-")).isEqualTo("empty 0");
    }

    @Test
    void anEmptyFileAndAHeaderAloneAreEmptyAndMayGrow() {
        Path file = folder.resolve("acct-1.csv");
        Logs.write(file, new byte[0]);
        assertThat(ingest("acct-1.csv")).isEqualTo("empty 0");
        Logs.standard().write(file);
        assertThat(ingest("acct-1.csv")).isEqualTo("empty 0");
        day(3).write(file);
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 3");
    }

    @Test
    void theLedgerHoldsWhatTheFileHolds() {
        Logs.standard()
                .row("d", "envId", "e1")
                .line("")
                .line("x,2026")
                .header(Logs.COLUMNS_22)
                .row("b", "envId", "e2", "timeLogged", "2026-11-18 23:59:59+0100")
                .row("x", "envId", "e3")
                .write(folder.resolve("acct-1.csv"));
        Cli.Result result = acct.ingest("acct-1.csv");
        assertThat(Rows.of(
                        acct.store(),
                        "select lines, headers, blank, stored, rejected, next_line, first_time, last_time from load"))
                .containsExactly("7|2|1|2|2|8|2026-11-18 23:59:59|2026-11-19 09:30:00");
        assertThat(Rows.of(acct.store(), "select line, reason, detail from rejected_line order by line"))
                .containsExactly("4|too-few-cells|2 instead of 23", "7|unknown-type|x");
        assertThat(result.file().get("by_type").toString()).isEqualTo("{\"b\":1,\"d\":1}");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void aFileOfRejectsOnlyIsLoadedOnce() {
        Logs.standard().line("x").line("y").write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").file().get("rejected").asInt()).isEqualTo(2);
        assertThat(ingest("acct-1.csv")).isEqualTo("already-loaded 0");
        assertThat(Rows.number(acct.store(), "select count(*) from rejected_line"))
                .isEqualTo(2);
    }

    @Test
    void manyRejectsOverManyBlocksAreAllKept() {
        Logs logs = Logs.standard();
        for (int i = 0; i < 30_000; i++) {
            logs.line("x" + i);
        }
        logs.row("d", "envId", "e1").write(folder.resolve("acct-1.csv"));
        JsonNode file = acct.ingest("acct-1.csv").file();
        assertThat(file.get("rejected").asInt()).isEqualTo(30_000);
        assertThat(file.get("stored").asInt()).isEqualTo(1);
    }
}
