package acct.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clean month's worth of habits, on two days: nothing planted. */
final class SampleLogsTest {
    private static final LocalDate LAST = LocalDate.of(2026, 11, 19);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxx", Locale.ROOT);
    private static final Pattern ADDRESS = Pattern.compile("(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.])");
    private static final Pattern DOCUMENTATION = Pattern.compile("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d+");
    private static final long ROWS = 40_000;

    private static List<Path> files = List.of();
    private static List<Map<String, String>> rows = List.of();

    @BeforeAll
    static void write(@TempDir Path folder) {
        files = SampleLogs.write(options(folder, 5));
        rows = logs().flatMap(file -> LogReader.of(file).rows().stream()).toList();
    }

    @Test
    void writesOneFileADayAndTheConfiguration() {
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("acct-2026-11-18-0000.csv", "acct-2026-11-19-0000.csv", "pmta.config", "acct.yaml");
    }

    @Test
    void writesExactlyTheRowsAskedForAndDamagesNone() {
        assertThat(rows).hasSize((int) ROWS);
        assertThat(logs().flatMap(file -> LogReader.of(file).damaged().stream()))
                .isEmpty();
    }

    @Test
    void beginsWithTheColumnsOfPowerMta5() {
        assertThat(LogReader.lines(files.get(0)).get(0))
                .isEqualTo("type,timeLogged,timeQueued,orig,rcpt,orcpt,dsnAction,dsnStatus,dsnDiag,dsnMta,bounceCat,"
                        + "srcType,srcMta,dlvType,dlvSourceIp,dlvDestinationIp,dlvEsmtpAvailable,dlvSize,vmta,jobId,"
                        + "envId,queue,vmtaPool");
    }

    @Test
    void givesTheSameBytesForTheSameSeedInAnyZoneAndLocale(@TempDir Path again, @TempDir Path other)
            throws IOException {
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        List<Path> copy;
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
            Locale.setDefault(Locale.forLanguageTag("ar-u-nu-arab"));
            copy = SampleLogs.write(options(again, 5));
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
        for (int i = 0; i < files.size(); i++) {
            assertThat(Files.mismatch(files.get(i), copy.get(i))).isEqualTo(-1);
        }
        List<Path> differs = SampleLogs.write(options(other, 6));
        assertThat(Files.mismatch(files.get(0), differs.get(0))).isNotEqualTo(-1);
    }

    @Test
    void ordersRowsByTimeAndKeepsThemInTheirLocalDay() {
        logs().forEach(file -> {
            List<OffsetDateTime> times = LogReader.of(file).rows().stream()
                    .map(row -> time(row, "timeLogged"))
                    .toList();
            assertThat(times).isSorted();
            String day = file.getFileName().toString().substring(5, 15);
            assertThat(times)
                    .allMatch(time -> time.toLocalDate().toString().equals(day))
                    .allMatch(time -> time.getOffset().getId().equals("+01:00"));
        });
    }

    @Test
    void queuesBeforeItDelivers() {
        assertThat(rows)
                .filteredOn(row -> !cell(row, "timeQueued").isEmpty())
                .allMatch(row -> time(row, "timeQueued").isBefore(time(row, "timeLogged")));
    }

    @Test
    void holdsEveryTypeItPromises() {
        assertThat(rows).extracting(row -> row.get("type")).contains("d", "b", "t", "tq", "f", "rb", "r");
    }

    @Test
    void usesDocumentationAddressesOnly() throws IOException {
        for (Path file : files.subList(0, files.size() - 1)) {
            assertThat(ADDRESS.matcher(Files.readString(file)).results().map(match -> match.group()))
                    .isNotEmpty()
                    .allMatch(address -> DOCUMENTATION.matcher(address).matches());
        }
    }

    @Test
    void writesToMadeUpRecipientsOnly() {
        assertThat(rows)
                .extracting(row -> cell(row, "rcpt"))
                .allMatch(rcpt -> rcpt.isEmpty() || rcpt.matches("user\\d+@[a-z0-9.-]+"));
    }

    @Test
    void deliversNearlyEverythingItDefersFromTheSameAddress() {
        Map<String, String> delivered = new HashMap<>();
        rows.stream()
                .filter(is("d"))
                .forEach(row -> delivered.put(cell(row, "rcpt") + cell(row, "envId"), cell(row, "vmta")));
        List<Map<String, String>> deferred = rows.stream().filter(is("t")).toList();
        long later = deferred.stream()
                .filter(row -> cell(row, "vmta").equals(delivered.get(cell(row, "rcpt") + cell(row, "envId"))))
                .count();
        assertThat(later).isGreaterThan(deferred.size() * 95L / 100).isPositive();
    }

    @Test
    void staysBelowEveryAlertWhenNothingIsPlanted() {
        long done = count(is("d").or(is("b")));
        Predicate<Map<String, String>> dead = is("bounceCat", "bad-mailbox")
                .or(is("bounceCat", "inactive-mailbox"))
                .or(is("bounceCat", "bad-domain"));
        Predicate<Map<String, String>> blocked = is("bounceCat", "spam-related")
                .or(is("bounceCat", "policy-related"))
                .or(is("bounceCat", "content-related"));
        assertThat(count(is("b").and(dead))).isLessThan(done * 7 / 1_000);
        assertThat(count(is("b").and(blocked))).isLessThan(done * 2 / 1_000);
        assertThat(count(is("t"))).isLessThan(done * 4 / 100);
        assertThat(rows).noneMatch(row -> cell(row, "dsnDiag").matches("(?i).*(block list|TSS0|reputation).*"));
    }

    @Test
    void defersTheWarmingAddressMoreOftenThanAnyOther() {
        Predicate<Map<String, String>> warm = is("vmta", "warm-ip-1");
        assertThat(count(warm.and(is("t"))) * 100).isGreaterThan(count(warm) * 5);
        assertThat(count(warm)).isBetween(ROWS / 200, ROWS / 50);
    }

    @Test
    void leavesADayWithoutRowsItsHeader(@TempDir Path quiet) {
        SampleOptions oneRow = new SampleOptions(3, 1, 5, LAST, quiet, Set.of());

        assertThat(SampleLogs.write(oneRow).subList(0, 3))
                .extracting(file -> LogReader.lines(file).size())
                .containsExactly(1, 1, 2);
    }

    @Test
    void keepsTransactionalMailApart() {
        assertThat(rows)
                .filteredOn(is("vmtaPool", "trans-pool"))
                .extracting(row -> cell(row, "jobId"))
                .containsOnly("otp-login", "receipts", "account-notice");
    }

    private static SampleOptions options(Path out, long seed) {
        return new SampleOptions(2, ROWS, seed, LAST, out, Set.of());
    }

    private static Stream<Path> logs() {
        return files.stream().filter(file -> file.toString().endsWith(".csv"));
    }

    private static Predicate<Map<String, String>> is(String type) {
        return is("type", type);
    }

    private static Predicate<Map<String, String>> is(String column, String value) {
        return row -> value.equals(row.get(column));
    }

    private static OffsetDateTime time(Map<String, String> row, String column) {
        return OffsetDateTime.parse(cell(row, column), TIME);
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static long count(Predicate<Map<String, String>> which) {
        return rows.stream().filter(which).count();
    }
}
