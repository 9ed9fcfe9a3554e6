package acct.load;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import acct.classify.isp.IspDirectory;
import acct.classify.reply.ReplyRules;
import acct.classify.traffic.TrafficClasses;
import acct.privacy.ConfiguredPrivacy;
import acct.read.AccountingFile;
import acct.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Law 12 across files: a row that two files bring counts once, and rows that are only alike all count. */
final class OverlapTest {
    private static final String SMALL = "type,timeLogged,rcpt,dlvSourceIp";

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

    /** Rows {@code first} to {@code last - 1} of a day with one row a second. */
    private static Logs part(int first, int last) {
        return rows(Logs.standard(), first, last);
    }

    private static Logs rows(Logs logs, int first, int last) {
        for (int i = first; i < last; i++) {
            logs.row("d", "timeLogged", time(i), "rcpt", rcpt(i), "envId", "e" + i, "dlvSourceIp", "192.0.2.1");
        }
        return logs;
    }

    private static Logs small(int first, int last) {
        Logs logs = Logs.of(SMALL);
        for (int i = first; i < last; i++) {
            logs.row("d", "timeLogged", time(i), "rcpt", rcpt(i), "dlvSourceIp", "192.0.2.1");
        }
        return logs;
    }

    private static String rcpt(int i) {
        return "a" + i + "@example.com";
    }

    private static String time(int i) {
        return "2026-11-19 %02d:%02d:%02d+0100".formatted(i / 3600, i / 60 % 60, i % 60);
    }

    private Path write(String name, Logs logs) {
        return logs.write(folder.resolve(name));
    }

    private String ingest(String... arguments) {
        JsonNode file = acct.ingest(arguments).file();
        return file.get("status").asString()
                + " " + file.get("stored").asInt()
                + (file.get("rejected").asInt() == 0
                        ? ""
                        : " rejected " + file.get("rejected").asInt());
    }

    private void isRefused(String name, String... words) {
        long before = attempts();
        Cli.Result result = acct.ingest(name);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(4);
        assertThat(result.file().get("status").asString()).isEqualTo("refused");
        assertThat(result.file().get("stored").asInt()).isZero();
        assertThat(result.err())
                .hasLineCount(1)
                .startsWith("acct: " + name + ": ")
                .contains("--skip-overlap")
                .contains("--allow-overlap")
                .contains(words);
        assertThat(attempts()).isEqualTo(before);
    }

    private long attempts() {
        return Rows.number(acct.store(), "select count(*) from attempt");
    }

    @Test
    void bothWaysAtOnceAreWrongUse() {
        write("acct-1.csv", part(0, 10));
        Cli.Result result = acct.ingest("acct-1.csv", "--skip-overlap", "--allow-overlap");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).hasLineCount(1).contains("one of them");
    }

    @Test
    void aMergedFileIsRefusedWithRowsHoursAndFiles() {
        write("acct-1.csv", part(3600, 3700));
        write("acct-2.csv", part(7200, 7300));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 100");
        assertThat(ingest("acct-2.csv")).isEqualTo("loaded 100");
        write("accounting-20261119.csv", rows(rows(part(0, 50), 3600, 3700), 7200, 7300));
        isRefused(
                "accounting-20261119.csv",
                "200 of its 250 rows",
                "from 2026-11-19T01 to 2026-11-19T02",
                "acct-1.csv and 1 other file");
        assertThat(ingest("accounting-20261119.csv", "--allow-overlap")).isEqualTo("loaded 250");
        assertThat(attempts()).isEqualTo(450);
        assertThat(ingest("accounting-20261119.csv")).isEqualTo("already-loaded 0");
    }

    @Test
    void theOtherFilesOfTheRunAreLoadedAndCountAsLoaded() {
        write("acct-1.csv", part(0, 100));
        write("acct-2.csv", part(50, 150));
        write("acct-3.csv", part(150, 250));
        Cli.Result result = acct.ingest("acct-1.csv", "acct-2.csv", "acct-3.csv");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.json().get("files").findValuesAsString("status"))
                .containsExactly("loaded", "refused", "loaded");
        assertThat(attempts()).isEqualTo(200);
    }

    @Test
    void skippingStoresTheOthersAndKeepsTheRestAsRejected() {
        write("acct-1.csv", part(0, 100));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 100");
        write("acct-2.csv", rows(Logs.standard().line("x,y"), 50, 150));
        assertThat(ingest("acct-2.csv", "--skip-overlap")).isEqualTo("loaded 50 rejected 51");
        assertThat(attempts()).isEqualTo(150);
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
        assertThat(ingest("acct-2.csv")).isEqualTo("already-loaded 0");
    }

    @Test
    void skippingWorksForStandardInputAndForAllRows() {
        write("acct-1.csv", part(0, 100));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 100");
        acct.reading(part(20, 90).bytes());
        assertThat(ingest("-", "--skip-overlap")).isEqualTo("loaded 0 rejected 70");
        assertThat(attempts()).isEqualTo(100);
    }

    @Test
    void skippingTakesAwayAsManyEqualRowsAsTheOthersBrought() {
        write("acct-1.csv", rows(part(0, 5), 0, 5));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 10");
        write("acct-2.csv", rows(rows(rows(part(5, 6), 0, 5), 0, 5), 0, 5));
        assertThat(ingest("acct-2.csv", "--skip-overlap")).isEqualTo("loaded 6 rejected 10");
        assertThat(Rows.of(acct.store(), "select distinct count(*) from attempt group by env_id order by 1"))
                .containsExactly("1", "3");
    }

    @Test
    void aGrownFileWhoseNewPartOthersBroughtIsRefused() {
        write("acct-1.csv", part(0, 100));
        write("acct-2.csv", part(100, 200));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 100");
        assertThat(ingest("acct-2.csv")).isEqualTo("loaded 100");
        // As `cat acct-1.csv acct-2.csv` makes it, with a second header.
        Logs.write(
                folder.resolve("all.csv"),
                Logs.joined(part(0, 100).bytes(), part(100, 200).bytes()));
        isRefused("all.csv", "100 of its 100 rows", "acct-2.csv");
        assertThat(ingest("all.csv", "--skip-overlap")).isEqualTo("grown 0 rejected 100");
    }

    @Test
    void equalRowsInTheGrownPartOfOneFileAllCount() {
        write("acct-1.csv", part(0, 10));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 10");
        write("acct-1.csv", rows(part(0, 10), 0, 10));
        assertThat(ingest("acct-1.csv")).isEqualTo("grown 10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "envId,type,rcpt,timeLogged,dlvSourceIp",
                "type,timeLogged,rcpt",
                "type,timeLogged,timeQueued,rcpt,header_Subject,envId",
                "type,timeLogged,envId"
            })
    void theSameEventsInAnotherLayoutAreRefused(String header) {
        write("acct-1.csv", part(0, 100));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 100");
        Logs other =
                Logs.of("type," + header.replaceFirst("(^|,)type(,|$)", "$1").replaceFirst("^,", ""));
        for (int i = 50; i < 120; i++) {
            other.row("d", named(header, i));
        }
        write("other.csv", other);
        isRefused("other.csv", "50 of its 70 rows", "acct-1.csv");
    }

    private static String[] named(String header, int i) {
        return Arrays.stream(header.split(",", -1))
                .filter(name -> !name.equals("type"))
                .flatMap(name -> java.util.stream.Stream.of(name, cell(name, i)))
                .toArray(String[]::new);
    }

    private static String cell(String name, int i) {
        return switch (name) {
            case "timeLogged" -> time(i);
            case "rcpt" -> rcpt(i);
            case "envId" -> "e" + i;
            case "dlvSourceIp" -> "192.0.2.1";
            default -> "";
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d", "2026-11-18T23:%02d:%02dZ", "2026-11-19 04:%02d:%02d.250+0500"})
    void theSameEventsInAnotherTimeFormatAreRefused(String format) {
        write("acct-1.csv", part(0, 200));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 200");
        Logs other = Logs.of(SMALL);
        for (int i = 0; i < 200; i++) {
            String time = format.equals("%d") ? Long.toString(1_795_042_800L + i) : format.formatted(i / 60, i % 60);
            other.row("d", "timeLogged", time, "rcpt", rcpt(i), "dlvSourceIp", "192.0.2.1");
        }
        write("other.csv", other);
        isRefused("other.csv", "200 of its 200 rows", "acct-1.csv");
    }

    @Test
    void aFileThatHasOnlyTimeQueuedIsComparedByThat() {
        Logs both = Logs.of("type,timeLogged,timeQueued,rcpt");
        Logs queued = Logs.of("type,timeQueued,rcpt");
        for (int i = 0; i < 50; i++) {
            both.row("d", "timeLogged", time(40_000 + i), "timeQueued", time(i), "rcpt", rcpt(i));
            queued.line("d," + time(i) + "," + rcpt(i));
        }
        write("acct-1.csv", both);
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 50");
        write("queued.csv", queued);
        isRefused("queued.csv", "50 of its 50 rows");
    }

    @Test
    void aSecondFileOfTheSameDeliveriesWithDeferralsIsRefusedAndDeferralsAloneAreNot() {
        write("acct-1.csv", part(0, 100));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 100");
        Logs deferrals = Logs.standard();
        for (int i = 0; i < 100; i++) {
            deferrals.row("t", "timeLogged", time(i), "rcpt", rcpt(i), "envId", "e" + i, "dlvSourceIp", "192.0.2.1");
        }
        write("deferrals.csv", deferrals);
        assertThat(ingest("deferrals.csv")).isEqualTo("loaded 100");
        write("both.csv", rows(Logs.standard().row("t", "rcpt", "z@example.com"), 0, 100));
        isRefused("both.csv", "100 of its 101 rows");
    }

    @Test
    void everyKindOfRowIsCompared() {
        String header = "type,timeLogged,rcpt,orig,dsnDiag,queue,vmta,jobId,userAgent,rcvSourceIp";
        Logs one = Logs.of(header).row("d", "rcpt", "first@example.com");
        Logs two = Logs.of(header).row("d", "rcpt", "second@example.com");
        for (Logs logs : new Logs[] {one, two}) {
            logs.row("tq", "queue", "example.com/v1", "dsnDiag", "smtp;421 busy")
                    .row("f", "rcpt", "f@example.com", "userAgent", "reports/1")
                    .row("rb", "rcpt", "rb@example.com")
                    .row("rs", "rcpt", "rs@example.com")
                    .row("r", "rcpt", "r@example.com", "rcvSourceIp", "192.0.2.9");
        }
        write("acct-1.csv", one);
        write("acct-2.csv", two);
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 6");
        isRefused("acct-2.csv", "5 of its 6 rows");
        assertThat(ingest("acct-2.csv", "--skip-overlap")).isEqualTo("loaded 1 rejected 5");
    }

    @Test
    void fewEqualRowsMayBeChanceAndAreStoredWithARemark() {
        write("acct-1.csv", part(0, 10));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 10");
        write("acct-2.csv", part(9, 1_009));
        Cli.Result result = acct.ingest("acct-2.csv");
        assertThat(result.exitCode()).isZero();
        assertThat(result.file().get("stored").asInt()).isEqualTo(1_000);
        assertThat(result.file().get("message").asString())
                .contains("1 of its 1000 rows")
                .contains("acct-1.csv")
                .contains("chance");
        // One more than chance allows.
        write("acct-3.csv", part(1_007, 2_006));
        isRefused("acct-3.csv", "2 of its 999 rows");
    }

    @Test
    void withoutATellingColumnOnlyMoreThanHalfIsAnOverlap() {
        Logs one = Logs.of("type,timeLogged,dlvSourceIp");
        Logs half = Logs.of("type,timeLogged,dlvSourceIp");
        Logs more = Logs.of("type,timeLogged,dlvSourceIp");
        for (int i = 0; i < 100; i++) {
            one.row("d", "timeLogged", time(i), "dlvSourceIp", "192.0.2.1");
            half.row("d", "timeLogged", time(i), "dlvSourceIp", i < 50 ? "192.0.2.1" : "192.0.2.2");
            more.row("d", "timeLogged", time(i), "dlvSourceIp", i < 51 ? "192.0.2.1" : "192.0.2.3");
        }
        write("acct-1.csv", one);
        write("acct-2.csv", half);
        write("acct-3.csv", more);
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 100");
        assertThat(ingest("acct-2.csv")).isEqualTo("loaded 100");
        isRefused("acct-3.csv", "51 of its 100 rows");
    }

    @Test
    void filesWithNothingInCommonThatTellsAreNotCompared() {
        Logs.write(folder.resolve("acct-1.csv"), "type,bounceCat\nb,spam\n".getBytes(StandardCharsets.UTF_8));
        Logs.write(folder.resolve("acct-2.csv"), "type,vmta\nb,v1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 1");
        assertThat(ingest("acct-2.csv")).isEqualTo("loaded 1");
    }

    @Test
    void serversThatAreKnownAndDifferentHaveNoRowInCommon() throws Exception {
        write("acct-1.csv", part(0, 100));
        write("acct-2.csv", part(50, 150));
        Files.writeString(folder.resolve("one.yaml"), "server: mta1\n");
        Files.writeString(folder.resolve("two.yaml"), "server: mta2\n");
        assertThat(ingest("acct-1.csv", "--config", "one.yaml")).isEqualTo("loaded 100");
        assertThat(ingest("acct-2.csv", "--config", "one.yaml")).isEqualTo("refused 0");
        assertThat(ingest("acct-2.csv", "--config", "two.yaml")).isEqualTo("loaded 100");
    }

    @Test
    void theBeginningOfALoadedFileIsAlreadyLoadedAlsoWithRejectedLines() {
        Logs whole = rows(Logs.standard().line("damaged,1"), 0, 100);
        byte[] beginning = whole.bytes();
        rows(whole.line("damaged,2"), 100, 200);
        write("acct-1.csv", whole);
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 200 rejected 2");
        Logs.write(folder.resolve("begun.csv"), beginning);
        JsonNode file = acct.ingest("begun.csv").file();
        assertThat(file.get("status").asString()).isEqualTo("already-loaded");
        assertThat(file.get("message").asString()).contains("as the beginning of acct-1.csv");
        write("tiny.csv", Logs.standard().line("damaged,1"));
        assertThat(ingest("tiny.csv")).isEqualTo("already-loaded 0");
        assertThat(Rows.number(acct.store(), "select count(*) from load")).isEqualTo(1);
    }

    @Test
    void theBeginningOfALoadedFileIsFoundThoughLineNumbersAreNotKept() throws Exception {
        write("acct-1.csv", part(0, 200));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 200");
        try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                var statement = connection.createStatement()) {
            statement.execute("update attempt set line = 0");
        }
        write("begun.csv", part(0, 100));
        assertThat(ingest("begun.csv")).isEqualTo("already-loaded 0");
    }

    @Test
    void aSmallPieceIsABeginningOnlyIfItsBytesAre() {
        write("acct-1.csv", small(0, 100));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 100");
        write("acct-2.csv", small(40, 60));
        isRefused("acct-2.csv", "acct-1.csv", "20 of its 20 rows");
        Logs.write(
                folder.resolve("acct-3.csv"),
                new String(small(0, 20).bytes(), java.nio.charset.StandardCharsets.UTF_8)
                        .replace("+0100", "+01:00")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        isRefused("acct-3.csv", "acct-1.csv");
        write("acct-4.csv", small(0, 20));
        assertThat(ingest("acct-4.csv")).isEqualTo("already-loaded 0");
    }

    @Test
    void aMiddlePieceIsNoBeginning() {
        write("acct-1.csv", part(0, 200));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 200");
        write("piece.csv", part(100, 200));
        isRefused("piece.csv", "100 of its 100 rows", "acct-1.csv");
    }

    @Test
    void aCopyOfSeveralGzipMembersIsAlreadyLoaded() {
        byte[] plain = part(0, 100).bytes();
        Logs.write(folder.resolve("acct-1.csv"), plain);
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 100");
        Logs.write(
                folder.resolve("copy.csv.gz"),
                Logs.joined(
                        Logs.gzip(Arrays.copyOf(plain, 1_000)),
                        Logs.gzip(Arrays.copyOfRange(plain, 1_000, plain.length))));
        assertThat(ingest("copy.csv.gz")).isEqualTo("already-loaded 0");
    }

    @Test
    void aFileThatWasTruncatedAndBeginsAnewIsNew() {
        write("acct-1.csv", part(0, 100));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 100");
        write("acct-1.csv", part(100, 110));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 10");
        write("acct-1.csv", part(100, 130));
        assertThat(ingest("acct-1.csv")).isEqualTo("grown 20");
        assertThat(attempts()).isEqualTo(130);
    }

    @Test
    void aFileThatIsRotatedWhileItIsReadGivesItsOwnRows() throws Exception {
        write("acct.csv", part(0, 100));
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
                    write("acct.csv", part(200, 250));
                }
            });
            assertThat(result.stored()).isEqualTo(100);
        }
        assertThat(ingest("acct.csv")).isEqualTo("loaded 50");
        assertThat(ingest("acct-1.csv")).isEqualTo("grown 30");
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
        assertThat(ingest("acct-pipe.csv")).isEqualTo("loaded 300");
        writer.join();
    }

    @Test
    void headersThatComeAgainAreNoRows() {
        write("acct-1.csv", rows(part(0, 50).header(Logs.COLUMNS_23), 50, 100));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 100");
        write(
                "acct-2.csv",
                rows(rows(Logs.empty().header(Logs.COLUMNS_22), 0, 50).header(Logs.COLUMNS_23), 100, 120));
        isRefused("acct-2.csv", "50 of its 70 rows");
        write("acct-3.csv", rows(part(100, 120).header(Logs.COLUMNS_23), 120, 140));
        assertThat(ingest("acct-3.csv")).isEqualTo("loaded 40");
    }

    @Test
    void aSmallLayoutAmongManyIsComparedWithEach() {
        write("acct-1.csv", part(0, 100));
        write("acct-2.csv", small(200, 300));
        assertThat(ingest("acct-1.csv")).isEqualTo("loaded 100");
        assertThat(ingest("acct-2.csv")).isEqualTo("loaded 100");
        write("acct-3.csv", rows(part(50, 100), 250, 350));
        isRefused("acct-3.csv", "100 of its 150 rows", "and 1 other file");
    }

    @Test
    void nightlyRefusesAndSkipsToo() {
        write("acct-1.csv", part(0, 100));
        write("acct-2.csv", part(50, 150));
        assertThat(acct.launch("nightly", "acct-1.csv", "acct-2.csv").exitCode())
                .isEqualTo(4);
        assertThat(acct.launch("nightly", "acct-2.csv", "--skip-overlap").exitCode())
                .isZero();
        assertThat(attempts()).isEqualTo(150);
    }
}
