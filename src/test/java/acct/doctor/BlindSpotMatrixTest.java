package acct.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Layouts that each lack something: doctor names it with its fix, and no command prints 0 for what it cannot know. */
@Tag("slow")
final class BlindSpotMatrixTest {
    private static final List<String> ALL = List.of(
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

    private static final Map<String, String> CELLS = Map.ofEntries(
            Map.entry("timeLogged", "2026-11-19 09:30:00+0100"),
            Map.entry("timeQueued", "2026-11-19 09:29:50+0100"),
            Map.entry("orig", "bounce@example.com"),
            Map.entry("rcpt", "somebody@mail.example"),
            Map.entry("dsnStatus", "5.1.1 (bad destination mailbox address)"),
            Map.entry("dsnDiag", "smtp;550 5.1.1 no such user"),
            Map.entry("dsnMta", "mx.mail.example (198.51.100.9)"),
            Map.entry("bounceCat", "bad-mailbox"),
            Map.entry("dlvType", "smtp"),
            Map.entry("dlvSourceIp", "192.0.2.1"),
            Map.entry("dlvSize", "1234"),
            Map.entry("vmta", "v1"),
            Map.entry("jobId", "job-1"),
            Map.entry("queue", "mail.example/v1"),
            Map.entry("vmtaPool", "p1"),
            Map.entry("header_Subject", "hello"));

    /**
     * One kind of file.
     *
     * @param header its columns
     * @param types record types of its rows
     * @param cells cells that differ from {@link #CELLS}
     * @param finding what doctor must say
     * @param fix what the fix must name
     * @param unknown measures that must be null
     */
    record Layout(
            String name,
            List<String> header,
            List<String> types,
            Map<String, String> cells,
            String finding,
            String fix,
            List<String> unknown) {
        @Override
        public String toString() {
            return name;
        }

        boolean hasTime() {
            return header.contains("timeLogged") || header.contains("timeQueued");
        }

        Logs logs() {
            Logs logs = Logs.empty().header(header);
            for (String type : types) {
                List<String> cellsOfRow = new ArrayList<>();
                header.stream().filter(name -> !name.equals("type")).forEach(name -> {
                    String cell = cells.getOrDefault(name, CELLS.getOrDefault(name, ""));
                    cellsOfRow.add(name);
                    cellsOfRow.add(cell);
                });
                logs.rows(30, type, cellsOfRow.toArray(new String[0]));
            }
            return logs;
        }
    }

    private static final List<String> DBT = List.of("d", "b", "t");

    private static Layout without(String finding, String... columns) {
        List<String> header = new ArrayList<>(Logs.COLUMNS_23);
        header.removeAll(List.of(columns));
        return new Layout(
                "no " + String.join(", ", columns), header, DBT, Map.of(), finding, "record-fields", List.of());
    }

    private static Layout types(String finding, String fix, List<String> types, String... unknown) {
        return new Layout("only " + types, Logs.COLUMNS_23, types, Map.of(), finding, fix, List.of(unknown));
    }

    private static Layout cells(String finding, String fix, String column, String cell) {
        return new Layout(column + "=" + cell, Logs.COLUMNS_23, DBT, Map.of(column, cell), finding, fix, List.of());
    }

    static Stream<Layout> layouts() {
        Layout dlvType = without("dlv-type-not-logged", "dlvType");
        return Stream.of(
                types(
                        "deferrals-not-logged",
                        "`records d,b,t,tq`",
                        List.of("d", "b"),
                        "deferred",
                        "attempts",
                        "deferred_share"),
                types(
                        "deliveries-not-logged",
                        "`records d,b,t,tq`",
                        List.of("b", "t"),
                        "delivered",
                        "recipients",
                        "attempts",
                        "delivered_share",
                        "bounced_share",
                        "deferred_share",
                        "complaint_share"),
                types(
                        "bounces-not-logged",
                        "`records d,b,t,tq`",
                        List.of("t"),
                        "delivered",
                        "bounced",
                        "recipients",
                        "attempts",
                        "delivered_share",
                        "bounced_share",
                        "deferred_share"),
                types("complaints-not-logged", "<feedback-loop-processor>", DBT, "complaints", "complaint_share"),
                types("queue-events-not-logged", "`records d,b,t,tq`", DBT, "queue_events"),
                types("remote-bounces-not-logged", "<bounce-processor>", DBT, "remote_bounces"),
                without("pool-not-logged", "vmtaPool"),
                without("source-ip-not-logged", "dlvSourceIp"),
                new Layout(
                        dlvType.name(),
                        dlvType.header(),
                        DBT,
                        Map.of(),
                        dlvType.finding(),
                        "`record-fields d *`",
                        List.of("not_sent")),
                without("latency-not-logged", "timeQueued"),
                without("event-time-not-logged", "timeLogged"),
                without("time-not-logged", "timeLogged", "timeQueued"),
                without("size-not-logged", "dlvSize"),
                without("job-not-logged", "jobId"),
                without("reply-not-logged", "dsnDiag", "dsnStatus"),
                without("status-not-logged", "dsnDiag", "dsnStatus"),
                without("bounce-category-not-logged", "bounceCat"),
                without("bounce-reason-not-logged", "dsnStatus", "dsnDiag", "bounceCat"),
                without("queue-not-logged", "queue"),
                without("vmta-not-logged", "vmta"),
                without("mx-not-logged", "dsnMta"),
                without("recipient-not-logged", "rcpt"),
                cells("source-ip-not-logged", "record-fields", "dlvSourceIp", ""),
                cells("source-ip-not-logged", "record-fields", "dlvSourceIp", "0.0.0.0"),
                cells("job-not-logged", "`process-x-job yes`", "jobId", ""),
                cells("pool-not-logged", "`pools: ", "vmtaPool", ""),
                cells("bounce-category-not-logged", "<bounce-category-patterns>", "bounceCat", ""),
                cells("recipients-hidden", "privacy-policy", "rcpt", "...@mail.example"),
                cells("recipients-hidden", "privacy-policy", "rcpt", "0123456789abcdef@mail.example"),
                new Layout(
                        "only header_*",
                        List.of("type", "header_Subject"),
                        DBT,
                        Map.of(),
                        "standard-fields-not-logged",
                        "`record-fields d *,header_NAME`",
                        List.of()));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void whatIsMissingIsNamedWithItsFixAndNeverZero(Layout layout, @TempDir Path folder) throws IOException {
        Cli acct = Cli.in(folder);
        layout.logs().write(folder.resolve("acct-2026-11-19-0000.csv"));
        Cli.Result nightly = acct.launch("nightly", "acct-2026-11-19-0000.csv", "--format", "json");
        assertThat(nightly.exitCode()).as(nightly.err()).isZero();

        JsonNode named = named(acct.launch("doctor", "--format", "json").json(), layout.finding());
        assertThat(named.propertyNames())
                .containsExactly("finding", "severity", "subject", "first_day", "last_day", "message", "fix");
        assertThat(named.get("fix").asString()).contains(layout.fix());
        counts(acct, layout);
        assertThat(acct.launch("status").err()).contains(named.get("message").asString());
        assertThat(acct.launch("alerts", "--format", "json").json().valueStream())
                .isEmpty();
        if (layout.hasTime()) {
            report(folder, layout, named.get("message").asString());
        }
    }

    @Test
    void manyDeliveriesWithoutABounceAreDoubted(@TempDir Path folder) {
        Cli acct = Cli.in(folder);
        Logs.standard().rows(1000, "d").rows(30, "t").write(folder.resolve("acct-1.csv"));
        acct.ingest("acct-1.csv");
        assertThat(acct.launch("query").err()).contains("Bounces are most likely not logged");
        // A bounce of another day shows that they are logged.
        Logs.standard().row("b", "timeLogged", "2026-11-18 09:30:00+0100").write(folder.resolve("acct-2.csv"));
        assertThat(acct.ingest("acct-2.csv").exitCode()).isZero();
        assertThat(acct.launch("query", "--since", "2026-11-19").err()).doesNotContain("Bounces");
    }

    @Test
    void complaintsThatNobodyCanBeToldFromAreNamed(@TempDir Path folder) {
        Cli acct = Cli.in(folder);
        Logs.standard().row("d").row("f", "dlvSourceIp", "").write(folder.resolve("acct-1.csv"));
        acct.ingest("acct-1.csv");
        JsonNode named = named(acct.launch("doctor", "--format", "json").json(), "complaint-source-not-logged");
        assertThat(named.get("message").asString()).contains("complaints cannot be split by source IP");
        Logs.standard()
                .row("f", "dlvSourceIp", "192.0.2.1", "rcpt", "other@example.com")
                .write(folder.resolve("acct-2.csv"));
        acct.ingest("acct-2.csv");
        assertThat(acct.launch("doctor").out()).doesNotContain("complaint-source-not-logged");
    }

    @Test
    void neitherIsOneWithoutAQueueEventOrARemoteBounce(@TempDir Path folder) {
        Cli acct = Cli.in(folder);
        Logs.standard()
                .row("d", "timeLogged", "2026-11-17 09:30:00+0100")
                .row("d", "timeLogged", "2026-11-18 09:30:00+0100")
                .row("tq", "timeLogged", "2026-11-18 10:30:00+0100")
                .row("rb", "timeLogged", "2026-11-18 10:30:00+0100")
                .row("d", "timeLogged", "2026-11-19 09:30:00+0100")
                .write(folder.resolve("acct-1.csv"));
        acct.ingest("acct-1.csv");
        String[] later = {"doctor", "--since", "2026-11-19", "--until", "2026-11-19"};
        assertThat(acct.launch(later).out()).doesNotContain("queue-events-not-logged", "remote-bounces-not-logged");
        String[] first = {"doctor", "--since", "2026-11-17", "--until", "2026-11-17"};
        assertThat(acct.launch(first).out()).contains("queue-events-not-logged", "remote-bounces-not-logged");
    }

    @Test
    void aDayWithoutAComplaintIsNoSignThatNoneIsLogged(@TempDir Path folder) {
        Cli acct = Cli.in(folder);
        Logs.standard()
                .row("d", "timeLogged", "2026-11-18 09:30:00+0100")
                .row("f", "timeLogged", "2026-11-18 10:30:00+0100")
                .row("d", "timeLogged", "2026-11-19 09:30:00+0100")
                .write(folder.resolve("acct-1.csv"));
        acct.ingest("acct-1.csv");
        String[] day = {"doctor", "--since", "2026-11-19", "--until", "2026-11-19", "--format", "json"};
        assertThat(named(acct.launch(day).json(), "complaints-missing")
                        .get("message")
                        .asString())
                .isEqualTo(
                        "No complaint came in on these days (no `f` row of them is stored); the last one before came on"
                                + " 2026-11-18.");
        assertThat(acct.launch(day).out()).doesNotContain("complaints-not-logged");
        Logs.standard().row("d", "timeLogged", "2026-12-20 09:30:00+0100").write(folder.resolve("acct-2.csv"));
        acct.ingest("acct-2.csv");
        day[2] = "2026-12-20";
        day[4] = "2026-12-20";
        assertThat(acct.launch(day).out()).as("32 days later").contains("complaints-not-logged");
    }

    @Test
    void everyFormatNamesWhatIsMissing(@TempDir Path folder) {
        Cli acct = Cli.in(folder);
        Logs.standard().row("d").write(folder.resolve("acct-1.csv"));
        acct.ingest("acct-1.csv");
        for (String format : List.of("table", "csv", "jsonl", "markdown")) {
            assertThat(acct.launch("doctor", "--format", format).out())
                    .as(format)
                    .contains("deferrals-not-logged", "records d,b,t,tq");
        }
        assertThat(acct.launch("doctor", "--since", "2026-11-20").out()).contains("no-rows");
    }

    @Test
    void aFileThatLacksSomethingAmongOthersIsNamed(@TempDir Path folder) {
        Cli acct = Cli.in(folder);
        without("job-not-logged", "vmtaPool").logs().write(folder.resolve("acct-1.csv"));
        without("job-not-logged", "jobId").logs().write(folder.resolve("acct-2.csv"));
        types("deferrals-not-logged", "", List.of("d", "b")).logs().write(folder.resolve("acct-3.csv"));
        acct.ingest("acct-1.csv", "acct-2.csv", "acct-3.csv", "--allow-overlap");
        JsonNode findings = acct.launch("doctor", "--format", "json").json();
        assertThat(named(findings, "job-not-logged").get("message").asString())
                .startsWith("`jobId` is not in the header of 1 of 3 files, such as acct-2.csv");
        assertThat(named(findings, "deferrals-partly-logged").get("message").asString())
                .contains("in 2 of 3 loads", "acct-3.csv");
    }

    @Test
    void aFileSaysNothingOfDeferralsUnlessSomeWouldBeExpected(@TempDir Path folder) {
        Cli acct = Cli.in(folder);
        Logs busy = rows(90, "d", "busy");
        rows(10, "t", "late", busy).write(folder.resolve("acct-1.csv"));
        rows(89, "d", "quiet").write(folder.resolve("acct-2.csv"));
        acct.ingest("acct-1.csv", "acct-2.csv");
        assertThat(acct.launch("doctor").out()).doesNotContain("deferrals-partly-logged");
        rows(90, "d", "without").write(folder.resolve("acct-3.csv"));
        acct.ingest("acct-3.csv");
        assertThat(named(acct.launch("doctor", "--format", "json").json(), "deferrals-partly-logged")
                        .get("message")
                        .asString())
                .contains("in 1 of 2 loads", "acct-3.csv");
    }

    private static Logs rows(int count, String type, String id) {
        return rows(count, type, id, Logs.standard());
    }

    private static Logs rows(int count, String type, String id, Logs to) {
        for (int i = 0; i < count; i++) {
            to.row(type, "envId", id + i, "rcpt", id + i + "@example.com");
        }
        return to;
    }

    @Test
    void aFileOfOtherTypesNeedNotHaveTheColumn(@TempDir Path folder) {
        Cli acct = Cli.in(folder);
        types("", "", List.of("d", "b")).logs().write(folder.resolve("acct-1.csv"));
        List<String> header = new ArrayList<>(Logs.COLUMNS_23);
        header.removeAll(List.of("dlvSize", "timeQueued"));
        new Layout("diag", header, List.of("t"), Map.of(), "", "", List.of())
                .logs()
                .write(folder.resolve("diag-1.csv"));
        acct.ingest("acct-1.csv", "diag-1.csv", "--allow-overlap");
        assertThat(acct.launch("doctor").out()).doesNotContain("size-not-logged", "latency-not-logged", "deferrals-");
    }

    private static JsonNode named(JsonNode findings, String kind) {
        return findings.valueStream()
                .filter(f -> f.get("finding").asString().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + " is not in " + findings));
    }

    private static void counts(Cli acct, Layout layout) {
        JsonNode total = acct.launch("query", "--format", "json").json().get(0);
        JsonNode byIsp =
                acct.launch("query", "--by", "isp", "--format", "json").json().get(0);
        List<String> csv = acct.launch("query", "--format", "csv").out().lines().toList();
        List<String> header = List.of(csv.get(0).split(",", -1));
        List<String> values = List.of(csv.get(1).split(",", -1));
        assertThat(header).isEqualTo(ALL);
        for (String measure : layout.unknown()) {
            assertThat(total.get(measure).isNull()).as(measure).isTrue();
            assertThat(byIsp.get(measure).isNull()).as(measure).isTrue();
            assertThat(values.get(header.indexOf(measure))).as(measure).isEmpty();
        }
        long notLogged = acct.launch("query", "--by", "isp").out().split("not logged", -1).length - 1L;
        assertThat(notLogged).isGreaterThanOrEqualTo(layout.unknown().size());
    }

    private static void report(Path folder, Layout layout, String message) throws IOException {
        Path report = folder.resolve("reports").resolve("2026-11-19");
        String json = Files.readString(report.resolve("summary.json"));
        JsonNode summary = tools.jackson.databind.json.JsonMapper.shared().readTree(json);
        for (String measure : layout.unknown()) {
            assertThat(summary.get("total").get(measure).isNull()).as(measure).isTrue();
        }
        assertThat(named(summary.get("findings"), layout.finding())
                        .get("message")
                        .asString())
                .isEqualTo(message);
        String html = Files.readString(report.resolve("index.html"));
        assertThat(html).contains("What these numbers cannot see");
        if (layout.finding().equals("bounce-reason-not-logged")
                || layout.finding().equals("deliveries-not-logged")) {
            assertThat(summary.get("verdict").get("headline").asString()).isEqualTo("Cannot be judged");
        }
        if (layout.unknown().contains("delivered")) {
            assertThat(html).contains("<dt>Delivered</dt><dd class=\"big no-number\">not logged</dd>");
        }
    }
}
