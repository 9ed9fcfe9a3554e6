package acct.lake;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.sql.Engine;
import acct.sql.Row;
import acct.sql.SqlFile;
import acct.store.Patience;
import acct.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every statement that reports answers over a lake what it answers over the store that was published, row for row. */
final class StoreAndLakeTest {
    private static final Path SQL = Path.of("sql");
    private static final LocalDate LAST = LocalDate.parse("2026-11-19");

    private static final List<String> FOLDERS =
            List.of("aggregate", "alert", "audit", "doctor", "incident", "query", "report", "show", "trace");

    /** What is the store's own: configurations as they were read. */
    private static final Set<String> ONLY_OF_A_STORE =
            Set.of("report/config_seen", "report/config_settings", "show/snapshot_settings", "query/names");

    /** Of which the sample has nothing to tell; each other statement tells something of at least one period. */
    private static final Set<String> SILENT = Set.of(
            "alert/silent_servers",
            "query/missing-hours",
            "query/refusing-domains",
            "alert/silent_addresses",
            "trace/hidden_loads",
            "incident/incidents",
            "incident/notifications",
            "incident/orders");

    /** Columns that name a load. */
    private static final Set<String> LOADS = Set.of("load", "load_id", "last_load");

    /** Parts of statements that are filled when they are asked. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("dimensions", "isp, "),
            Map.entry("source", "by_row"),
            Map.entry("filters", "and isp is not null"),
            Map.entry("group", "group by isp"),
            Map.entry("outcomes", "'bounced'"),
            Map.entry("dimension", "isp"),
            Map.entry("kept_dimensions", "case when place is not null then isp end as isp, "),
            Map.entry("ties", "isp nulls last, "),
            Map.entry("kept", "hourly"),
            Map.entry("measured", "measured_row"),
            Map.entry("timed", "timed_hour"),
            Map.entry("slot", "minute"),
            Map.entry("classed", "select * from answered"),
            Map.entry("partition", "partition by isp"),
            Map.entry("rejected_line", "rejected_line"),
            Map.entry("rejected_count", "rejected_count"));

    private static @Nullable Store store;
    private static @Nullable Store lake;
    private static final Map<Object, Object> LAKE_IDS = new HashMap<>();

    @BeforeAll
    static void publish(@TempDir Path folder) throws SQLException, IOException {
        Cli acct = Cli.in(folder);
        Files.writeString(folder.resolve("acct.yaml"), "server: mta1\nlake: {path: lake, level: rows}\n");
        assertThat(acct.launch(
                                "sample",
                                "--days",
                                "3",
                                "--rows",
                                "12000",
                                "--last-day",
                                "2026-11-19",
                                "--out",
                                "logs",
                                "--incident",
                                "ip-block")
                        .exitCode())
                .isZero();
        Files.delete(folder.resolve("logs/acct.yaml"));
        assertThat(acct.ingest("logs").exitCode()).isZero();
        damaged().write(folder.resolve("more/acct-2.csv"));
        assertThat(acct.ingest("more").exitCode()).isZero();
        Cli.Result published = acct.launch("lake", "publish", "--format", "json");
        assertThat(published.err()).as("publishing").doesNotContain("acct:");
        assertThat(published.exitCode()).isZero();
        store = Store.open(acct.store(), Store.Mode.READ, Duration.ZERO, Clock.systemUTC());
        lake = new LakePlace(folder.resolve("lake")).toRead(Patience.silent(Duration.ZERO), Clock.systemUTC());
        StoredDays.of(store, Map.of(), Cli.NOW).loads().forEach((id, load) -> LAKE_IDS.put(id, load.id()));
        assertThat(LAKE_IDS).hasSize(4);
    }

    /** Rows of all kinds, without a time, not to be read, and of a day that cannot be. */
    private static Logs damaged() {
        return Logs.standard()
                .rows(3, "d", "rcpt", "a@example.com", "dlvSourceIp", "192.0.2.1", "vmta", "v1")
                .row("d", "timeLogged", "2099-01-01 00:00:00+0000", "rcpt", "a@example.com")
                .rows(
                        4,
                        "b",
                        "rcpt",
                        "b@example.com",
                        "dsnDiag",
                        "550 5.1.1 unknown user",
                        "dsnStatus",
                        "5.1.1",
                        "bounceCat",
                        "bad-mailbox")
                .rows(
                        6,
                        "b",
                        "rcpt",
                        "d@example.com",
                        "dsnDiag",
                        "550 5.7.1 blocked using zen.spamhaus.org",
                        "dsnStatus",
                        "5.7.1",
                        "dlvSourceIp",
                        "192.0.2.1",
                        "jobId",
                        "j1")
                .rows(
                        6,
                        "t",
                        "rcpt",
                        "d@example.com",
                        "dsnDiag",
                        "421 4.7.26 unauthenticated mail, SPF and DKIM failed",
                        "dsnStatus",
                        "4.7.26",
                        "dlvSourceIp",
                        "192.0.2.1",
                        "jobId",
                        "j1")
                .row(
                        "t",
                        "rcpt",
                        "e@example.com",
                        "orig",
                        "s@example.com",
                        "dsnDiag",
                        "452 4.2.2 mailbox full",
                        "dsnStatus",
                        "4.2.2")
                .row(
                        "b",
                        "timeLogged",
                        "2026-11-19 11:00:00+0100",
                        "rcpt",
                        "e@example.com",
                        "orig",
                        "s@example.com",
                        "bounceCat",
                        "message-expired",
                        "dsnStatus",
                        "4.4.7",
                        "dsnDiag",
                        "smtp;delivery not possible: message expired")
                .row("f", "rcpt", "a@example.com")
                .row("tq", "queue", "example.com/v1", "dsnDiag", "421 4.7.0 too many connections")
                .row("rb", "rcpt", "c@example.com", "dsnDiag", "550 5.1.1 unknown user", "dsnStatus", "5.1.1")
                .row("rs", "rcpt", "c@example.com")
                .row("r", "rcpt", "a@example.com")
                .row("d", "dlvSize", "many", "rcpt", "a@example.com")
                .row("x")
                .line("d,2026")
                .row("d", "timeLogged", "yesterday");
    }

    @AfterAll
    static void close() {
        if (store != null) {
            store.close();
        }
        if (lake != null) {
            lake.close();
        }
    }

    private static Engine engine(@Nullable Store of) {
        if (of == null) {
            throw new IllegalStateException("nothing is open");
        }
        return of.engine(sql -> {});
    }

    private record Days(@Nullable LocalDate since, @Nullable LocalDate until) {}

    private static final List<Days> PERIODS = List.of(
            new Days(null, null),
            new Days(LAST, LAST),
            new Days(LAST.minusDays(2), LAST.minusDays(1)),
            new Days(LAST.plusDays(9), null));

    private static List<String> statements() {
        List<String> names = new ArrayList<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.list(SQL.resolve(folder))) {
                files.map(file -> folder + "/"
                                + String.valueOf(file.getFileName()).replaceFirst("[.]sql$", ""))
                        .filter(name -> !ONLY_OF_A_STORE.contains(name))
                        .forEach(names::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        names.sort(Comparator.naturalOrder());
        return names;
    }

    @TestFactory
    Stream<DynamicTest> answersTheSame() {
        return statements().stream().map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
    }

    private static void check(String name) {
        SqlFile file = SqlFile.of(name).with(PLACES);
        long told = 0;
        for (Days period : PERIODS) {
            Map<String, @Nullable Object> values = values(file, period);
            List<List<@Nullable Object>> ofStore = engine(store).list(file, values, StoreAndLakeTest::renamed);
            List<List<@Nullable Object>> ofLake = engine(lake).list(file, values, StoreAndLakeTest::values);
            told += ofStore.size();
            if (file.header("order").isEmpty()) {
                assertThat(ofLake).as(name + " of " + period).isEqualTo(ofStore);
            } else {
                assertThat(ofLake).as(name + " of " + period).containsExactlyInAnyOrderElementsOf(ofStore);
            }
        }
        assertThat(told > 0).as("rows of " + name).isEqualTo(!SILENT.contains(name));
    }

    private static Map<String, @Nullable Object> values(SqlFile file, Days period) {
        LocalDate day = period.until() == null ? LAST : period.until();
        Map<String, @Nullable Object> known = new TreeMap<>();
        known.put("since", period.since());
        known.put("until", period.until());
        known.put("day", day);
        known.put("opened", day);
        known.put("before", day.minusDays(1));
        known.put("kind", "hard");
        known.put("top", 5);
        known.put("top_reputation", 3);
        known.put("examples", true);
        known.put("rows", true);
        known.put("by_job", true);
        known.put("only_new", false);
        known.put("only_surprises", false);
        known.put("reputation_first", true);
        known.put("domains", ",gmail.com,example.com,");
        known.put("pattern", "%a%");
        known.put("value", file.name().equals("show/replies_named") ? "blocked" : "gmail");
        known.put("source_ip", file.name().equals("report/warming_counts") ? "192.0.2.1" : null);
        known.put("domain", "gmail.com");
        known.put("lowest", 1);
        known.put("reply", "*blocked*");
        known.put("job", file.name().equals("query/code-speed") ? "*" : null);
        known.put("days", 1);
        known.put("seconds", 10);
        known.put("threshold", 1);
        known.put("enough", 1);
        for (String name : file.parameters()) {
            if (name.startsWith("min_")) {
                known.put(name, 1);
            }
            known.putIfAbsent(name, null);
        }
        return known;
    }

    private static List<@Nullable Object> values(Row row) {
        return new ArrayList<>(row.values());
    }

    /** The same with the loads' numbers in the lake. */
    private static List<@Nullable Object> renamed(Row row) {
        List<@Nullable Object> values = new ArrayList<>();
        List<String> names = row.columns();
        for (int i = 0; i < names.size(); i++) {
            Object value = row.values().get(i);
            boolean isLoad = LOADS.contains(names.get(i));
            Object id = isLoad && value instanceof Number number ? LAKE_IDS.get(number.longValue()) : null;
            values.add(id == null ? value : id);
        }
        return values;
    }
}
