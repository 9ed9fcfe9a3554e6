package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What scripts rely on: exit codes, JSON keys, data apart from remarks. */
final class ContractTest {
    private static final List<String> MEASURES = List.of(
            "delivered",
            "bounced",
            "deferred",
            "recipients",
            "attempts",
            "not_sent",
            "complaints",
            "queue_events",
            "remote_bounces",
            "delivered_share",
            "bounced_share",
            "deferred_share",
            "complaint_share");

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    private static List<String> keys(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    private void store(Logs logs) {
        logs.write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    @Test
    void helpAndVersionAreDataAndCodeZero() {
        for (String[] args : new String[][] {{"--help"}, {"--version"}, {"query", "--help"}, {"ingest", "--help"}}) {
            Cli.Result result = acct.launch(args);
            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).isNotBlank();
            assertThat(result.err()).isEmpty();
        }
        assertThat(acct.launch("--version").out())
                .matches("acct [0-9][^ ]* \\(commit [0-9a-z-]+, Java [0-9][^ ]*, DuckDB [0-9a-z.]+\\)\n");
    }

    @Test
    void oneRefusedFileAmongGoodOnesCostsCodeFour() {
        Logs.standard().row("d", "envId", "e1").write(folder.resolve("acct-1.csv"));
        Logs.empty().line("hello").write(folder.resolve("acct-2.csv"));
        Logs.standard().row("d", "envId", "e3").write(folder.resolve("acct-3.csv"));
        Cli.Result result = acct.ingest("acct-1.csv", "acct-2.csv", "acct-3.csv");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(statuses(result)).containsExactly("loaded", "refused", "loaded");
        assertThat(result.err())
                .startsWith("acct: acct-2.csv: not an accounting file")
                .hasLineCount(1);
        assertThat(Rows.of(acct.store(), "select env_id from attempt order by 1"))
                .containsExactly("e1", "e3");
        SoundStore.check(acct.store());
    }

    @Test
    void aMissingPathCostsCodeOneAlsoBesideARefusedFile() {
        Logs.standard().row("d", "envId", "e1").write(folder.resolve("acct-1.csv"));
        Logs.empty().line("hello").write(folder.resolve("acct-2.csv"));
        Cli.Result missing = acct.ingest("none.csv", "none*.csv", "acct-1.csv");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(statuses(missing)).containsExactlyInAnyOrder("refused", "refused", "loaded");
        assertThat(missing.err()).hasLineCount(2).contains("none.csv: ").contains("none*.csv: no such file");
        assertThat(acct.ingest("acct-2.csv", "none.csv", "acct-1.csv").exitCode())
                .isEqualTo(1);
        assertThat(Rows.number(acct.store(), "select count(*) from attempt")).isEqualTo(1);
    }

    private static List<String> statuses(Cli.Result result) {
        return result.json()
                .get("files")
                .valueStream()
                .map(f -> f.get("status").asString())
                .toList();
    }

    @Test
    void aMissingPathIsFoundBeforeAnythingIsWritten() {
        Cli.Result first = acct.launch("ingest", "none.csv");
        assertThat(first.exitCode()).isEqualTo(1);
        assertThat(acct.store()).doesNotExist();
        assertThat(acct.launch("nightly", "none.csv").exitCode()).isEqualTo(1);
        assertThat(acct.store()).doesNotExist();
        store(Logs.standard()
                .row("d")
                .row("b", "dsnStatus", "5.0.0 (strange words)", "dsnDiag", "smtp;550 strange words"));
        Logs.write(
                folder.resolve("rules.yaml"),
                "replies: {rules: [{name: strange, category: mailbox, any: [strange words]}]}\n"
                        .getBytes(StandardCharsets.UTF_8));
        Cli.Result missing = acct.launch("ingest", "none.csv", "--config", "rules.yaml");
        assertThat(missing.exitCode()).as(missing.err()).isEqualTo(1);
        assertThat(missing.err()).isEqualTo("acct: none.csv: no such file\n");
        assertThat(acct.launch("query", "--config", "rules.yaml").err())
                .contains("judged by other rules than those of rules.yaml;")
                .hasLineCount(1);
        assertThat(acct.launch("reclassify", "--config", "rules.yaml").exitCode())
                .isZero();
        assertThat(acct.launch("query", "--config", "rules.yaml").err()).isEmpty();
        assertThat(acct.launch("query").err()).contains("other rules than acct's own (no acct.yaml was found;");
    }

    @Test
    void aReportOfADayWithoutRowsIsNotWritten() {
        store(Logs.standard().row("d"));
        for (String[] args : new String[][] {
            {"report", "--day", "2026-01-01"}, {"report", "--since", "2026-01-01", "--until", "2026-01-07"}
        }) {
            Cli.Result result = acct.launch(args);
            OneLineError.check(result, 1);
            assertThat(result.err()).contains("2026-01-01", "no row is stored", "no report was written");
        }
        assertThat(folder.resolve("reports")).doesNotExist();
        assertThat(acct.launch("report").exitCode()).isZero();
    }

    @Test
    void theStatusCarriesItsRemarks() {
        store(Logs.standard().row("d").row("b"));
        Cli.Result result = acct.launch("status", "--format", "json");
        assertThat(result.err()).isEmpty();
        JsonNode remarks = result.json().get("remarks");
        assertThat(remarks).isEqualTo(acct.launch("doctor", "--format", "json").json());
        assertThat(remarks).isNotEmpty();
        assertThat(acct.launch("status").err())
                .contains(remarks.get(0).get("message").asString());
    }

    @Test
    void everyStatusOfIngestCanBeSeen() {
        Logs logs = Logs.standard().row("d").line("x");
        logs.write(folder.resolve("acct-1.csv"));
        Logs.write(folder.resolve("acct-2.csv"), new byte[0]);
        Logs.write(folder.resolve("acct-3.csv"), new byte[] {0, 1, 2, '\n'});
        assertThat(statuses(acct.ingest("acct-1.csv", "acct-2.csv", "acct-3.csv")))
                .containsExactly("loaded", "empty", "refused");
        assertThat(statuses(acct.ingest("acct-1.csv"))).containsExactly("already-loaded");
        logs.row("b").write(folder.resolve("acct-1.csv"));
        assertThat(statuses(acct.ingest("acct-1.csv"))).containsExactly("grown");
    }

    @Test
    void theKeysOfIngestAreAsPromised() {
        Logs.standard().row("d").row("b").line("x").raw("d,2026").write(folder.resolve("acct-1.csv"));
        Cli.Result result = acct.ingest("acct-1.csv");
        assertThat(keys(result.json())).containsExactly("files", "lines", "stored", "rejected");
        assertThat(keys(result.file()))
                .containsExactly(
                        "path",
                        "status",
                        "lane",
                        "lines",
                        "headers",
                        "blank",
                        "stored",
                        "rejected",
                        "pending_bytes",
                        "by_type",
                        "message");
        assertThat(result.file().get("pending_bytes").asInt()).isEqualTo(6);
        assertThat(result.json().get("lines").asInt()).isEqualTo(4);
        JsonNode again = acct.ingest("acct-1.csv").file();
        assertThat(again.get("lines").asInt()).isZero();
        assertThat(again.get("stored").asInt()).isZero();
    }

    @Test
    void theKeysOfQueryAreTheDimensionsAndThenTheMeasures() {
        store(Logs.standard().row("d", "dlvSourceIp", "192.0.2.1", "rcpt", "a@gmail.com"));
        Cli.Result result = acct.launch("query", "--by", "source_ip,isp", "--grain", "day", "--format", "json");
        List<String> expected = new java.util.ArrayList<>(List.of("source_ip", "isp", "day"));
        expected.addAll(MEASURES);
        assertThat(keys(result.json().get(0))).isEqualTo(expected);
        assertThat(result.err()).isEmpty();
        assertThat(acct.launch("query", "--by", "vmta", "--where", "isp=none", "--allow-unknown", "--format", "json")
                        .out())
                .isEqualToIgnoringWhitespace("[]");
    }

    private Logs blocked() {
        Logs logs = Logs.standard();
        logs.rows(700, "d", "dlvSourceIp", "192.0.2.1", "queue", "gmail.com/v1", "rcpt", "a@gmail.com", "vmta", "v1");
        return logs.rows(
                300,
                "b",
                "dlvSourceIp",
                "192.0.2.1",
                "queue",
                "gmail.com/v1",
                "rcpt",
                "a@gmail.com",
                "vmta",
                "v1",
                "bounceCat",
                "policy-related",
                "dsnDiag",
                "smtp;550 5.7.1 <a@gmail.com> refused");
    }

    @Test
    void theKeysOfAlertsAreAsPromisedAndFindingsCostCodeThreeIfWanted() {
        store(blocked());
        Cli.Result result = acct.launch("alerts", "--format", "json");
        assertThat(result.exitCode()).isZero();
        JsonNode alert = result.json().get(0);
        assertThat(keys(alert))
                .containsExactly(
                        "rule",
                        "severity",
                        "source_ip",
                        "vmta",
                        "pool",
                        "isp",
                        "day",
                        "n",
                        "x",
                        "rate",
                        "low",
                        "high",
                        "baseline",
                        "p_adjusted",
                        "state",
                        "replies",
                        "action",
                        "incident",
                        "metric",
                        "job",
                        "since",
                        "first_hour",
                        "days");
        assertThat(alert.get("state").asString()).isEqualTo("new");
        assertThat(alert.get("metric").asString()).isEqualTo("block");
        assertThat(alert.get("severity").asString()).isEqualTo("critical");
        assertThat(alert.get("n").asInt()).isEqualTo(1_000);
        assertThat(alert.get("x").asInt()).isEqualTo(300);
        assertThat(alert.get("replies").get(0).get("reply").asString()).isEqualTo("550 5.7.1 <address> refused");
        for (String severity : List.of("warning", "critical")) {
            Cli.Result failing = acct.launch("alerts", "--format", "json", "--fail-on", severity);
            assertThat(failing.exitCode()).isEqualTo(3);
            assertThat(failing.json()).isEqualTo(result.json());
        }
        assertThat(acct.launch("alerts", "--fail-on", "never").exitCode()).isZero();
        assertThat(acct.launch("alerts", "--fail-on", "warning", "--day", "2026-11-01")
                        .exitCode())
                .isZero();
    }

    @Test
    void theOperatorsLimitsDecide() {
        Logs.write(
                folder.resolve("acct.yaml"),
                "alerts: {block-bounce: {warning: 0.5, critical: 0.6}}".getBytes(StandardCharsets.UTF_8));
        store(blocked());
        assertThat(acct.launch("alerts", "--format", "json", "--fail-on", "warning")
                        .exitCode())
                .isZero();
    }

    @Test
    void aRefusedFileWeighsMoreThanAFinding() {
        blocked().write(folder.resolve("acct-1.csv"));
        Logs.empty().line("hello").write(folder.resolve("acct-2.csv"));
        assertThat(acct.launch("nightly", "acct-1.csv", "acct-2.csv", "--fail-on", "warning")
                        .exitCode())
                .isEqualTo(4);
        assertThat(acct.launch("nightly", "acct-1.csv", "--fail-on", "warning").exitCode())
                .isEqualTo(3);
    }

    @Test
    void theStoreIsTheOneNamedElseTheVariableElseTheConfigured() {
        Logs.standard().row("d").write(folder.resolve("acct-1.csv"));
        Logs.write(folder.resolve("acct.yaml"), "store: three.duckdb".getBytes(StandardCharsets.UTF_8));
        acct.launch("ingest", "acct-1.csv");
        assertThat(folder.resolve("three.duckdb")).exists();
        acct.with("ACCT_STORE", "two.duckdb").launch("ingest", "acct-1.csv");
        assertThat(folder.resolve("two.duckdb")).exists();
        acct.launch("ingest", "acct-1.csv", "--store", "one.duckdb");
        assertThat(folder.resolve("one.duckdb")).exists();
        assertThat(acct.store()).doesNotExist();
    }

    @Test
    void aBusyStoreEndsWithCode75() throws Exception {
        store(Logs.standard().row("d"));
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreHolder.class.getName(),
                        acct.store().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("holding");
            for (String command : List.of("query", "ingest acct-1.csv", "status", "files", "verify")) {
                Cli.Result result = acct.launch((command + " --wait 0s").split(" "));
                OneLineError.check(result, 75);
                assertThat(result.err()).contains("busy").contains("--wait");
            }
        } finally {
            holder.destroyForcibly().waitFor();
        }
        assertThat(acct.launch("query", "--wait", "5s").exitCode()).isZero();
    }
}
