package acct.store;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import acct.cli.Launched;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Old days go when asked, the ledger stays, and the space returns to the disk. Today is 20 November 2026. */
@Tag("slow")
final class PruneTest {
    private static final String[] TYPES = {"d", "b", "t", "tq", "f", "rb", "rs", "r"};

    private static final Map<String, byte[]> LOADED = new HashMap<>();

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    /** One file a day, with every type of row and one line that is rejected; a store that begins so is loaded once. */
    private void load(int rows, int... days) throws IOException {
        String start = Files.exists(acct.store()) ? "" : rows + " rows on " + Arrays.toString(days);
        byte[] known = LOADED.get(start);
        if (known != null) {
            Files.write(acct.store(), known);
        }
        Random random = new Random(rows);
        for (int day : days) {
            Logs logs = Logs.standard();
            for (int i = 0; i < rows; i++) {
                logs.row(
                        TYPES[i % TYPES.length],
                        "timeLogged",
                        String.format(java.util.Locale.ROOT, "2026-11-%02d %02d:30:00+0000", day, i % 24),
                        "rcpt",
                        "user" + Long.toHexString(random.nextLong()) + "@gmail.com",
                        "dsnDiag",
                        "smtp;550 " + Long.toHexString(random.nextLong()),
                        "jobId",
                        "job" + i % 3,
                        "dlvSourceIp",
                        "192.0.2." + i % 4);
            }
            logs.line("no such line").write(folder.resolve("acct-" + day + ".csv"));
            if (known == null) {
                Cli.Result result = acct.ingest("acct-" + day + ".csv");
                assertThat(result.exitCode()).as(result.err()).isZero();
            }
        }
        if (!start.isEmpty()) {
            LOADED.put(start, Files.readAllBytes(acct.store()));
        }
    }

    private JsonNode prune(String... args) {
        List<String> all = new java.util.ArrayList<>(List.of("prune", "--format", "json"));
        all.addAll(List.of(args));
        Cli.Result result = acct.launch(all.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        SoundStore.check(acct.store());
        return result.json();
    }

    private long count(String from) {
        return Rows.number(acct.store(), "select count(*) from " + from);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--hourly 800d",
                "--attempts 30",
                "--attempts 0d",
                "--attempts -1d",
                "--attempts 30h",
                "--attempts 30d --hourly 29d",
                "--attempts 30d --since 2026-11-01",
                "--attempts 30d --until yesterday",
                "--attempts",
                "30d"
            })
    void wrongUseIsOneLineAndTouchesNothing(String options) throws IOException {
        load(8, 1);
        Cli.Result result = acct.launch(("prune " + options).strip().split(" "));
        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).startsWith("acct: ").hasLineCount(1);
        assertThat(count("attempt")).isEqualTo(3);
    }

    @Test
    void aMissingStoreIsNotMade() {
        assertThat(acct.launch("prune", "--attempts", "30d").exitCode()).isEqualTo(1);
        assertThat(acct.store()).doesNotExist();
        assertThat(folder.resolve("acct.duckdb.lock")).doesNotExist();
    }

    @Test
    void rowsOfOldDaysGoAndTheirCountsStay() throws IOException {
        load(80, 10, 14, 15, 19);
        String before = acct.launch("query", "--by", "day,isp,source_ip", "--format", "json")
                .out();
        JsonNode pruned = prune("--attempts", "5d");
        assertThat(List.copyOf(pruned.propertyNames()))
                .containsExactly("attempts_before", "hourly_before", "rows", "hours", "bytes_before", "bytes_after");
        assertThat(pruned.get("attempts_before").asString()).isEqualTo("2026-11-15");
        assertThat(pruned.get("hourly_before").isNull()).isTrue();
        assertThat(pruned.get("rows").asInt()).isEqualTo(160);
        assertThat(pruned.get("hours").asInt()).isZero();
        for (String table : List.of("attempt", "queue_event", "complaint", "remote_report", "receipt")) {
            assertThat(Rows.of(acct.store(), "select distinct cast(day as varchar) from " + table + " order by 1"))
                    .as(table)
                    .containsExactly("2026-11-15", "2026-11-19");
        }
        assertThat(count("load")).isEqualTo(4);
        assertThat(count("rejected_line")).isEqualTo(2);
        assertThat(Rows.of(acct.store(), "select distinct day || ' ' || kept from load_day order by 1"))
                .containsExactly("2026-11-10 hours", "2026-11-14 hours", "2026-11-15 rows", "2026-11-19 rows");
        assertThat(acct.launch("query", "--by", "day,isp,source_ip", "--format", "json")
                        .out())
                .isEqualTo(before);
        assertThat(prune("--attempts", "5d").get("rows").asInt()).isZero();
    }

    @Test
    void hoursGoLaterAndTheLedgerNever() throws IOException {
        load(80, 1, 10, 19);
        JsonNode pruned = prune("--attempts", "5d", "--hourly", "15d");
        assertThat(pruned.get("hourly_before").asString()).isEqualTo("2026-11-05");
        assertThat(pruned.get("hours").asInt()).isPositive();
        for (String table : List.of("hourly", "daily", "daily_job")) {
            assertThat(Rows.of(acct.store(), "select distinct cast(day as varchar) from " + table + " order by 1"))
                    .as(table)
                    .containsExactly("2026-11-10", "2026-11-19");
        }
        assertThat(Rows.of(acct.store(), "select distinct day || ' ' || kept from load_day order by 1"))
                .containsExactly("2026-11-01 nothing", "2026-11-10 hours", "2026-11-19 rows");
        for (String file : List.of("acct-1.csv", "acct-10.csv", "acct-19.csv")) {
            assertThat(acct.ingest(file).file().get("status").asString()).isEqualTo("already-loaded");
        }
    }

    @Test
    void theConfigurationSaysHowMuchButDoesNotAskForIt() throws IOException {
        Logs.write(
                folder.resolve("acct.yaml"),
                "retention: {attempts: 5d, hourly: 15d}\n".getBytes(StandardCharsets.UTF_8));
        load(80, 1, 10, 19);
        assertThat(acct.launch("nightly", "acct-1.csv").exitCode()).isZero();
        assertThat(count("attempt")).isEqualTo(90);
        JsonNode pruned = prune();
        assertThat(pruned.get("attempts_before").asString()).isEqualTo("2026-11-15");
        assertThat(pruned.get("hourly_before").asString()).isEqualTo("2026-11-05");
        assertThat(prune("--attempts", "9d").get("attempts_before").asString()).isEqualTo("2026-11-11");
        assertThat(acct.launch("prune", "--attempts", "16d").exitCode()).isEqualTo(2);
    }

    @Test
    void aDryRunSaysWhatWouldGoAndDoesNothing() throws Exception {
        load(80, 1, 10, 19);
        byte[] store = Files.readAllBytes(acct.store());
        JsonNode would = prune("--attempts", "5d", "--hourly", "15d", "--dry-run");
        assertThat(Files.readAllBytes(acct.store())).isEqualTo(store);
        assertThat(would.get("bytes_after").isNull()).isTrue();
        JsonNode did = prune("--attempts", "5d", "--hourly", "15d");
        assertThat(would.get("rows")).isEqualTo(did.get("rows"));
        assertThat(would.get("hours")).isEqualTo(did.get("hours"));
        assertThat(would.get("rows").asInt()).isEqualTo(160);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "csv", "jsonl", "markdown"})
    void everyFormatNamesTheSameNumbers(String format) throws IOException {
        load(80, 1, 19);
        Cli.Result result = acct.launch("prune", "--attempts", "5d", "--format", format);
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("2026-11-15").contains("80");
        assertThat(result.err()).contains("80 rows of 1 day before 2026-11-15 went");
    }

    @Test
    void whatHasNoTimeHasNoAge() {
        Logs.of("type,rcpt").row("d", "rcpt", "a@gmail.com").line("x,").write(folder.resolve("acct-1.csv"));
        acct.ingest("acct-1.csv");
        long rows = count("attempt");
        assertThat(rows).isPositive();
        prune("--attempts", "1d", "--hourly", "1d");
        assertThat(count("attempt")).isEqualTo(rows);
        assertThat(count("hourly")).isPositive();
    }

    @Test
    void rejectedLinesStayAsLongAsAnyDayOfTheirFile() {
        Logs.standard()
                .row("d", "timeLogged", "2026-11-14 23:59:59+0000")
                .row("d", "timeLogged", "2026-11-15 00:00:00+0000")
                .line("no such line")
                .write(folder.resolve("acct-1.csv"));
        acct.ingest("acct-1.csv");
        prune("--attempts", "5d");
        assertThat(count("attempt")).isEqualTo(1);
        assertThat(count("rejected_line")).isEqualTo(1);
        prune("--attempts", "4d");
        assertThat(count("rejected_line")).isZero();
        assertThat(acct.launch("rejects").err()).contains("no longer stored");
        Cli.Result verified = acct.launch("verify");
        assertThat(verified.exitCode()).as(verified.err()).isZero();
    }

    /** Rows that are gone cannot be compared, but their counts show that they may be these. */
    @Test
    void whatMayBeRowsThatArePrunedIsRefusedUntilSomebodyDecides() throws IOException {
        load(48, 1);
        prune("--attempts", "10d");
        long counted = Rows.number(acct.store(), "select sum(events) from hourly");
        List<String> lines = Files.readAllLines(folder.resolve("acct-1.csv"));
        List<String> shuffled = new java.util.ArrayList<>(lines.subList(1, lines.size()));
        java.util.Collections.reverse(shuffled);
        shuffled.add(0, lines.get(0));
        Files.write(folder.resolve("merged.csv"), shuffled);
        for (String option : List.of("--quiet", "--skip-overlap")) {
            Cli.Result refused = acct.launch("ingest", option, "merged.csv");
            assertThat(refused.exitCode()).isEqualTo(4);
            assertThat(refused.err())
                    .contains(
                            "of its rows are of 2026-11-01, whose single rows were pruned, and may be stored already from"
                                    + " acct-1.csv; nothing of it was stored. If it brings other rows, `--allow-overlap` stores it");
            assertThat(Rows.number(acct.store(), "select sum(events) from hourly"))
                    .isEqualTo(counted);
        }
        assertThat(acct.launch("ingest", "--allow-overlap", "merged.csv").exitCode())
                .isZero();
        assertThat(Rows.number(acct.store(), "select sum(events) from hourly")).isEqualTo(2 * counted);
    }

    @Test
    void anotherPartOfAPrunedDayIsLoaded() throws IOException {
        load(48, 1);
        prune("--attempts", "10d");
        Logs.standard()
                .rows(100, "d", "timeLogged", "2026-11-01 10:20:00+0000", "dlvSourceIp", "192.0.2.1")
                .write(folder.resolve("later.csv"));
        assertThat(acct.ingest("later.csv").exitCode()).isZero();
    }

    /** A few rows are no more than what is stored in any hour; that is no sign. */
    @Test
    void fewRowsOfAPrunedDayAreLoaded() throws IOException {
        load(48, 1);
        prune("--attempts", "10d");
        Logs.standard()
                .row("d", "timeLogged", "2026-11-01 08:10:59+0000", "dlvSourceIp", "192.0.2.0")
                .write(folder.resolve("few.csv"));
        assertThat(acct.ingest("few.csv").exitCode()).isZero();
    }

    @Test
    void aFileOfAnOldDayThatComesLateIsLoadedAndGoesWithTheNextPrune() throws IOException {
        load(80, 10, 19);
        prune("--attempts", "5d");
        Logs.standard()
                .rows(7, "d", "timeLogged", "2026-11-10 10:00:00+0000", "vmta", "late")
                .write(folder.resolve("late.csv"));
        assertThat(acct.ingest("late.csv").file().get("stored").asInt()).isEqualTo(7);
        SoundStore.check(acct.store());
        assertThat(prune("--attempts", "5d").get("rows").asInt()).isEqualTo(7);
    }

    @Test
    void theSpaceReturnsToTheDiskAndTheFileIsStillAStore() throws Exception {
        load(8_000, 1, 2, 3, 4, 5, 19);
        Files.setPosixFilePermissions(acct.store(), PosixFilePermissions.fromString("rw-r-----"));
        List<String> schema = schema();
        JsonNode pruned = prune("--attempts", "5d");
        assertThat(pruned.get("bytes_after").asLong())
                .isEqualTo(Files.size(acct.store()))
                .isLessThan(pruned.get("bytes_before").asLong() / 2);
        assertThat(Files.getPosixFilePermissions(acct.store())).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
        assertThat(schema()).isEqualTo(schema);
        assertThat(files()).containsOnlyOnce("acct.duckdb").noneMatch(file -> file.contains("compact"));
        load(8, 18);
        assertThat(count("attempt where day = '2026-11-18'")).isEqualTo(3);
    }

    /** Columns with defaults, keys, views, version and the form of the file. */
    private List<String> schema() {
        return Stream.of(
                        "select table_name, column_name, data_type, is_nullable, column_default from duckdb_columns()"
                                + " where not internal order by all",
                        "select table_name, constraint_text from duckdb_constraints() order by all",
                        "select view_name, sql from duckdb_views() where not internal order by all",
                        "select version from schema_version",
                        "select tags from duckdb_databases() where database_name = 'acct'")
                .flatMap(sql -> Rows.of(acct.store(), sql).stream())
                .toList();
    }

    private List<String> files() throws Exception {
        return files(folder);
    }

    private static List<String> files(Path where) throws Exception {
        try (Stream<Path> files = Files.list(where)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Test
    void aStoreBehindALinkIsMadeSmallerWhereItIs() throws Exception {
        load(6_000, 1, 2, 3, 19);
        Path real = folder.resolve("disk").resolve("real.duckdb");
        Files.createDirectories(folder.resolve("disk"));
        Files.move(acct.store(), real);
        Files.createSymbolicLink(acct.store(), real);
        prune("--attempts", "5d");
        assertThat(acct.store()).isSymbolicLink();
        assertThat(files(folder.resolve("disk"))).containsExactlyInAnyOrder("real.duckdb", "real.duckdb.lock");
    }

    @Test
    void whatAKilledRunLeftIsRemovedByTheNext() throws Exception {
        load(8, 1);
        Files.writeString(folder.resolve("acct.duckdb.compact"), "half a store");
        Files.writeString(folder.resolve("acct.duckdb.compact.wal"), "half a log");
        load(8, 2);
        assertThat(files()).noneMatch(file -> file.contains("compact"));
    }

    /** A process of its own has no fixed clock. */
    private static long daysOfTheRealClockSince(LocalDate day) {
        return ChronoUnit.DAYS.between(day, LocalDate.now(ZoneOffset.UTC));
    }

    @Test
    void killedAtAnyTimeTheStoreIsWhole() throws Exception {
        load(6_000, 1, 2, 3, 4, 5, 19);
        byte[] full = Files.readAllBytes(acct.store());
        String kept = daysOfTheRealClockSince(LocalDate.of(2026, 11, 15)) + "d";
        boolean killed = true;
        for (int run = 0; killed && run < 12; run++) {
            Files.write(acct.store(), full);
            Launched prune = Launched.in(
                    folder, "prune", "--attempts", kept, "--store", acct.store().toString());
            Thread.sleep(300L + 200L * run);
            killed = prune.isRunning();
            prune.kill();
            SoundStore.check(acct.store());
            assertThat(count("load")).isEqualTo(6);
            assertThat(count("attempt")).isIn(2_250L, 13_500L);
        }
        prune("--attempts", "5d");
        assertThat(count("attempt")).isEqualTo(2_250);
    }
}
