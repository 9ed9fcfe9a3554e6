package acct.load;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Classes of mail: what decides, that splits add up, and that other classes change what is stored like a fresh load. */
@Tag("slow")
final class ClassesTest {
    private static final String CLASSES = """
            classes:
              transactional: {jobs: ['otp-*'], users: [shop], pools: [trans-pool], ips: [192.0.2.1]}
              marketing: {jobs: ['news-*'], sender_domains: ['*.news.example'], pools: ['mkt-*'], vmtas: ['mkt-*']}
            """;
    private static final String OTHER_CLASSES = """
            classes:
              cold: {sender_domains: [shop.example], vmtas: [mkt-2]}
              transactional: {jobs: ['*-1'], ips: ['192.0.2.*']}
            """;
    private static final List<String> TYPES = List.of("d", "d", "d", "b", "t", "tq", "f", "rb", "r");
    private static final List<String> JOBS = List.of("otp-1", "news-1", "news-2", "other", "");
    private static final List<String> POOLS = List.of("trans-pool", "mkt-pool", "");
    private static final List<String> VMTAS = List.of("trans-1", "mkt-1", "mkt-2", "");
    private static final List<String> SENDERS =
            List.of("a@shop.example", "b@Mail.News.example", "c@other.example", "", "nobody");

    private static final List<String> COLUMNS =
            Stream.concat(Logs.COLUMNS_23.stream(), Stream.of("rcvSmtpUser")).toList();

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    private void configure(String yaml) throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), yaml);
    }

    private static byte[] rows(long seed, int count) {
        Random random = new Random(seed);
        Logs logs = Logs.empty();
        logs.header(COLUMNS);
        for (int i = 0; i < count; i++) {
            logs.row(
                    TYPES.get(random.nextInt(TYPES.size())),
                    "timeLogged",
                    String.format(Locale.ROOT, "2026-11-%02d %02d:30:00+0%d00", 17 + i % 2, i % 24, i % 3),
                    "orig",
                    SENDERS.get(random.nextInt(SENDERS.size())),
                    "rcpt",
                    "user" + random.nextInt(1000) + "@gmail.com",
                    "dlvSourceIp",
                    "192.0.2." + (1 + random.nextInt(3)),
                    "vmta",
                    VMTAS.get(random.nextInt(VMTAS.size())),
                    "vmtaPool",
                    POOLS.get(random.nextInt(POOLS.size())),
                    "jobId",
                    JOBS.get(random.nextInt(JOBS.size())),
                    "rcvSmtpUser",
                    random.nextInt(4) == 0 ? "shop" : "",
                    "envId",
                    Long.toHexString(random.nextLong()));
        }
        return logs.bytes();
    }

    private void load(String file, byte[] bytes) {
        Logs.write(folder.resolve(file), bytes);
        Cli.Result result = acct.ingest(file);
        assertThat(result.exitCode()).as(result.err()).isZero();
        SoundStore.check(acct.store());
    }

    private JsonNode query(String... arguments) {
        Cli.Result result = acct.launch(Stream.concat(Stream.of("query", "--format", "json"), Stream.of(arguments))
                .toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json();
    }

    private static long sum(JsonNode rows, String measure) {
        long sum = 0;
        for (JsonNode row : rows) {
            sum += row.get(measure).asLong();
        }
        return sum;
    }

    @Test
    void aClassWithAnUnknownListIsNamed() throws Exception {
        configure("classes: {marketing: {campaigns: [news]}}\n");
        Cli.Result result = acct.launch("query", "--by", "class");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("campaigns").contains("jobs");
    }

    @Test
    void withoutClassesAllIsUnknown() {
        load("acct-1.csv", rows(1, 200));
        JsonNode rows = query("--by", "class");
        assertThat(rows.size()).isEqualTo(1);
        assertThat(rows.get(0).get("class").isNull()).isTrue();
        assertThat(Rows.number(acct.store(), "select count(*) from traffic_class"))
                .isZero();
    }

    @Test
    void theJobDecidesThenTheUserThenTheSenderThenTheRoad() throws Exception {
        configure(CLASSES);
        Logs logs = Logs.empty();
        logs.header(COLUMNS);
        String[][] cells = {
            {"otp-9", "", "a@x.news.example", "mkt-pool", "mkt-1", "192.0.2.9"},
            {"none", "SHOP", "a@x.news.example", "mkt-pool", "mkt-1", "192.0.2.9"},
            {"none", "", "a@X.News.example", "trans-pool", "trans-1", "192.0.2.1"},
            {"none", "", "a@shop.example", "mkt-pool", "trans-1", "192.0.2.1"},
            {"none", "", "a@shop.example", "", "mkt-1", "192.0.2.1"},
            {"none", "", "", "", "", "192.0.2.1"},
            {"none", "", "", "", "", "192.0.2.2"}
        };
        for (int i = 0; i < cells.length; i++) {
            logs.row(
                    "d",
                    "jobId",
                    cells[i][0],
                    "rcvSmtpUser",
                    cells[i][1],
                    "orig",
                    cells[i][2],
                    "vmtaPool",
                    cells[i][3],
                    "vmta",
                    cells[i][4],
                    "dlvSourceIp",
                    cells[i][5],
                    "rcpt",
                    "user" + i + "@gmail.com");
        }
        load("acct-1.csv", logs.bytes());
        assertThat(query("--by", "class", "--where", "class=transactional")
                        .get(0)
                        .get("delivered")
                        .asLong())
                .isEqualTo(3);
        assertThat(query("--by", "class", "--where", "class=marketing")
                        .get(0)
                        .get("delivered")
                        .asLong())
                .isEqualTo(3);
        assertThat(query("--by", "class", "--where", "class=unknown")
                        .get(0)
                        .get("delivered")
                        .asLong())
                .isEqualTo(1);
        assertThat(
                        Rows.of(
                                acct.store(),
                                "select own_class, road_class, sum(events) from daily_job group by all order by all nulls last"))
                .containsExactly(
                        "marketing|transactional|1",
                        "transactional|marketing|2",
                        "-|marketing|2",
                        "-|transactional|1",
                        "-|-|1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void hoursJobsAndRowsGiveTheSameSplitAndItAddsUp(long seed) throws Exception {
        configure(CLASSES);
        load("acct-1.csv", rows(seed, 600));
        JsonNode hours = query("--by", "class");
        JsonNode total = query();
        for (String measure : List.of("delivered", "bounced", "deferred", "queue_events", "complaints")) {
            assertThat(sum(hours, measure))
                    .as(measure)
                    .isEqualTo(total.get(0).get(measure).asLong());
        }
        assertThat(hours.size()).isEqualTo(3);
        String[] rows = {"--where", "rcpt_domain=gmail.com,unknown"};
        for (String by : List.of("class", "class,job", "class,source_ip,pool,day")) {
            assertThat(query(Stream.concat(Stream.of("--by", by), Stream.of(rows))
                            .toArray(String[]::new)))
                    .as(by)
                    .isEqualTo(query("--by", by));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void otherClassesChangeTheStoreToWhatAFreshLoadMakes(long seed) throws Exception {
        configure(CLASSES);
        load("acct-1.csv", rows(seed, 400));
        load("acct-2.csv", rows(seed + 100, 400));
        configure(OTHER_CLASSES);
        Cli.Result asked = acct.launch("query", "--by", "class");
        assertThat(asked.err()).contains("acct reclassify");
        Cli.Result done = acct.launch("reclassify", "--format", "json");
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.json().get("loads").asInt()).isEqualTo(2);
        assertThat(acct.launch("query", "--by", "class").err()).doesNotContain("reclassify");
        Path fresh = folder.resolve("fresh.duckdb");
        assertThat(acct.launch("ingest", "acct-1.csv", "acct-2.csv", "--store", fresh.toString())
                        .exitCode())
                .isZero();
        EqualStores.check(fresh, acct.store());
        SoundStore.check(acct.store());
        assertThat(acct.launch("verify").exitCode()).isZero();
        configure("");
        assertThat(acct.launch("reclassify").exitCode()).isZero();
        assertThat(Rows.number(acct.store(), "select count(*) from traffic_class"))
                .isZero();
        assertThat(Rows.number(acct.store(), "select count(*) from hourly where class is not null"))
                .isZero();
    }

    @Test
    void theNextLoadBringsOtherClassesToAllThatIsStored() throws Exception {
        load("acct-1.csv", rows(1, 300));
        configure(CLASSES);
        load("acct-2.csv", rows(2, 300));
        Path fresh = folder.resolve("fresh.duckdb");
        assertThat(acct.launch("ingest", "acct-1.csv", "acct-2.csv", "--store", fresh.toString())
                        .exitCode())
                .isZero();
        EqualStores.check(fresh, acct.store());
    }

    @Test
    void daysWithoutRowsKeepTheClassesTheyHad() throws Exception {
        configure(CLASSES);
        load("acct-1.csv", rows(1, 300));
        String hours = "select day, class, sum(events) from hourly group by all order by all";
        List<String> before = Rows.of(acct.store(), hours);
        assertThat(acct.launch("prune", "--attempts", "2d").exitCode()).isZero();
        assertThat(Rows.number(acct.store(), "select count(distinct day) from attempt"))
                .isEqualTo(1);
        configure(OTHER_CLASSES);
        assertThat(acct.launch("reclassify").exitCode()).isZero();
        SoundStore.check(acct.store());
        List<String> after = Rows.of(acct.store(), hours);
        assertThat(after.stream().filter(row -> row.startsWith("2026-11-17")))
                .containsExactlyElementsOf(before.stream()
                        .filter(row -> row.startsWith("2026-11-17"))
                        .toList());
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void theFirstTimeOfAJobIsKeptWithItsOffset() {
        Logs logs = Logs.standard();
        logs.row("d", "timeLogged", "2026-11-18 09:30:00+0100", "jobId", "a");
        logs.row("d", "timeLogged", "2026-11-18 09:15:00+0200", "jobId", "a");
        load("acct-1.csv", logs.bytes());
        assertThat(Rows.of(
                        acct.store(),
                        "select events, epoch(first_at), first_utc_offset_seconds from daily_job where job = 'a'"))
                .containsExactly("2|1.7949861E9|7200");
    }

    @Test
    void thePoolComesFromThePmtaConfigurationWhereTheLogHasNone() throws Exception {
        Files.writeString(folder.resolve("pmta.conf"), """
                <virtual-mta-pool from-pmta>
                virtual-mta mta-1
                virtual-mta mta-2
                virtual-mta twice
                </virtual-mta-pool>
                <virtual-mta-pool other>
                virtual-mta twice
                </virtual-mta-pool>
                """);
        configure("pmta-config: pmta.conf\npools: {from-yaml: [mta-2]}\nclasses: {marketing: {pools: [from-pmta]}}\n");
        Logs logs = Logs.standard();
        for (String vmta : List.of("mta-1", "mta-2", "twice", "else")) {
            logs.row("d", "vmta", vmta, "vmtaPool", "");
        }
        logs.row("d", "vmta", "mta-1", "vmtaPool", "logged");
        load("acct-1.csv", logs.bytes());
        assertThat(Rows.of(acct.store(), "select vmta, pool, pool_source from attempt order by line"))
                .containsExactly(
                        "mta-1|from-pmta|mapping",
                        "mta-2|from-yaml|mapping",
                        "twice|-|-",
                        "else|-|-",
                        "mta-1|logged|log");
        assertThat(Rows.of(
                        acct.store(), "select class, sum(events) from hourly where class is not null group by class"))
                .containsExactly("marketing|1");
    }

    @Test
    void aConfigurationThatCannotBeReadDoesNotKeepTheNightFromBeingLoaded() throws Exception {
        configure("pmta-config: missing.conf\n");
        Logs.standard().row("d", "vmtaPool", "").write(folder.resolve("acct-1.csv"));
        Cli.Result result = acct.ingest("acct-1.csv");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("missing.conf").contains("pools:");
        assertThat(Rows.number(acct.store(), "select count(*) from attempt")).isEqualTo(1);
    }
}
