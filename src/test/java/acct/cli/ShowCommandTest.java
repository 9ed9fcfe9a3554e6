package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One screen about anything that was ever stored. */
@Tag("slow")
final class ShowCommandTest {
    private static final String BLOCK = "smtp;550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please"
            + " contact your Internet service provider since part of their network is on our block list (S3140).";

    @TempDir
    private static Path folder = Path.of("");

    private final Cli acct = Cli.in(folder);

    @BeforeAll
    static void load() {
        Logs logs = Logs.standard();
        for (String day : new String[] {"2026-11-12", "2026-11-17", "2026-11-19"}) {
            sent(logs, "d", day + " 06:30:00+0100", 200, "a@outlook.com", "192.0.2.1", "ms-1", "ms-pool");
            sent(logs, "d", day + " 09:30:00+0100", 300, "a@gmail.com", "192.0.2.1", "ms-1", "ms-pool");
        }
        sent(logs, "d", "2026-11-18 09:30:00+0100", 40, "a@gmail.com", "192.0.2.2", "gm-1", "gm-pool");
        logs.rows(
                100,
                "b",
                "timeLogged",
                "2026-11-19 09:30:00+0100",
                "rcpt",
                "a@outlook.com",
                "dlvSourceIp",
                "192.0.2.1",
                "vmta",
                "ms-1",
                "vmtaPool",
                "ms-pool",
                "jobId",
                "news",
                "dsnStatus",
                "5.7.1 (delivery not authorized)",
                "dsnDiag",
                BLOCK);
        logs.row("t", "rcpt", "a@gmail.com", "dlvSourceIp", "192.0.2.1", "vmta", "ms-1", "dsnDiag", "smtp;421 busy");
        logs.write(folder.resolve("acct-1.csv"));
        Logs.write(folder.resolve("pmta.conf"), """
                <virtual-mta ms-1>
                  smtp-source-host 192.0.2.1 a.example
                  <domain outlook.com>
                    max-msg-rate 100/h
                  </domain>
                </virtual-mta>
                <virtual-mta-pool ms-pool>
                  virtual-mta ms-1
                </virtual-mta-pool>
                """.getBytes(StandardCharsets.UTF_8));
        Logs.write(folder.resolve("with.yaml"), "pmta-config: pmta.conf\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Cli.in(folder).ingest("acct-1.csv").exitCode()).isZero();
    }

    private static void sent(
            Logs logs, String type, String at, int count, String rcpt, String ip, String vmta, String pool) {
        logs.rows(
                count,
                type,
                "timeLogged",
                at,
                "rcpt",
                rcpt,
                "dlvSourceIp",
                ip,
                "vmta",
                vmta,
                "vmtaPool",
                pool,
                "jobId",
                "news");
    }

    @Test
    void wrongUse() {
        assertThat(acct.launch("show", "ip").exitCode()).isEqualTo(2);
        assertThat(acct.launch("show", "mailbox", "a@gmail.com").exitCode()).isEqualTo(2);
        assertThat(acct.launch("show", "ip", " ").err()).contains("show ip: name one");
        assertThat(acct.launch("show", "ip", "192.0.2.1", "--day", "today", "--since", "7d")
                        .exitCode())
                .isEqualTo(2);
        Cli.Result mistyped = acct.launch("show", "isp", "gmial");
        assertThat(mistyped.exitCode()).isEqualTo(2);
        assertThat(mistyped.err()).isEqualTo("acct: isp gmial: never stored; did you mean gmail?\n");
        assertThat(mistyped.out()).isEmpty();
        assertThat(acct.launch("show", "reply", "no such words").err())
                .startsWith("acct: reply no such words: no stored reply has this text or id; ");
        assertThat(acct.launch("show", "pool", "unknown").err())
                .doesNotContain("did you mean unknown")
                .endsWith("; `acct query --where pool=unknown` counts rows without one\n");
    }

    @Test
    void aNameIsTakenAsItIsTyped(@TempDir Path odd) {
        Logs.standard().row("d", "jobId", "late, *", "vmta", "v ").write(odd.resolve("acct-1.csv"));
        Cli there = Cli.in(odd);
        assertThat(there.ingest("acct-1.csv").exitCode()).isZero();
        assertThat(there.launch("show", "vmta", "v ").exitCode()).isZero();
        assertThat(there.launch("show", "vmta", "v").err()).isEqualTo("acct: vmta v: never stored; did you mean v ?\n");
        assertThat(there.launch("show", "job", "late, *").exitCode()).isZero();
        assertThat(there.launch("show", "job", "late, ").err()).contains("did you mean late, *?");
        assertThat(there.launch("query", "--where", "job=late").err()).contains("late\\, \\*");
        assertThat(there.launch("query", "--where", "job=late\\, \\*", "--where", "vmta=v\\ ")
                        .exitCode())
                .isZero();
    }

    @Test
    void itsLatestDayStandsBesideTheWeekAndTheWeeksBefore() {
        JsonNode shown =
                acct.launch("show", "ip", "192.0.2.1", "--format", "json").json();
        assertThat(shown.get("since").asString()).isEqualTo("2026-11-19");
        JsonNode numbers = shown.get("numbers");
        assertThat(numbers.get(0).get("recipients").asInt()).isEqualTo(600);
        assertThat(numbers.get(0).get("bounced_share").asDouble()).isEqualTo(100 / 600.0, within());
        assertThat(numbers.get(1).get("what").asString()).isEqualTo("a week before");
        assertThat(numbers.get(1).get("recipients").asInt()).isEqualTo(500);
        assertThat(numbers.get(2).get("recipients").asInt()).isEqualTo(1000);
        // On the 18th it sent nothing, but others did.
        assertThat(numbers.get(2).get("stored_days").asInt()).isEqualTo(3);
        assertThat(numbers.get(2).get("days").asInt()).isEqualTo(2);
        // Another thing has another latest day.
        assertThat(acct.launch("show", "vmta", "gm-1", "--format", "json")
                        .json()
                        .get("until")
                        .asString())
                .isEqualTo("2026-11-18");
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-9);
    }

    private static String squeezed(String screen) {
        return screen.replaceAll(" +", " ");
    }

    @Test
    void theScreenHasAllParts() {
        assertThat(squeezed(acct.launch("show", "pool", "ms-pool", "--config", "with.yaml")
                        .out()))
                .startsWith("pool ms-pool, 2026-11-19\n")
                .contains(
                        "\n2026-11-19 600 16.7 % 0 % not logged\n",
                        "\na week before 500 0 %",
                        "\n28 days before (2 days) 1,000 0 %",
                        "Bounces: 100 block\n",
                        "Hours, from 06h to 09h\n",
                        " recipients ▄ █ most 400 at 09h\n",
                        "By isp\n",
                        "microsoft 300 33.3 %",
                        "Replies\n 100 bounced [ip-reputation] 550 5.7.1 Unfortunately",
                        "Incidents\n",
                        " critical block: 192.0.2.1 at microsoft",
                        "Configured, pool ms-pool\n",
                        "virtual-mta ms-1 (",
                        "pmta.conf:8)");
        assertThat(squeezed(acct.launch("show", "vmta", "gm-1").out()))
                .contains("\na week before no data no data", "none open, and none in the last 28 days")
                .doesNotContain("Configured");
    }

    @Test
    void theWorstPartnerIsTheOneWhoseShareIsNoChance() {
        JsonNode partners = acct.launch("show", "job", "news", "--day", "2026-11-19", "--format", "json")
                .json()
                .get("partners");
        assertThat(partners.get("isp").get(0).get("isp").asString()).isEqualTo("microsoft");
        assertThat(partners.get("source_ip").get(0).get("bounced").asInt()).isEqualTo(100);
    }

    @Test
    void everyKindHasAScreen() {
        for (String[] thing : new String[][] {
            {"ip", "192.0.2.1"},
            {"vmta", "ms-1"},
            {"pool", "ms-pool"},
            {"isp", "MICROSOFT"},
            {"job", "news"},
            {"domain", "Outlook.com"},
            {"reply", "block list (s3140)"}
        }) {
            Cli.Result result = acct.launch("show", thing[0], thing[1], "--format", "json");
            assertThat(result.exitCode()).as(result.err()).isZero();
            JsonNode shown = result.json();
            assertThat(shown.get("kind").asString()).isEqualTo(thing[0]);
            assertThat(shown.get("numbers").get(0).get("bounced").asInt())
                    .as(thing[0])
                    .isEqualTo(100);
        }
    }

    @Test
    void whatIsNotLoggedIsNoTrouble(@TempDir Path bare) {
        Cli other = Cli.in(bare);
        Logs.standard().row("d", "dlvSourceIp", "192.0.2.9").write(bare.resolve("acct-1.csv"));
        assertThat(other.ingest("acct-1.csv").exitCode()).isZero();
        assertThat(squeezed(other.launch("show", "ip", "192.0.2.9").out()))
                .contains("\n2026-11-19 1 0 % not logged not logged few recipients\n", "\nunknown 1 0 %")
                .doesNotContain("Replies", "Bounces");
    }

    @Test
    void aReplyIsNamedByItsTemplateToo() {
        String template = acct.launch("replies", "--where", "category=ip-reputation", "--format", "json")
                .json()
                .get(0)
                .get("template")
                .asString();
        assertThat(acct.launch("show", "reply", template, "--format", "json")
                        .json()
                        .get("value")
                        .asString())
                .startsWith("550 5.7.1 Unfortunately, messages from [<ip>]");
        assertThat(acct.launch("show", "reply", "u").err())
                .contains("several replies have this text; name one by its id");
    }

    @Test
    void aPeriodIsComparedWithTheSameWeekdaysBefore() {
        JsonNode numbers = acct.launch(
                        "show", "isp", "gmail", "--since", "2026-11-17", "--until", "2026-11-19", "--format", "json")
                .json()
                .get("numbers");
        assertThat(numbers.get(0).get("recipients").asInt()).isEqualTo(640);
        assertThat(numbers.get(1).get("since").asString()).isEqualTo("2026-11-10");
        assertThat(numbers.get(1).get("until").asString()).isEqualTo("2026-11-12");
        assertThat(numbers.get(1).get("recipients").asInt()).isEqualTo(300);
    }
}
