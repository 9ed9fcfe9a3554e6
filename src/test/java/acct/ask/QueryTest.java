package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.SoundStore;
import acct.model.Dimension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Laws 3, 4, 5, 8 and 13 as an operator sees them. */
final class QueryTest {
    private static byte[] split = {};

    private Cli acct = Cli.in(Path.of(""));
    private Path folder = Path.of("");
    private int files;

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    @AfterEach
    void theStoreIsSound() {
        SoundStore.check(acct.store());
    }

    private void load(Logs logs) {
        String name = "acct-" + ++files + ".csv";
        logs.write(folder.resolve(name));
        Cli.Result result = acct.ingest(name);
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.file().get("rejected").asInt()).isZero();
    }

    private JsonNode query(String... args) {
        List<String> all = new ArrayList<>(List.of("query", "--format", "json"));
        all.addAll(List.of(args));
        Cli.Result result = acct.launch(all.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json();
    }

    private static String cells(JsonNode row, String... names) {
        List<String> cells = new ArrayList<>();
        for (String name : names) {
            cells.add(row.get(name).isNull() ? "-" : row.get(name).asString());
        }
        return String.join(" ", cells);
    }

    private String total(String... args) {
        JsonNode rows = query(args);
        assertThat(rows.size()).isEqualTo(1);
        return cells(
                rows.get(0),
                "delivered",
                "bounced",
                "deferred",
                "recipients",
                "attempts",
                "not_sent",
                "complaints",
                "queue_events",
                "remote_bounces");
    }

    @Test
    void whatIsNotLoggedIsNullAndNotZero() {
        load(Logs.of("type,timeLogged,rcpt").row("d").row("b"));
        assertThat(total()).isEqualTo("1 1 - 2 - - - - -");
        JsonNode row = query().get(0);
        assertThat(cells(row, "delivered_share", "bounced_share", "deferred_share", "complaint_share"))
                .isEqualTo("0.5 0.5 - -");
    }

    @Test
    void deferralsAreLoggedOrNotForTheDaysAskedWhateverElseIsAsked() {
        load(Logs.standard()
                .row("d", "timeLogged", "2026-11-17 10:00:00+0000", "vmta", "v1")
                .row("d", "timeLogged", "2026-11-18 10:00:00+0000", "vmta", "v1")
                .row("t", "timeLogged", "2026-11-18 10:00:00+0000", "vmta", "v2"));
        assertThat(total("--since", "2026-11-17", "--until", "2026-11-17")).startsWith("1 0 - 1 -");
        assertThat(total("--since", "2026-11-18", "--until", "2026-11-18", "--where", "vmta=v1"))
                .startsWith("1 0 0 1 1");
        assertThat(query("--by", "day").valueStream().map(r -> cells(r, "day", "deferred")))
                .containsExactlyInAnyOrder("2026-11-17 0", "2026-11-18 1");
    }

    @Test
    void theHostThatAnsweredIsNamedWithoutItsAddress() {
        load(Logs.standard()
                .row("d", "dsnMta", "MX1.example.com (192.0.2.10)")
                .row("b", "dsnMta", "mx1.example.com (192.0.2.11)")
                .row("t"));
        assertThat(query("--by", "mx").valueStream().map(r -> cells(r, "mx", "delivered", "bounced", "deferred")))
                .containsExactlyInAnyOrder("mx1.example.com 1 1 0", "- 0 0 1");
        assertThat(total("--where", "mx=MX1.example.com")).startsWith("1 1");
    }

    @Test
    void aRangeThatIsLoggedOnlyInPartGivesTheSumAndSaysSo() {
        load(Logs.standard().row("d").row("t"));
        load(Logs.standard().row("d", "envId", "other"));
        assertThat(total()).startsWith("2 0 1 2 3");
        assertThat(acct.launch("query").err()).contains("Deferrals are logged in 1 of 2 loads");
    }

    @Test
    void complaintsAreNullWhereNobodyCouldHaveTold() {
        load(Logs.standard()
                .row("d", "rcpt", "a@gmail.com")
                .row("d", "rcpt", "a@icloud.com")
                .row("d", "rcpt", "a@yahoo.com")
                .row("f", "rcpt", "a@aol.com"));
        assertThat(query("--by", "isp")
                        .valueStream()
                        .map(row -> cells(row, "isp", "complaints"))
                        .toList())
                .contains("gmail -", "apple -")
                .anyMatch(row -> row.startsWith("yahoo ") && !row.endsWith("-"));
    }

    @Test
    void complaintsAreNullWhereNoneIsLoggedAtAll() {
        load(Logs.standard().row("d", "rcpt", "a@yahoo.com"));
        assertThat(cells(query("--by", "isp").get(0), "complaints", "complaint_share"))
                .isEqualTo("- -");
    }

    @Test
    void complaintsOfAnIspThatTellsNobodyAreNullAlsoIfItIsOnlyFilteredBy() {
        load(Logs.standard().row("d", "rcpt", "a@gmail.com").row("f", "rcpt", "a@yahoo.com"));
        assertThat(cells(query("--where", "isp=gmail").get(0), "complaints")).isEqualTo("-");
    }

    /** Every domain of theirs, however the mail is split or picked. */
    @Test
    void complaintsAreNullForEveryDomainOfAnIspThatTellsNobody() {
        Logs logs = Logs.standard()
                .row("d", "rcpt", "a@yahoo.com", "vmta", "v2")
                .row("f", "rcpt", "a@yahoo.com", "vmta", "v2");
        List<String> domains = List.of("gmail.com", "googlemail.com", "icloud.com", "me.com", "mac.com");
        domains.forEach(domain -> logs.row("d", "rcpt", "a@" + domain, "vmta", "v1"));
        load(logs);
        List<String> expected = new ArrayList<>(List.of("yahoo.com 1 1"));
        domains.forEach(domain -> expected.add(domain + " - -"));
        assertThat(query("--by", "rcpt_domain")
                        .valueStream()
                        .map(row -> cells(row, "rcpt_domain", "complaints", "complaint_share")))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(query("--by", "vmta").valueStream().map(row -> cells(row, "vmta", "complaints")))
                .containsExactlyInAnyOrder("v1 -", "v2 1");
        assertThat(cells(query("--where", "rcpt_domain=me.com").get(0), "complaints", "complaint_share"))
                .isEqualTo("- -");
        assertThat(acct.launch("query", "--by", "rcpt_domain", "--format", "csv")
                        .out())
                .contains("\nme.com,1,0,,1,,0,,,,1,0,,\n", "\nyahoo.com,1,0,,1,,0,1,,,1,0,,1\n");
    }

    @Test
    void complaintsAreNullByWhatNoComplaintNames() {
        Logs.write(
                folder.resolve("acct.yaml"), "classes: {receipts: {vmtas: [v1]}}\n".getBytes(StandardCharsets.UTF_8));
        String columns = "type,timeLogged,rcpt,vmta,vmtaPool,jobId,dlvSourceIp,queue,dsnMta,bounceCat,dlvType,dsnDiag";
        load(Logs.of(columns)
                .cells(List.of(("b,2026-11-19 09:30:00+0100,a@yahoo.com,v1,p1,j1,192.0.2.1,yahoo.com/v1,mx.example.com,"
                                + "bad-mailbox,smtp,smtp;550 5.1.1 user unknown")
                        .split(",", -1)))
                .row("d", "rcpt", "a@yahoo.com")
                .rows(2, "f", "rcpt", "a@yahoo.com"));
        for (String by : List.of(
                "vmta",
                "pool",
                "job",
                "source_ip",
                "queue",
                "mx",
                "bounce_cat",
                "dlv_type",
                "pool_source",
                "class",
                "category",
                "axis",
                "reply",
                "severity_class",
                "vmta,isp",
                "job,day",
                "mx,rcpt_domain")) {
            String first = by.split(",", -1)[0];
            List<JsonNode> rows = query("--by", by).valueStream().toList();
            assertThat(rows).as(by).filteredOn(row -> !row.get(first).isNull()).hasSize(1);
            for (JsonNode row : rows) {
                assertThat(cells(row, "complaints", "complaint_share"))
                        .as(by)
                        .isEqualTo(row.get(first).isNull() ? "2 -" : "- -");
            }
        }
    }

    @Test
    void aCellWithoutComplaintsHasZeroWhereAnotherOneIsNamed() {
        Logs logs = Logs.of("type,timeLogged,rcpt,vmta,vmtaPool,jobId,dlvSourceIp");
        for (String cells : List.of("d,{time},a@yahoo.com,1,1,1,192.0.2.1", "d,{time},a@aol.com,2,2,2,192.0.2.2")) {
            logs.line(cells.replace("{time}", "2026-11-19 09:30:00+0100"));
        }
        load(logs.line("f,2026-11-19 09:30:00+0100,a@yahoo.com,2,2,2,192.0.2.2"));
        for (String by : List.of("vmta", "pool", "job", "source_ip", "vmta,source_ip")) {
            assertThat(query("--by", by).valueStream().map(row -> cells(row, "complaints", "complaint_share")))
                    .as(by)
                    .containsExactlyInAnyOrder("0 0", "1 1");
        }
    }

    @Test
    void complaintsAreNullForPickedMailIfNoComplaintNamesIt() {
        load(Logs.standard().row("d", "rcpt", "a@yahoo.com", "vmta", "v1").row("f", "rcpt", "a@yahoo.com"));
        assertThat(cells(query("--where", "vmta=v1").get(0), "delivered", "complaints", "complaint_share"))
                .isEqualTo("1 - -");
        assertThat(cells(query("--where", "vmta=unknown").get(0), "delivered", "complaints", "complaint_share"))
                .isEqualTo("0 1 -");
    }

    /** Which complaints name a virtual MTA is asked of the days asked for, as what is logged may change. */
    @Test
    void whatComplaintsNameIsDecidedByTheDaysAskedFor() {
        load(Logs.standard()
                .row("d", "rcpt", "a@yahoo.com", "vmta", "v1")
                .row("f", "rcpt", "a@yahoo.com")
                .row("f", "timeLogged", "2026-11-18 09:30:00+0100", "rcpt", "a@yahoo.com", "vmta", "v2"));
        assertThat(query("--by", "vmta", "--since", "2026-11-19")
                        .valueStream()
                        .map(row -> cells(row, "vmta", "complaints")))
                .containsExactlyInAnyOrder("v1 -", "- 1");
        assertThat(query("--by", "vmta").valueStream().map(row -> cells(row, "vmta", "complaints")))
                .containsExactlyInAnyOrder("v1 0", "v2 1", "- 1");
    }

    @Test
    void aSourceIpThatSendsOnlyToThoseWhoTellNobodyHasNoComplaints() {
        load(Logs.standard()
                .row("d", "rcpt", "a@gmail.com", "dlvSourceIp", "192.0.2.1")
                .row("d", "rcpt", "a@yahoo.com", "dlvSourceIp", "192.0.2.2")
                .row("f", "rcpt", "a@yahoo.com", "dlvSourceIp", "192.0.2.3"));
        assertThat(query("--by", "source_ip").valueStream().map(row -> cells(row, "source_ip", "complaints")))
                .containsExactlyInAnyOrder("192.0.2.1 -", "192.0.2.2 0", "192.0.2.3 1");
    }

    @Test
    void discardedMailCountsNowhereElse() {
        load(Logs.standard()
                .row("d", "dlvType", "smtp")
                .row("d", "dlvType", "discard")
                .row("b", "dlvType", "file")
                .row("t", "dlvType", "pipe")
                .row("t"));
        assertThat(total()).isEqualTo("1 0 1 1 2 3 - - -");
    }

    @Test
    void unitsNeverMix() {
        load(Logs.standard()
                .row("d")
                .row("b")
                .row("t")
                .row("t")
                .row("tq")
                .row("f")
                .row("rb")
                .row("rs")
                .row("r"));
        assertThat(total()).isEqualTo("1 1 2 2 4 0 1 1 1");
    }

    @Test
    void theUnknownBucketCanBeAskedFor() {
        load(Logs.standard()
                .row("d", "rcpt", "a@gmail.com", "dlvSourceIp", "0.0.0.0")
                .row("d", "dlvSourceIp", "192.0.2.1")
                .row("b", "vmta", "{default}"));
        assertThat(total("--where", "isp=unknown")).startsWith("1 1");
        assertThat(total("--where", "source_ip=unknown")).startsWith("1 1");
        assertThat(total("--where", "vmta={default}")).startsWith("0 1");
        assertThat(total("--where", "isp=unknown,gmail")).startsWith("2 1");
        assertThat(total("--where", "isp=unknown", "--where", "source_ip=192.0.2.1"))
                .startsWith("1 0");
        assertThat(total("--allow-unknown", "--where", "vmta=' or 1=1 --")).startsWith("0 0");
    }

    /** Every dimension splits the same store, which is loaded once. */
    private void loadWhatIsSplit() throws IOException {
        if (split.length > 0) {
            Files.write(acct.store(), split);
            return;
        }
        load(Logs.standard()
                .row(
                        "d",
                        "rcpt",
                        "a@gmail.com",
                        "dlvSourceIp",
                        "192.0.2.1",
                        "vmta",
                        "v1",
                        "jobId",
                        "j",
                        "queue",
                        "q/v1")
                .row("d", "timeLogged", "2026-11-18 10:00:00+0000", "vmtaPool", "p", "bounceCat", "success")
                .row("b", "dlvType", "smtp")
                .row("t")
                .row("tq", "queue", "gmail.com/v1")
                .row("f", "rcpt", "a@yahoo.com")
                .row("rb"));
        load(Logs.of("type,rcpt").line("d,a@b.example"));
        split = Files.readAllBytes(acct.store());
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void everySplitAddsUp(Dimension dimension) throws IOException {
        loadWhatIsSplit();
        long[] sums = new long[5];
        String[] names = {"delivered", "bounced", "deferred", "queue_events", "remote_bounces"};
        query("--by", dimension.label()).forEach(row -> {
            for (int i = 0; i < names.length; i++) {
                sums[i] += row.get(names[i]).asLong();
            }
        });
        assertThat(sums).containsExactly(3, 1, 1, 1, 1);
    }

    @Test
    void sharesAreMadeOfWholeSumsAndNotOfShares() {
        Logs logs = Logs.standard();
        logs.rows(1, "d", "vmta", "small").rows(3, "b", "vmta", "small");
        load(logs.rows(96, "d", "vmta", "large"));
        assertThat(query().get(0).get("bounced_share").asDouble()).isEqualTo(0.03);
    }
}
