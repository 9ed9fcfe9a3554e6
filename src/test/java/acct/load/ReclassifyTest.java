package acct.load;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import acct.cli.Launched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Other rules for replies change what is stored to what a fresh load with them makes, wholly or not at all. */
@Tag("slow")
final class ReclassifyTest {
    private static final List<String> REPLIES = List.of(
            "smtp;550 5.1.1 <user%d@gmail.com>: user unknown",
            "smtp;552 5.2.2 mailbox full, message %d",
            "smtp;550 5.7.1 [192.0.2.%d] is listed at zen.spamhaus.org",
            "smtp;421 4.7.0 [TSS04] Messages from 192.0.2.%d temporarily deferred",
            "smtp;450 4.2.0 greylisted, come back in %d seconds",
            "smtp;554 5.0.0 our own gateway says no to %d",
            "x-unknown;%d",
            "");
    private static final List<String> STATUSES =
            List.of("5.1.1 (bad destination mailbox address)", "4.4.7 (delivery time expired)", "5.7.1", "");
    private static final List<String> CATEGORIES = List.of("bad-mailbox", "policy-related", "our-own", "");
    private static final List<String> TYPES = List.of("d", "b", "t", "tq", "f", "rb", "rs", "r");
    private static final List<String> CONFIGURATIONS = List.of(
            "replies: {rules: [{name: own, category: content, any: [our own gateway]}]}\n",
            "replies: {rules: [{name: full, category: mailbox, any: [mailbox full]},"
                    + " {name: category, category: policy, bounce-cat: [our-own]}]}\n",
            "replies: {severity: {quota: hard, rate-limit: soft}}\n",
            "replies: {rules: [{name: all, category: protocol, replies: [4xx, 5xx]}], severity: {protocol: unknown}}\n");

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

    private static byte[] rows(Random random, int count) {
        Logs logs = Logs.empty();
        logs.header(Logs.COLUMNS_23);
        for (int i = 0; i < count; i++) {
            String type = TYPES.get(Math.max(0, random.nextInt(TYPES.size() + 8) - 8));
            logs.row(
                    random.nextInt(3) == 0 ? "b" : type,
                    "timeLogged",
                    String.format(Locale.ROOT, "2026-11-%02d %02d:30:00+0100", 15 + i % 4, random.nextInt(24)),
                    "rcpt",
                    "user" + random.nextInt(100) + "@gmail.com",
                    "dlvSourceIp",
                    "192.0.2." + random.nextInt(5),
                    "dsnStatus",
                    pick(random, STATUSES),
                    "dsnDiag",
                    String.format(Locale.ROOT, pick(random, REPLIES), random.nextInt(200)),
                    "bounceCat",
                    pick(random, CATEGORIES),
                    "envId",
                    Long.toHexString(random.nextLong()));
        }
        return logs.bytes();
    }

    private static String pick(Random random, List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Two files, one of which grows, through both lanes. */
    private void load(long seed, int count) {
        Random random = new Random(seed);
        byte[] first = rows(random, count);
        byte[] second = rows(random, count);
        Logs.write(folder.resolve("acct-1.csv"), first);
        assertThat(acct.ingest("acct-1.csv", "--lane", seed % 2 == 0 ? "bulk" : "streaming")
                        .exitCode())
                .isZero();
        Logs.write(folder.resolve("acct-2.csv"), second);
        assertThat(acct.ingest("acct-2.csv").exitCode()).isZero();
        Logs.write(folder.resolve("acct-1.csv"), Logs.joined(first, rows(random, count)));
        Cli.Result grown = acct.ingest("acct-1.csv");
        assertThat(grown.exitCode()).as(grown.err()).isZero();
        assertThat(grown.file().get("status").asString()).isEqualTo("grown");
    }

    private Path fresh() {
        Path fresh = folder.resolve("fresh.duckdb");
        Cli.Result load = acct.launch("ingest", "acct-1.csv", "acct-2.csv", "--store", fresh.toString());
        assertThat(load.exitCode()).as(load.err()).isZero();
        return fresh;
    }

    private JsonNode reclassify() {
        Cli.Result result = acct.launch("reclassify", "--format", "json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json();
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void withoutAStoreThereIsNothingToJudge() {
        Cli.Result result = acct.launch("reclassify");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).hasLineCount(1).contains("no such store");
        assertThat(acct.store()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"--since, 2026-11-18", "--until, yesterday"})
    void aStoreHasOneSetOfRulesAndNotOneForEachDay(String option, String day) {
        Cli.Result result = acct.launch("reclassify", option, day);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).hasLineCount(1).contains("reclassify takes no " + option);
    }

    @Test
    void theNumbersAreOfWhatWasDoneAndTheSecondTimeNothingIs() throws Exception {
        load(1, 300);
        long replies = Rows.number(acct.store(), "select count(*) from reply");
        long moved = Rows.number(acct.store(), "select count(*) from reply where text like '%our own gateway%'");
        configure(CONFIGURATIONS.get(0));
        JsonNode done = reclassify();
        assertThat(List.copyOf(done.propertyNames())).containsExactly("replies", "changed", "loads");
        assertThat(done.get("replies").asLong()).isEqualTo(replies);
        assertThat(done.get("changed").asLong()).isEqualTo(moved).isPositive();
        assertThat(done.get("loads").asLong()).isEqualTo(3);
        assertThat(Rows.of(acct.store(), "select distinct rule from reply where text like '%our own gateway%'"))
                .containsExactly("own");
        Cli.Result again = acct.launch("reclassify");
        assertThat(again.out()).matches("(?s)replies +changed +loads\n +0 +0 +0\n");
        assertThat(again.err()).contains("nothing was done");
        assertThat(acct.launch("reclassify", "--quiet").err()).isEmpty();
    }

    @Test
    void theSampleLogsAreJudgedAnewAsIfLoadedAnew() throws Exception {
        Path fresh = folder.resolve("fresh.duckdb");
        Path logs = Path.of("sample-logs").toAbsolutePath();
        assertThat(acct.ingest(logs.toString()).exitCode()).isZero();
        configure(CONFIGURATIONS.get(3));
        assertThat(reclassify().get("changed").asLong()).isPositive();
        assertThat(acct.launch("ingest", logs.toString(), "--store", fresh.toString())
                        .exitCode())
                .isZero();
        EqualStores.check(fresh, acct.store());
        SoundStore.check(acct.store());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void randomLogsAreJudgedAnewAsIfLoadedAnew(long seed) throws Exception {
        configure(CONFIGURATIONS.get((int) ((seed + 1) % CONFIGURATIONS.size())));
        load(seed, 300);
        configure(CONFIGURATIONS.get((int) (seed % CONFIGURATIONS.size())));
        assertThat(reclassify().get("changed").asLong()).isPositive();
        EqualStores.check(fresh(), acct.store());
        SoundStore.check(acct.store());
    }

    @Test
    void theCategoriesOfPowermtaStayAsTheyWereLogged() throws Exception {
        load(5, 200);
        String sql = "select bounce_cat, count(*) from attempt where type = 'b' group by all order by all";
        List<String> before = Rows.of(acct.store(), sql);
        String asked =
                acct.launch("query", "--by", "bounce_cat", "--format", "csv").out();
        configure(CONFIGURATIONS.get(3));
        reclassify();
        assertThat(Rows.of(acct.store(), sql)).isEqualTo(before);
        assertThat(acct.launch("query", "--by", "bounce_cat", "--format", "csv").out())
                .isEqualTo(asked)
                .contains("our-own,");
    }

    @Test
    void repliesOfAnOlderMaskAreMaskedAnew() throws Exception {
        load(6, 300);
        run(
                "update attempt set reply_id = 'old/' || reply_id, listed = 'old' where reply_id is not null",
                "update queue_event set reply_id = 'old/' || reply_id",
                "update remote_report set reply_id = 'old/' || reply_id",
                "update reply_seen set reply_id = 'old/' || reply_id",
                "update reply set reply_id = 'old/' || reply_id, template = 'old', text = 'old ' || text",
                "update reply_rules set masks = 0");
        JsonNode done = reclassify();
        assertThat(done.get("loads").asLong()).isEqualTo(3);
        EqualStores.check(fresh(), acct.store());
        SoundStore.check(acct.store());
    }

    @Test
    void hoursWhoseRowsAreGoneKeepWhatTheyHad() throws Exception {
        load(7, 300);
        assertThat(acct.launch("prune", "--attempts", "3d").exitCode()).isZero();
        String old = "from hourly where day < '2026-11-17' order by all";
        String seen = "select day, reply_id, events from reply_seen order by all";
        List<String> hours = Rows.of(acct.store(), "select * " + old);
        List<String> notes = Rows.of(acct.store(), seen);
        assertThat(hours).isNotEmpty();
        configure(CONFIGURATIONS.get(3));
        assertThat(reclassify().get("changed").asLong()).isPositive();
        assertThat(Rows.of(acct.store(), "select * " + old)).isEqualTo(hours);
        assertThat(Rows.of(acct.store(), seen)).isEqualTo(notes);
        assertThat(Rows.of(
                        acct.store(),
                        "select distinct category from hourly where day >= '2026-11-17' and outcome = 'bounced'"
                                + " and bounce_cat = 'our-own' order by all"))
                .contains("protocol")
                .doesNotContain("content");
        SoundStore.check(acct.store());
        run("update reply_rules set masks = 0");
        reclassify();
        assertThat(Rows.of(acct.store(), seen)).isEqualTo(notes);
        SoundStore.check(acct.store());
    }

    @Test
    void whatFailsInTheMiddleLeavesTheOldStore() throws Exception {
        load(8, 100);
        // The very last statement meets a column that it does not know.
        run("alter table reply_rules add column more integer", "update reply_rules set masks = 0");
        Path before = Files.copy(acct.store(), folder.resolve("before.duckdb"));
        configure(CONFIGURATIONS.get(3));
        Cli.Result result = acct.launch("reclassify");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).hasLineCount(1).contains("reclassifying failed");
        EqualStores.check(before, acct.store());
    }

    @Test
    void killedAtAnyTimeTheStoreIsTheOldOneOrTheNewOne() throws Exception {
        load(9, 2_000);
        run("update reply_rules set masks = 0");
        Path before = Files.copy(acct.store(), folder.resolve("before.duckdb"));
        configure(CONFIGURATIONS.get(3));
        boolean killed = true;
        for (int run = 1; killed && run <= 4; run++) {
            Launched launched =
                    Launched.in(folder, "reclassify", "--store", acct.store().toString());
            Thread.sleep(300L + 350L * run);
            killed = launched.isRunning();
            launched.kill();
            if (Rows.number(acct.store(), "select masks from reply_rules") == 0) {
                EqualStores.check(before, acct.store());
            }
        }
        reclassify();
        EqualStores.check(fresh(), acct.store());
    }

    @Test
    void whoOnlyAsksIsToldOnceThatTheRulesAreOthers() throws Exception {
        load(10, 50);
        assertThat(acct.launch("query").err()).doesNotContain("reclassify");
        configure(CONFIGURATIONS.get(1));
        for (String command : List.of("query", "query isp-decisions", "status", "alerts", "report --day 2026-11-18")) {
            assertThat(acct.launch(command.split(" ")).err().lines().filter(line -> line.contains("acct reclassify")))
                    .as(command)
                    .hasSize(1);
        }
        assertThat(acct.launch("query", "--quiet").err()).isEmpty();
        reclassify();
        assertThat(acct.launch("query").err()).doesNotContain("reclassify");
    }

    @Test
    void whoLoadsIsToldWhatOtherRulesChanged() throws Exception {
        load(11, 50);
        configure(CONFIGURATIONS.get(1));
        List<String> told = new ArrayList<>(
                acct.launch("ingest", "acct-1.csv").err().lines().toList());
        assertThat(told).hasSize(1).first().asString().startsWith("the rules have changed: ");
        assertThat(acct.launch("ingest", "acct-1.csv").err()).isEmpty();
        EqualStores.check(fresh(), acct.store());
        configure(CONFIGURATIONS.get(0));
        assertThat(acct.launch("ingest", "acct-1.csv", "--quiet").err()).isEmpty();
    }
}
