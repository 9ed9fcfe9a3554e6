package acct.audit;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import acct.load.EqualStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Configurations are kept by content with every load, and compared beside what the log counted. */
final class PmtaHistoryTest {
    private static final String CONFIG = """
            <virtual-mta v1>
                smtp-source-host 192.0.2.1 a.example.com
                <domain gmail.com>
                    max-msg-rate 500/d
                </domain>
            </virtual-mta>
            <virtual-mta v2>
                smtp-source-host 192.0.2.2 b.example.com
            </virtual-mta>
            <virtual-mta-pool p>
                virtual-mta v1
                virtual-mta v2
            </virtual-mta-pool>
            <pattern-list l>
                mail-from /a@/ virtual-mta=v1
                rcpt-to /b@/ virtual-mta=v2
            </pattern-list>
            <source in>
                default-virtual-mta p
                pattern-list l
            </source>
            <smtp-user shop>
                password hunter2
                source in
            </smtp-user>
            unheard-of hunter2
            """;

    private final Path folder;
    private final Cli acct;

    PmtaHistoryTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.acct = Cli.in(folder);
        Files.writeString(folder.resolve("acct.yaml"), "pmta-config: config\n");
        write(CONFIG);
        day(14, 40, 0);
    }

    private void write(String config) throws IOException {
        Files.writeString(folder.resolve("config"), config);
    }

    /** A file of one day: deliveries to Gmail by v1, and bounces, and one delivery elsewhere by v2. */
    private void day(int day, int delivered, int bounced) {
        Logs logs = Logs.standard();
        String at = "2026-11-" + day + " 09:00:00+0000";
        for (int i = 0; i < delivered + bounced; i++) {
            logs.row(
                    i < delivered ? "d" : "b",
                    "timeLogged",
                    at,
                    "rcpt",
                    "u" + i + "@gmail.com",
                    "vmta",
                    "v1",
                    "dlvSourceIp",
                    "192.0.2.1",
                    "queue",
                    "gmail.com/v1",
                    "dsnDiag",
                    i < delivered ? "smtp;250 ok" : "smtp;550 5.7.1 blocked");
        }
        logs.row("d", "timeLogged", at, "rcpt", "x@other.example", "vmta", "v2", "queue", "other.example/v2");
        logs.write(folder.resolve("acct-" + day + ".csv"));
    }

    private Cli.Result load(int day) {
        Cli.Result result =
                acct.at(Instant.parse("2026-11-" + day + "T02:00:00Z")).launch("ingest", ".", "--format", "json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private JsonNode diff(String... more) {
        List<String> command = new ArrayList<>(List.of("pmta", "diff", "--format", "json"));
        command.addAll(List.of(more));
        Cli.Result result = acct.launch(command.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json();
    }

    private void damage(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private long number(String sql) {
        return Rows.number(acct.store(), sql);
    }

    @ParameterizedTest
    @CsvSource({"pmta diff config,2", "pmta diff a b c,2", "pmta diff config none,1", "pmta diff,1"})
    void wrongUseIsOneLine(String command, int code) {
        Cli.Result result = acct.launch(command.split(" "));
        assertThat(result.exitCode()).as(result.err()).isEqualTo(code);
        assertThat(result.err()).startsWith("acct: ").hasLineCount(1);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void withoutASnapshotItSaysHowToKeepOne() throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), "");
        load(15);
        Cli.Result result = acct.launch("pmta", "diff");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("pmta-config").hasLineCount(1);
    }

    @Test
    void aConfigurationThatCannotBeReadCostsNoLoad() throws IOException {
        Files.delete(folder.resolve("config"));
        assertThat(load(15).err()).contains("config: cannot be read, so no snapshot");
        assertThat(number("select count(*) from config_seen")).isZero();
        assertThat(number("select count(*) from attempt")).isEqualTo(41);
    }

    @Test
    void oneContentIsKeptOnceWhateverMovesOrComments() throws IOException {
        load(15);
        int vmtas = CONFIG.indexOf("<virtual-mta-pool");
        write("# a comment\n\n" + CONFIG.substring(vmtas).replace("    ", "\t") + CONFIG.substring(0, vmtas));
        load(16);
        assertThat(number("select count(*) from config_snapshot")).isEqualTo(1);
        assertThat(Rows.of(acct.store(), "select first_day, last_day from config_seen"))
                .containsExactly("2026-11-15|2026-11-16");
        assertThat(diff()).isEmpty();
        assertThat(acct.launch("pmta", "diff").out()).startsWith("Nothing changed");
        SoundStore.check(acct.store());
    }

    @Test
    void aContentThatComesBackIsSeenTwiceAndKeptOnce() throws IOException {
        load(15);
        write(CONFIG.replace("500/d", "800/d"));
        load(16);
        write(CONFIG);
        load(17);
        assertThat(number("select count(*) from config_snapshot")).isEqualTo(2);
        assertThat(number("select count(*) from config_seen")).isEqualTo(3);
        assertThat(diff()).hasSize(2);
        assertThat(diff("--since", "2026-11-17")).hasSize(1);
        assertThat(diff("--until", "2026-11-15")).isEmpty();
        SoundStore.check(acct.store());
    }

    @Test
    void theSettingsAreRowsWithFileAndLineAndWithoutSecrets() {
        load(15);
        assertThat(Rows.of(
                        acct.store(),
                        "select scope, name, block, directive, value, file, line from config_setting"
                                + " where scope = 'vmta' and name = 'v1' order by place"))
                .containsExactly(
                        "vmta|v1|-|<virtual-mta>|v1|config|1",
                        "vmta|v1|-|smtp-source-host|192.0.2.1 a.example.com|config|2",
                        "vmta|v1|-|<domain>|gmail.com|config|3",
                        "vmta|v1|<domain gmail.com>|max-msg-rate|500/d|config|4");
        assertThat(Rows.of(
                        acct.store(),
                        "select directive, value from config_setting where directive in ('password',"
                                + " 'unheard-of') order by 1"))
                .containsExactly("password|-", "unheard-of|-");
    }

    /** The first file is of the 14th; the configuration changed between the nights of the 17th and the 18th. */
    private void changeOnThe17th(String changed) throws IOException {
        load(15);
        day(15, 40, 0);
        load(16);
        day(16, 5, 95);
        load(17);
        write(changed);
        day(17, 10, 10);
        load(18);
        day(18, 20, 20);
        load(19);
        day(19, 30, 10);
        load(20);
    }

    @Test
    void aChangeStandsBesideTheDaysBeforeAndAfter() throws IOException {
        changeOnThe17th(CONFIG.replace("500/d", "800/d"));
        JsonNode change = diff().get(0);
        assertThat(diff()).hasSize(1);
        assertThat(change.get("day").asString()).isEqualTo("2026-11-18");
        assertThat(change.get("change").asString()).isEqualTo("changed");
        assertThat(change.get("scope").asString()).isEqualTo("vmta");
        assertThat(change.get("name").asString()).isEqualTo("v1");
        assertThat(change.get("domain").asString()).isEqualTo("gmail.com");
        assertThat(change.get("directive").asString()).isEqualTo("max-msg-rate");
        assertThat(change.get("old").asString()).isEqualTo("500/d");
        assertThat(change.get("new").asString()).isEqualTo("800/d");
        assertThat(change.get("file").asString()).isEqualTo("config");
        assertThat(change.get("line").asInt()).isEqualTo(4);
        assertThat(change.get("counted").asString()).isEqualTo("vmta=v1 isp=gmail");
        // The 17th may have had both, and so may the 18th, on which the new one was first read at two in the morning.
        assertThat(change.get("days_before").asString()).isEqualTo("2026-11-10 to 2026-11-16");
        assertThat(change.get("delivered_before").asInt()).isEqualTo(85);
        assertThat(change.get("bounced_before").asInt()).isEqualTo(95);
        assertThat(change.get("days_after").asString()).isEqualTo("2026-11-19 to 2026-11-25");
        assertThat(change.get("delivered_after").asInt()).isEqualTo(30);
        assertThat(change.get("bounced_share_after").asDouble()).isEqualTo(0.25);
        assertThat(change.get("deferred_after").isNull()).isTrue();
        assertThat(change.get("sample").isNull()).isTrue();
        JsonNode narrow = diff("--since", "2026-11-16", "--until", "2026-11-19").get(0);
        assertThat(narrow.get("days_before").asString()).isEqualTo("2026-11-16");
        assertThat(narrow.get("delivered_before").asInt()).isEqualTo(5);
        assertThat(narrow.get("days_after").asString()).isEqualTo("2026-11-19");
    }

    /** Three contents, each read in two nights: the day of the first reading is one of no side. */
    @Test
    void aDayThatMayHaveHadTwoConfigurationsIsOnNoSide() throws IOException {
        changeOnThe17th(CONFIG.replace("500/d", "800/d"));
        write(CONFIG.replace("500/d", "900/d"));
        load(21);
        JsonNode second = diff().get(1);
        assertThat(second.get("old").asString()).isEqualTo("800/d");
        assertThat(second.get("days_before").asString()).isEqualTo("2026-11-19");
        assertThat(second.get("days_after").asString()).isEqualTo("2026-11-22 to 2026-11-28");
        assertThat(diff().get(0).get("days_after").asString()).isEqualTo("2026-11-19");
    }

    private static JsonNode named(Map<String, JsonNode> changes, String name) {
        return Objects.requireNonNull(changes.get(name), name);
    }

    @Test
    void whatTheLogCannotTellIsNullAndNotZero() throws IOException {
        changeOnThe17th(CONFIG.replace("    virtual-mta v2\n", "    virtual-mta v3\n")
                        .replace("source in\n", "source out\n")
                        .replace("192.0.2.2 b", "192.0.2.9 b")
                + "<virtual-mta v3>\n</virtual-mta>\n");
        Map<String, JsonNode> byName = new HashMap<>();
        diff().forEach(change -> byName.put(
                change.get("scope").asString() + " " + change.get("name").asString(), change));
        assertThat(byName).containsOnlyKeys("vmta v2", "vmta v3", "pool p", "user shop");
        JsonNode pool = named(byName, "pool p");
        assertThat(pool.get("counted").asString()).isEqualTo("pool=p");
        assertThat(pool.get("delivered_before").asInt())
                .as("not logged, but the configuration tells the pool of its members")
                .isPositive();
        assertThat(named(byName, "user shop").get("counted").isNull()).isTrue();
        assertThat(named(byName, "vmta v3").get("delivered_after").asInt()).isZero();
        assertThat(named(byName, "vmta v3").get("bounced_share_after").isNull()).isTrue();
        assertThat(named(byName, "vmta v2").get("delivered_after").asInt()).isEqualTo(1);
        assertThat(named(byName, "vmta v2").get("sample").asString()).isEqualTo("few");
    }

    @Test
    void theOrderOfRulesIsAChangeThatOfMembersIsNone() throws IOException {
        write("");
        Files.writeString(folder.resolve("old"), CONFIG);
        Files.writeString(
                folder.resolve("new"),
                CONFIG.replace("    virtual-mta v1\n    virtual-mta v2\n", "    virtual-mta v2\n    virtual-mta v1\n")
                        .replace(
                                "    mail-from /a@/ virtual-mta=v1\n    rcpt-to /b@/ virtual-mta=v2\n",
                                "    rcpt-to /b@/ virtual-mta=v2\n    mail-from /a@/ virtual-mta=v1\n"));
        JsonNode changes = diff("old", "new");
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).get("change").asString()).isEqualTo("reordered");
        assertThat(changes.get(0).get("scope").asString()).isEqualTo("pattern-list");
        assertThat(changes.get(0).get("day").isNull()).isTrue();
    }

    @Test
    void aPartThatWasNotReadIsSaid() throws IOException {
        load(15);
        write(CONFIG + "include missing.conf\n");
        load(16);
        Cli.Result result = acct.launch("pmta", "diff");
        assertThat(result.err()).contains("of the configuration of 2026-11-16 a part could not be read");
        Files.writeString(folder.resolve("whole"), CONFIG);
        assertThat(acct.launch("pmta", "diff", "whole", "config").err()).contains("config: a part could not be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "csv", "json", "jsonl", "markdown"})
    void noFormatTellsASecret(String format) throws IOException {
        changeOnThe17th(CONFIG.replace("hunter2", "hunter2-new").replace("500/d", "unlimited"));
        Cli.Result result = acct.launch("pmta", "diff", "--format", format);
        assertThat(result.out()).contains("unlimited", "vmta=v1 isp=gmail").doesNotContain("hunter2");
        assertThat(result.out().lines().filter(line -> line.contains("500/d"))).hasSize(1);
    }

    @Test
    void pruningKeepsSnapshots() throws IOException {
        changeOnThe17th(CONFIG.replace("500/d", "800/d"));
        assertThat(acct.launch("prune", "--attempts", "1d", "--hourly", "1d").exitCode())
                .isZero();
        assertThat(number("select count(*) from config_snapshot")).isEqualTo(2);
        JsonNode change = diff().get(0);
        assertThat(change.get("new").asString()).isEqualTo("800/d");
        assertThat(change.get("delivered_before").isNull()).as("gone, not zero").isTrue();
        Cli.Result verified = acct.launch("verify");
        assertThat(verified.exitCode()).as(verified.err()).isZero();
    }

    @Test
    void twoStoresOfTheSameNightsAreEqual() throws IOException {
        load(15);
        Path first = folder.resolve("first.duckdb");
        Files.move(acct.store(), first);
        load(15);
        EqualStores.check(first, acct.store());
        damage("update config_setting set value = '1/d' where value = '500/d'");
        assertThat(EqualStores.difference(first, acct.store())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from config_setting where line = 4",
                "delete from config_snapshot",
                "delete from config_seen"
            })
    void aStoreWithHalfASnapshotIsUnsound(String damage) {
        load(15);
        damage(damage);
        assertThat(acct.launch("verify").err()).contains("snapshots_are_complete");
    }

    @Test
    void theLogStandsBesideTheSettings() throws IOException {
        changeOnThe17th(CONFIG);
        Cli.Result result = acct.launch("pmta", "show", "vmta", "v1", "--format", "json");
        JsonNode last = result.json().get(result.json().size() - 1);
        assertThat(result.json().get(0).get("setting").asString()).isEqualTo("virtual-mta");
        assertThat(last.get("setting").asString()).isEqualTo("log");
        JsonNode log = last.get("log");
        assertThat(log.get("delivered").asInt()).isEqualTo(145);
        assertThat(log.get("bounced").asInt()).isEqualTo(135);
        assertThat(log.get("deferred").isNull()).isTrue();
        assertThat(log.get("first_day").asString()).isEqualTo("2026-11-14");
        assertThat(log.get("last_day").asString()).isEqualTo("2026-11-19");
        assertThat(log.get("by").get("source_ip").get(0).get("source_ip").asString())
                .isEqualTo("192.0.2.1");
        assertThat(log.get("by").get("isp").get(0).get("delivered").asInt()).isEqualTo(145);
        assertThat(log.get("replies").get(0).get("bounced").asInt()).isEqualTo(135);
        JsonNode day = acct.launch(
                        "pmta",
                        "show",
                        "queue",
                        "gmail.com/v1",
                        "--since",
                        "2026-11-16",
                        "--until",
                        "2026-11-16",
                        "--format",
                        "json")
                .json();
        assertThat(day.get(day.size() - 1).get("log").get("bounced").asInt()).isEqualTo(95);
    }

    @Test
    void whatTheLogCannotNameIsSaid() {
        load(15);
        Cli.Result source = acct.launch("pmta", "show", "source", "in");
        assertThat(source.out()).contains("In the log, pool=p");
        assertThat(source.err()).contains("the log does not name sources", "all mail of pool 'p'");
        assertThat(acct.launch("pmta", "show", "domain", "other.example").out())
                .contains("rcpt_domain=other.example, all days: first on 2026-11-14");
        assertThat(acct.launch("pmta", "show", "domain", "google.rollup").err()).contains("by its queues");
        assertThat(acct.launch("pmta", "show", "vmta", "v2").out()).contains("few recipients");
    }

    @Test
    void withoutAStoreThereIsOneRemark() {
        for (String format : List.of("table", "markdown", "json", "csv", "jsonl")) {
            Cli.Result result = acct.launch("pmta", "show", "vmta", "v1", "--format", format);
            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).contains("max-msg-rate").doesNotContain("In the log");
            assertThat(result.err().lines().count())
                    .isEqualTo(List.of("csv", "jsonl").contains(format) ? 0 : 1);
        }
        assertThat(acct.store()).doesNotExist();
    }
}
