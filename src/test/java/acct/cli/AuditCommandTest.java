package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code acct audit} as an operator uses it, and what it adds to alerts and reports. */
@Tag("slow")
final class AuditCommandTest {
    private static final String CONFIG = """
            <virtual-mta v1>
                smtp-source-host 192.0.2.1 a.example.com
            </virtual-mta>
            <source in>
                default-virtual-mta v1
                process-x-job yes
                process-x-virtual-mta yes
            </source>
            include /etc/pmta/more.conf
            """;

    private final Path folder;
    private final Cli acct;

    AuditCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.acct = Cli.in(folder);
        Files.writeString(folder.resolve("config"), CONFIG);
        Files.createDirectories(folder.resolve("copy"));
        Files.writeString(
                folder.resolve("copy/more.conf"),
                "<virtual-mta v2>\nsmtp-source-host 192.0.2.2 b.example.com\n</virtual-mta>\n");
        Logs.standard()
                .row("d", "timeLogged", "2026-11-18 23:30:00+0100", "vmta", "v1", "dlvSourceIp", "192.0.2.1")
                .row("d", "timeLogged", "2026-11-18 23:45:00+0100", "vmta", "v2", "dlvSourceIp", "192.0.2.2")
                .row("t", "timeLogged", "2026-11-19 00:15:00+0100", "vmta", "v1", "dlvSourceIp", "192.0.2.9")
                .row("b", "timeLogged", "2026-11-19 00:10:00+0100", "vmta", "v1", "dlvSourceIp", "192.0.2.9")
                .row("d", "dlvType", "discard", "vmta", "v1", "dlvSourceIp", "192.0.2.9")
                .write(folder.resolve("acct-1.csv"));
    }

    private JsonNode audit(String... more) {
        List<String> arguments = new ArrayList<>(List.of("audit", "--format", "json", "--pmta-config", "config"));
        arguments.addAll(List.of(more));
        Cli.Result result = acct.launch(arguments.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json();
    }

    private static List<String> checks(JsonNode findings) {
        List<String> checks = new ArrayList<>();
        findings.forEach(finding -> checks.add(finding.get("check").asString()));
        return checks;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit",
                "audit config",
                "audit --pmta-config",
                "audit --pmta-config config --config-root /etc/pmta",
                "audit --pmta-config config --fail-on error",
                "audit --pmta-config config --since later"
            })
    void wrongUseIsOneLineAndCodeTwo(String command) {
        acct.ingest("acct-1.csv");
        Cli.Result result = acct.launch(command.split(" "));
        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).startsWith("acct: ").hasLineCount(1).doesNotContain("internal error");
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "."})
    void whatCannotBeReadIsOneLineAndCodeOne(String name) {
        acct.ingest("acct-1.csv");
        Cli.Result result = acct.launch("audit", "--pmta-config", name);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("acct: " + name + ": cannot be read")
                .hasLineCount(1);
    }

    @Test
    void findingsAreInTheKeysOfTheContract() {
        acct.ingest("acct-1.csv");
        JsonNode foreign = audit("--config-root", "/etc/pmta=copy").get(0);
        assertThat(List.copyOf(foreign.propertyNames()))
                .containsExactly(
                        "check",
                        "severity",
                        "certainty",
                        "vmta",
                        "source_ip",
                        "pool",
                        "isp",
                        "class",
                        "job",
                        "rows",
                        "since",
                        "file",
                        "line",
                        "message");
        assertThat(foreign.get("check").asString()).isEqualTo("foreign-ip");
        assertThat(foreign.get("severity").asString()).isEqualTo("error");
        assertThat(foreign.get("certainty").asString()).isEqualTo("sure");
        assertThat(foreign.get("rows").asLong()).isEqualTo(2);
        assertThat(foreign.get("since").asString()).isEqualTo("2026-11-19T00:10:00+01:00");
        assertThat(foreign.get("line").asInt()).isEqualTo(2);
        assertThat(foreign.get("job").isNull()).isTrue();
    }

    @Test
    void onlyThePeriodIsLookedAt() {
        acct.ingest("acct-1.csv");
        assertThat(checks(audit("--config-root", "/etc/pmta=copy")))
                .contains("foreign-ip")
                .doesNotContain("idle-vmta");
        assertThat(checks(audit("--config-root", "/etc/pmta=copy", "--until", "2026-11-18")))
                .doesNotContain("foreign-ip", "idle-vmta");
        assertThat(checks(audit("--config-root", "/etc/pmta=copy", "--since", "2026-11-19")))
                .contains("foreign-ip", "idle-vmta");
    }

    @Test
    void whatAMissingPartCouldMendIsOnlyPossible() {
        acct.ingest("acct-1.csv");
        for (JsonNode finding : audit()) {
            if (finding.get("check").asString().equals("unknown-vmta")) {
                assertThat(finding.get("vmta").asString()).isEqualTo("v2");
                assertThat(finding.get("certainty").asString()).isEqualTo("may");
                return;
            }
        }
        throw new AssertionError("no unknown-vmta");
    }

    @ParameterizedTest
    @CsvSource({"never,0", "warning,3", "critical,3"})
    void errorsEndARunIfWanted(String failOn, int code) {
        acct.ingest("acct-1.csv");
        assertThat(acct.launch("audit", "--pmta-config", "config", "--fail-on", failOn)
                        .exitCode())
                .isEqualTo(code);
    }

    @Test
    void anEmptyStoreSaysNothingOfTheLog() {
        Logs.standard().write(folder.resolve("acct-2.csv"));
        acct.ingest("acct-2.csv");
        assertThat(checks(audit("--config-root", "/etc/pmta=copy"))).containsExactly("selection-override");
    }

    @Test
    void prunedRowsAreSaidToBeGone() {
        acct.ingest("acct-1.csv");
        assertThat(acct.launch("prune", "--attempts", "1d").exitCode()).isZero();
        Cli.Result result = acct.launch("audit", "--pmta-config", "config", "--format", "json");
        assertThat(checks(result.json())).contains("foreign-ip");
        assertThat(result.err()).contains("no longer stored");
    }

    @Test
    void findingsAreAlertsAndASectionOfTheReport() throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), "pmta-config: config\n");
        assertThat(acct.launch("nightly", "acct-1.csv", "--fail-on", "critical").exitCode())
                .isEqualTo(3);
        JsonNode alerts =
                acct.launch("alerts", "--day", "2026-11-19", "--format", "json").json();
        List<String> rules = new ArrayList<>();
        alerts.forEach(alert -> rules.add(
                alert.get("rule").asString() + " " + alert.get("severity").asString()));
        assertThat(rules).contains("foreign-ip critical").noneMatch(rule -> rule.startsWith("selection-override"));
        Path report = folder.resolve("reports/2026-11-19");
        assertThat(Files.readString(report.resolve("summary.json"))).contains("\"configuration\"", "foreign-ip");
        assertThat(Files.readString(report.resolve("index.html")))
                .contains("id=\"configuration\"", "which is not its own");
    }

    @Test
    void withoutAConfigurationNothingIsSaid() throws IOException {
        assertThat(acct.launch("nightly", "acct-1.csv").exitCode()).isZero();
        Path report = folder.resolve("reports/2026-11-19");
        assertThat(Files.readString(report.resolve("summary.json"))).doesNotContain("\"configuration\"");
        assertThat(Files.readString(report.resolve("index.html")))
                .doesNotContain("#configuration", "id=\"configuration\"");
    }

    @Test
    void namesThatLookLikeAClassAreOfferedAndJudgeNothing() throws IOException {
        Logs.standard()
                .row("d", "vmta", "v1", "dlvSourceIp", "192.0.2.1", "vmtaPool", "mkt-pool", "jobId", "otp-17")
                .row("d", "vmta", "v2", "dlvSourceIp", "192.0.2.2", "vmtaPool", "mkt-pool", "jobId", "otp-18")
                .row("d", "vmta", "cold-1", "dlvSourceIp", "192.0.2.1", "vmtaPool", "", "jobId", "x")
                .write(folder.resolve("acct-2.csv"));
        acct.ingest("acct-2.csv");
        String[] audit = {"audit", "--pmta-config", "config", "--config-root", "/etc/pmta=copy", "--format", "json"};
        Cli.Result result = acct.launch(audit);
        assertThat(checks(result.json())).doesNotContain("class-leak", "shared-ip-classes");
        assertThat(result.err())
                .contains(
                        "cold: {vmtas: ['cold-1']}; marketing: {pools: ['mkt-pool']}; transactional: {jobs: ['otp-*']}");
        Files.writeString(folder.resolve("acct.yaml"), """
                classes:
                  cold: {vmtas: ['cold-1']}
                  marketing: {pools: ['mkt-pool']}
                  transactional: {jobs: ['otp-*']}
                """);
        Cli.Result followed = acct.launch(audit);
        assertThat(checks(followed.json())).contains("class-leak");
        assertThat(followed.err()).doesNotContain("look like a class");
    }

    @Test
    void theSamplesLeakIsFoundWithTheLineItWentThrough() throws IOException {
        assertThat(acct.ingest(Path.of("sample-logs").toAbsolutePath().toString())
                        .exitCode())
                .isZero();
        String logs = Path.of("sample-logs").toAbsolutePath().toString();
        Cli.Result result = acct.launch(
                "audit",
                "--config",
                logs + "/acct.yaml",
                "--pmta-config",
                logs + "/pmta.config",
                "--format",
                "json",
                "--fail-on",
                "critical");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.json()).hasSize(1);
        JsonNode leak = result.json().get(0);
        assertThat(leak.get("check").asString()).isEqualTo("class-leak");
        assertThat(leak.get("vmta").asString()).isEqualTo("trans-ip-1");
        assertThat(leak.get("source_ip").asString()).isEqualTo("192.0.2.40");
        assertThat(leak.get("class").asString()).isEqualTo("marketing");
        assertThat(leak.get("job").asString()).isEqualTo("newsletter-20261118");
        List<String> lines = Files.readAllLines(Path.of("sample-logs/pmta.config"));
        int line = leak.get("line").asInt();
        assertThat(lines.get(line - 1).strip()).isEqualTo("default-virtual-mta trans-pool");
        assertThat(lines.subList(line - 4, line)).contains("<source transactional>");
        assertThat(leak.get("message").asString())
                .contains("`default-virtual-mta trans-pool` of <source transactional>");
    }
}
