package acct.warming;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.model.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** New source IPs beside their plans, from the files to the command and the report. */
final class WarmingTest {
    private static final String PLANS = """
            warming:
              plans:
                weekly:
                  isps: {gmail: {first: 300, times: 2, until: 1200}}
                  others: {days: [40, 40, 40]}
              ips:
            """;

    private final Path folder;
    private final Cli acct;

    WarmingTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder);
    }

    /** Gmail slows 192.0.2.10 down on the 19th; 2001:db8::10 sends too early and too much. */
    @BeforeEach
    void load() {
        Logs log = Logs.standard();
        for (int day = 17; day <= 19; day++) {
            log.rows(280, "d", row(day, "192.0.2.10", "a@gmail.com", "250 ok"));
            log.rows(12, "d", row(day, "192.0.2.10", "a@web.de", "250 ok"));
            log.rows(
                    day == 19 ? 90 : 3,
                    "t",
                    row(
                            day,
                            "192.0.2.10",
                            "a@gmail.com",
                            "smtp;421 4.7.28 Gmail has detected an unusual rate of unsolicited mail"));
            log.rows(day * 20, "d", row(day, "2001:db8::10", "a@gmail.com", "250 ok"));
        }
        log.write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    private static String[] row(int day, String ip, String rcpt, String diag) {
        return new String[] {
            "timeLogged",
            "2026-11-%02d 09:30:00+0100".formatted(day),
            "dlvSourceIp",
            ip,
            "rcpt",
            rcpt,
            "dsnDiag",
            diag,
            "dsnStatus",
            diag.startsWith("250") ? "2.0.0" : "4.7.28"
        };
    }

    private void configure(String ips) throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), PLANS + ips.indent(4));
    }

    private List<JsonNode> rows(Cli.Result result) {
        List<JsonNode> rows = new ArrayList<>();
        result.json().forEach(rows::add);
        return rows;
    }

    @Test
    void anAddressOrIspThatCanMatchNothingIsWrongUsage() throws IOException {
        configure("gmail-ip-1: {plan: weekly, start: 2026-11-17}");
        Cli.Result noAddress = acct.launch("warming");
        assertThat(noAddress.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(noAddress.err()).contains("acct.yaml:7: 'gmail-ip-1' in 'warming.ips' is no IP address");

        configure("192.0.2.10: {plan: weekly, start: 2026-11-17, isps: {googlemail: {days: [1]}}}");
        Cli.Result noIsp = acct.launch("nightly", "acct-1.csv");
        assertThat(noIsp.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(noIsp.err()).contains("acct.yaml:7: 'googlemail' of plan 'weekly' is no ISP that acct knows");

        configure("2001:db8::10: {plan: weekly, start: 2026-11-17}\n"
                + "2001:DB8:0::10: {plan: weekly, start: 2026-11-18}");
        Cli.Result twice = acct.launch("warming");
        assertThat(twice.err()).contains("acct.yaml:8: 2001:db8::10 stands in 'warming.ips' here and at acct.yaml:7");
    }

    @Test
    void withoutAPlanTheAnswerIsEmptyAndSaysWhy() {
        Cli.Result result = acct.launch("warming", "--format", "json");

        assertThat(result.exitCode()).isZero();
        assertThat(rows(result)).isEmpty();
        assertThat(result.err()).contains("no source IP stands under `warming:`");
    }

    @Test
    void everyDayHasItsVerdictAndTheEvidence() throws IOException {
        configure("192.0.2.10: {plan: weekly, start: 2026-11-17}\n"
                + "2001:0DB8::0010: {plan: weekly, start: 2026-11-18}");
        List<JsonNode> rows = rows(acct.launch("warming", "--format", "json"));

        assertThat(rows)
                .extracting(row ->
                        row.get("source_ip").asString() + " " + row.get("isp").asString() + " "
                                + row.get("day").asString() + " " + row.get("planned") + " "
                                + row.get("verdict").asString() + " " + row.get("decision"))
                .containsExactly(
                        "192.0.2.10 gmail 2026-11-17 300 on-plan \"advance\"",
                        "192.0.2.10 others 2026-11-17 40 starving \"too-few\"",
                        "192.0.2.10 gmail 2026-11-18 300 on-plan \"advance\"",
                        "192.0.2.10 others 2026-11-18 40 starving \"too-few\"",
                        "192.0.2.10 gmail 2026-11-19 300 on-plan \"hold\"",
                        "192.0.2.10 others 2026-11-19 40 starving \"too-few\"",
                        "2001:db8::10 gmail 2026-11-17 null before-start null",
                        "2001:db8::10 gmail 2026-11-18 300 overshoot \"advance\"",
                        "2001:db8::10 others 2026-11-18 40 starving \"too-few\"",
                        "2001:db8::10 gmail 2026-11-19 300 overshoot \"advance\"",
                        "2001:db8::10 others 2026-11-19 40 starving \"too-few\"");
        JsonNode held = rows.get(4);
        assertThat(held.get("attempts").asLong()).isEqualTo(370);
        assertThat(held.get("accepted").asLong()).isEqualTo(280);
        assertThat(held.get("deferred").asLong()).isEqualTo(90);
        assertThat(held.get("bounced").asLong()).isZero();
        assertThat(held.get("deferred_share").asDouble()).isBetween(0.2432, 0.2433);
        assertThat(held.get("x").asLong()).isEqualTo(90);
        assertThat(held.get("n").asLong()).isEqualTo(370);
        assertThat(held.get("low").asDouble()).isGreaterThan(held.get("limit").asDouble());
        assertThat(held.get("reason").asString()).isNotEmpty();
        assertThat(held.get("reason_count").asLong()).isEqualTo(90);
        assertThat(held.get("next_planned").asLong()).isEqualTo(300);
        assertThat(held.get("planned_end").asString()).isEqualTo("2026-12-07");
        assertThat(held.get("projected_end").asString()).isEqualTo("2026-12-08");
    }

    @Test
    void theTableHasTheLastDayAndExplainsIt() throws IOException {
        configure("192.0.2.10: {plan: weekly, start: 2026-11-17}");
        Cli.Result result = acct.launch("warming");

        assertThat(result.out().lines()).hasSize(3).anyMatch(line -> line.contains("hold"));
        assertThat(result.err())
                .contains("192.0.2.10 at gmail, hold: 90 of 370 attempts ", "true share", "limit ")
                .contains("4 more rows of earlier days");
        assertThat(acct.launch("warming", "--since", "2026-11-18").out().lines())
                .hasSize(5);
    }

    @Test
    void holdAndOvershootEndTheRunIfAsked() throws IOException {
        configure("192.0.2.10: {plan: weekly, start: 2026-11-17}");
        assertThat(acct.launch("warming").exitCode()).isZero();
        assertThat(acct.launch("warming", "--fail-on", "critical").exitCode()).isZero();
        assertThat(acct.launch("warming", "--fail-on", "warning").exitCode()).isEqualTo(3);
        assertThat(acct.launch("warming", "--fail-on", "warning", "--until", "2026-11-18")
                        .exitCode())
                .isZero();
        assertThat(acct.launch("warming", "--fail-on", "warning", "--format", "json")
                        .exitCode())
                .as("the format does not decide")
                .isEqualTo(3);
    }

    @Test
    void aPlanThatIsOverNoLongerEndsTheRun() throws IOException {
        configure(
                "192.0.2.10: {plan: weekly, start: 2026-11-17, isps: {gmail: {days: [100, 100]}}, others: {days: [10]}}");
        Cli.Result after = acct.launch("warming", "--fail-on", "warning");
        assertThat(after.out()).contains("2026-11-18", "overshoot", "ended 2026-11-18");
        assertThat(after.exitCode()).isZero();
        assertThat(acct.launch("warming", "--fail-on", "warning", "--until", "2026-11-18")
                        .exitCode())
                .as("on its last day it does")
                .isEqualTo(3);
        configure("192.0.2.10: {plan: weekly, start: 2026-11-30}");
        assertThat(acct.launch("warming", "--fail-on", "warning").exitCode())
                .as("a plan that has not begun is not over")
                .isEqualTo(3);
    }

    @Test
    void aDayOfWhichNothingIsStoredHasNoData() throws IOException {
        Logs.standard()
                .rows(1, "d", row(21, "192.0.2.9", "a@gmail.com", "250 ok"))
                .write(folder.resolve("acct-2.csv"));
        acct.ingest("acct-2.csv");
        configure("192.0.2.10: {plan: weekly, start: 2026-11-17}");
        for (String format : List.of("table", "markdown")) {
            assertThat(acct.launch("warming", "--since", "2026-11-20", "--until", "2026-11-20", "--format", format)
                            .out())
                    .contains("no data")
                    .doesNotContain("not logged");
        }
        JsonNode row = acct.launch("warming", "--since", "2026-11-20", "--until", "2026-11-20", "--format", "json")
                .json()
                .get(0);
        assertThat(row.get("verdict").asString()).isEqualTo("no-data");
        assertThat(row.get("attempts").isNull()).isTrue();
        assertThat(row.get("deferred_share").isNull()).isTrue();
    }

    @Test
    void theReportHasASectionAChartAndTheAlerts() throws IOException {
        configure("192.0.2.10: {plan: weekly, start: 2026-11-17}");
        Cli.Result result = acct.launch("report", "--day", "2026-11-19", "--out", "reports");
        assertThat(result.exitCode()).as(result.err()).isZero();
        Path report = folder.resolve("reports/2026-11-19");

        assertThat(report.resolve("warming-192.0.2.10.svg")).isNotEmptyFile();
        assertThat(Files.readString(report.resolve("index.html")))
                .contains("192.0.2.10, plan weekly since 2026-11-17", "on plan, hold", "Warming hold");
        JsonNode summary = tools.jackson.databind.json.JsonMapper.shared()
                .readTree(Files.readString(report.resolve("summary.json")));
        assertThat(summary.get("warming")).hasSize(2);
        assertThat(summary.get("warming").get(0).get("decision").asString()).isEqualTo("hold");
        assertThat(acct.launch("alerts", "--day", "2026-11-19", "--format", "json")
                        .out())
                .contains("\"warming-hold\"");
    }

    @Test
    void anIpThatHasNotStartedOrIsDoneIsNotInTheReport() throws IOException {
        configure("192.0.2.10: {plan: weekly, start: 2026-12-24}\n"
                + "192.0.2.77: {plan: weekly, start: 2025-01-01, isps: {gmail: {days: [0]}}, others: {days: [0]}}");
        assertThat(acct.launch("report", "--day", "2026-11-19", "--out", "reports")
                        .exitCode())
                .isZero();

        assertThat(Files.readString(folder.resolve("reports/2026-11-19/index.html")))
                .doesNotContain("id=\"warming\"");
    }

    @Test
    void notLoggedIsNullAndNoPermission() throws IOException {
        Cli other = Cli.in(Files.createDirectory(folder.resolve("other")));
        Logs.standard()
                .rows(280, "d", row(19, "192.0.2.10", "a@gmail.com", "250 ok"))
                .write(folder.resolve("other/acct-1.csv"));
        Files.writeString(
                folder.resolve("other/acct.yaml"), PLANS + "    192.0.2.10: {plan: weekly, start: 2026-11-19}\n");
        other.ingest("acct-1.csv");
        JsonNode row = other.launch("warming", "--format", "json").json().get(0);

        assertThat(row.get("attempts").isNull()).isTrue();
        assertThat(row.get("deferred").isNull()).isTrue();
        assertThat(row.get("deferred_share").isNull()).isTrue();
        assertThat(row.get("accepted").asLong()).isEqualTo(280);
        assertThat(row.get("decision").asString()).isEqualTo("not-logged");
        assertThat(other.launch("warming").out()).contains("not logged", "cannot be judged");
    }

    @Test
    void aNewIpWithoutAPlanIsNamedOnlyWhereTheStoreReachesBackFarEnough() throws IOException {
        configure("192.0.2.10: {plan: weekly, start: 2026-11-17}");
        assertThat(acct.launch("warming", "--format", "csv").out())
                .as("the store begins with the IP")
                .doesNotContain("no-plan");

        Logs.standard()
                .rows(1, "d", row(1, "192.0.2.1", "a@gmail.com", "250 ok"))
                .write(folder.resolve("acct-0.csv"));
        assertThat(acct.ingest("acct-0.csv").exitCode()).isZero();
        assertThat(acct.launch("warming", "--format", "csv").out())
                .contains("2001:db8::10,others,2026-11-19,,2026-11-17,,,1080,1080,0,0,0,no-plan,");
        assertThat(acct.launch("warming").err())
                .contains("2001:db8::10: First seen on 2026-11-17 and in no plan: 1,080 recipients until 2026-11-19.");
    }

    @Test
    void theAnswerIsTheSameWhenTheRowsHaveGone() throws IOException {
        configure("192.0.2.10: {plan: weekly, start: 2026-11-17}");
        String before = acct.launch("warming", "--format", "json").out();
        assertThat(acct.launch("prune", "--attempts", "1d").exitCode()).isZero();

        assertThat(acct.launch("warming", "--format", "json").out()).isEqualTo(before);
    }

    @Test
    void theShippedExampleIsReadAndFollowed() throws IOException {
        Files.copy(Path.of("docs/warming.yaml"), folder.resolve("acct.yaml"));
        List<JsonNode> rows = rows(acct.launch("warming", "--format", "json"));

        assertThat(rows).as("two IPs, three days, three ISPs and the others").hasSize(2 * 3 * 4);
        assertThat(rows.get(0).get("planned").asLong()).isEqualTo(500);
        assertThat(rows.get(0).get("planned_end").asString()).isEqualTo("2026-12-28");
        assertThat(rows.get(rows.size() - 4).get("planned").asLong())
                .as("nothing was sent, so the first day is repeated")
                .isEqualTo(50);
    }
}
