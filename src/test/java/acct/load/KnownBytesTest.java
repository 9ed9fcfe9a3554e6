package acct.load;

import static acct.load.DayRows.part;
import static acct.load.DayRows.rows;
import static acct.load.DayRows.small;
import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.classify.isp.IspDirectory;
import acct.classify.reply.ReplyRules;
import acct.classify.traffic.TrafficClasses;
import acct.privacy.ConfiguredPrivacy;
import acct.read.AccountingFile;
import acct.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Law 12 for one file: it is known by its bytes, whether it is copied, cut, rotated or begun anew. */
final class KnownBytesTest {
    private final Path folder;
    private final Cli acct;
    private final LoadedFiles files;

    KnownBytesTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder);
        this.files = new LoadedFiles(folder, acct);
    }

    @AfterEach
    void theStoreIsSound() {
        files.areSoundIfAny();
    }

    @Test
    void theBeginningOfALoadedFileIsAlreadyLoadedAlsoWithRejectedLines() {
        Logs whole = rows(Logs.standard().line("damaged,1"), 0, 100);
        byte[] beginning = whole.bytes();
        rows(whole.line("damaged,2"), 100, 200);
        files.write("acct-1.csv", whole);
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 200 rejected 2");
        Logs.write(folder.resolve("begun.csv"), beginning);
        JsonNode file = acct.ingest("begun.csv").file();
        assertThat(file.get("status").asString()).isEqualTo("already-loaded");
        assertThat(file.get("message").asString()).contains("as the beginning of acct-1.csv");
        files.write("tiny.csv", Logs.standard().line("damaged,1"));
        assertThat(files.ingest("tiny.csv")).isEqualTo("already-loaded 0");
        assertThat(Rows.number(acct.store(), "select count(*) from load")).isEqualTo(1);
    }

    @Test
    void theBeginningOfALoadedFileIsFoundThoughLineNumbersAreNotKept() throws Exception {
        files.write("acct-1.csv", part(0, 200));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 200");
        try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                var statement = connection.createStatement()) {
            statement.execute("update attempt set line = 0");
        }
        files.write("begun.csv", part(0, 100));
        assertThat(files.ingest("begun.csv")).isEqualTo("already-loaded 0");
    }

    @Test
    void aSmallPieceIsABeginningOnlyIfItsBytesAre() {
        files.write("acct-1.csv", small(0, 100));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 100");
        files.write("acct-2.csv", small(40, 60));
        files.isRefused("acct-2.csv", "acct-1.csv", "20 of its 20 rows");
        Logs.write(
                folder.resolve("acct-3.csv"),
                new String(small(0, 20).bytes(), java.nio.charset.StandardCharsets.UTF_8)
                        .replace("+0100", "+01:00")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        files.isRefused("acct-3.csv", "acct-1.csv");
        files.write("acct-4.csv", small(0, 20));
        assertThat(files.ingest("acct-4.csv")).isEqualTo("already-loaded 0");
    }

    @Test
    void aMiddlePieceIsNoBeginning() {
        files.write("acct-1.csv", part(0, 200));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 200");
        files.write("piece.csv", part(100, 200));
        files.isRefused("piece.csv", "100 of its 100 rows", "acct-1.csv");
    }

    @Test
    void aCopyOfSeveralGzipMembersIsAlreadyLoaded() {
        byte[] plain = part(0, 100).bytes();
        Logs.write(folder.resolve("acct-1.csv"), plain);
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 100");
        Logs.write(
                folder.resolve("copy.csv.gz"),
                Logs.joined(
                        Logs.gzip(Arrays.copyOf(plain, 1_000)),
                        Logs.gzip(Arrays.copyOfRange(plain, 1_000, plain.length))));
        assertThat(files.ingest("copy.csv.gz")).isEqualTo("already-loaded 0");
    }

    @Test
    void aFileThatWasTruncatedAndBeginsAnewIsNew() {
        files.write("acct-1.csv", part(0, 100));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 100");
        files.write("acct-1.csv", part(100, 110));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 10");
        files.write("acct-1.csv", part(100, 130));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("grown 20");
        assertThat(files.attempts()).isEqualTo(130);
    }

    @Test
    void aFileThatIsRotatedWhileItIsReadGivesItsOwnRows() throws Exception {
        files.write("acct.csv", part(0, 100));
        LoadSettings settings = new LoadSettings(
                ZoneOffset.UTC,
                null,
                Map.of(),
                IspDirectory.load(Map.of()),
                ReplyRules.shipped(),
                TrafficClasses.NONE,
                ConfiguredPrivacy.NONE,
                Clock.fixed(Cli.NOW, ZoneOffset.UTC),
                "test",
                folder);
        try (Store store = Store.open(acct.store(), Store.Mode.WRITE, Duration.ZERO, Clock.systemUTC())) {
            Loader loader = new Loader(store, settings, Terms.USUAL);
            AtomicBoolean rotated = new AtomicBoolean();
            FileResult result = loader.load(new AccountingFile("acct.csv", folder.resolve("acct.csv")), bytes -> {
                if (!rotated.getAndSet(true)) {
                    Logs.write(
                            folder.resolve("acct-1.csv"),
                            rows(part(0, 100), 100, 130).bytes());
                    folder.resolve("acct.csv").toFile().delete();
                    files.write("acct.csv", part(200, 250));
                }
            });
            assertThat(result.stored()).isEqualTo(100);
        }
        assertThat(files.ingest("acct.csv")).isEqualTo("loaded 50");
        assertThat(files.ingest("acct-1.csv")).isEqualTo("grown 30");
        assertThat(Rows.number(acct.store(), "select count(distinct env_id) from attempt"))
                .isEqualTo(180);
    }

    @Test
    void aPipeWithANameIsReadLikeAStream() throws Exception {
        Path pipe = folder.resolve("acct-pipe.csv");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Thread writer = new Thread(() -> Logs.write(pipe, part(0, 300).bytes()));
        writer.start();
        assertThat(files.ingest("acct-pipe.csv")).isEqualTo("loaded 300");
        writer.join();
    }
}
