package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import acct.model.Dimension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Counts are the same wherever they are read, before and after rows have gone. Today is 20 November 2026. */
@Tag("slow")
final class CountSourceTest {
    private static final List<String> MEASURES =
            List.of("delivered", "bounced", "deferred", "not_sent", "complaints", "queue_events", "remote_bounces");

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    private void loadRandomDays() {
        Random random = new Random(11);
        for (int file = 1; file <= 3; file++) {
            Logs logs = Logs.standard();
            for (int i = 0; i < 900; i++) {
                logs.cells(Logs.COLUMNS_23.stream()
                        .map(column -> cell(random, column))
                        .toList());
            }
            logs.write(folder.resolve("acct-" + file + ".csv"));
            // Random rows of few values: the files share some, which is no matter here.
            assertThat(acct.ingest("acct-" + file + ".csv", "--allow-overlap")
                            .file()
                            .get("stored")
                            .asInt())
                    .isEqualTo(900);
        }
    }

    private static String cell(Random random, String column) {
        int n = random.nextInt(4);
        return switch (column) {
            case "type" -> List.of("d", "d", "b", "t", "tq", "f", "rb").get(random.nextInt(7));
            case "timeLogged" ->
                String.format(Locale.ROOT, "2026-11-%02d %02d:10:00+0545", 10 + random.nextInt(5), random.nextInt(24));
            case "dlvSourceIp" -> n == 0 ? "" : "192.0.2." + n;
            case "vmta" -> n == 0 ? "" : "v" + n;
            case "vmtaPool" -> n == 0 ? "" : "pool" + n;
            case "jobId" -> n == 0 ? "" : "job" + n;
            case "queue" ->
                n == 0 ? "" : List.of("gmail.com", "yahoo.com", "example.com").get(n - 1) + "/v" + n;
            case "bounceCat" ->
                n == 0 ? "" : List.of("bad-mailbox", "spam-related", "other").get(n - 1);
            case "dlvType" -> n == 0 ? "discard" : "smtp";
            case "rcpt" ->
                "a@"
                        + List.of("gmail.com", "yahoo.com", "example.com", "example.org")
                                .get(n);
            default -> "";
        };
    }

    private Cli.Result query(String... args) {
        List<String> all = new ArrayList<>(List.of("query", "--format", "json"));
        all.addAll(List.of(args));
        Cli.Result result = acct.launch(all.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private Map<String, String> counted(List<Dimension> by) {
        List<String> args = new ArrayList<>();
        by.forEach(dimension -> args.addAll(List.of("--by", dimension.label())));
        Map<String, String> counts = new TreeMap<>();
        for (JsonNode row : query(args.toArray(new String[0])).json()) {
            List<String> key = by.stream().map(d -> text(row.get(d.label()))).toList();
            List<String> cells = MEASURES.stream()
                    .map(measure -> text(row.get(measure)).replace("-", "0"))
                    .toList();
            counts.put(String.join("|", key), String.join("|", cells));
        }
        return counts;
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "-" : value.asString();
    }

    /** The same from the rows, past the program. */
    private Map<String, String> rows(List<Dimension> by) {
        String key = by.isEmpty()
                ? "''"
                : String.join(
                        " || '|' || ",
                        by.stream()
                                .map(d -> "coalesce(nullif(nullif(cast(" + inRows(d)
                                        + " as varchar), 'unknown'), ''), '-')")
                                .toList());
        List<String> sums = new ArrayList<>();
        for (String outcome :
                List.of("delivered", "bounced", "deferred", "not_sent", "complaint", "queue_event", "remote_bounce")) {
            sums.add("count(*) filter (where outcome = '" + outcome + "')");
        }
        Map<String, String> counts = new TreeMap<>();
        Rows.cells(acct.store(), "select " + key + ", " + String.join(", ", sums) + " from classed_event group by 1")
                .forEach(row -> counts.put(row.get(0), String.join("|", row.subList(1, row.size()))));
        return counts;
    }

    private static String inRows(Dimension dimension) {
        return switch (dimension) {
            case MONTH -> "strftime(day, '%Y-%m')";
            case WEEK -> "yearweek(day) // 100 || '-W' || lpad(cast(yearweek(day) % 100 as varchar), 2, '0')";
            case WEEKDAY -> "['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][isodow(day)]";
            default -> dimension.label();
        };
    }

    private static List<List<Dimension>> combinations() {
        List<List<Dimension>> all = new ArrayList<>(List.of(List.of()));
        List<Dimension> dimensions = List.of(Dimension.values());
        for (int i = 0; i < dimensions.size(); i++) {
            all.add(List.of(dimensions.get(i)));
            for (int j = i + 2; j < dimensions.size(); j += 7) {
                all.add(List.of(dimensions.get(i), dimensions.get(j)));
            }
        }
        return all;
    }

    @Test
    void everySourceCountsTheSame() {
        loadRandomDays();
        SoundStore.check(acct.store());
        Map<List<Dimension>, Map<String, String>> before = new java.util.HashMap<>();
        for (List<Dimension> by : combinations()) {
            Map<String, String> found = counted(by);
            assertThat(found).as("%s", by).isEqualTo(rows(by));
            before.put(by, found);
        }
        assertThat(acct.launch("prune", "--attempts", "8d").exitCode()).isZero();
        assertThat(Rows.number(acct.store(), "select count(distinct day) from event"))
                .isEqualTo(3);
        SoundStore.check(acct.store());
        for (List<Dimension> by : combinations()) {
            boolean needsRows = CountSource.of(by, List.of()).needsRows();
            assertThat(counted(by)).as("%s", by).isEqualTo(needsRows ? rows(by) : before.get(by));
        }
    }

    @Test
    void filtersCountTheSameAfterRowsHaveGone() {
        loadRandomDays();
        List<String> filters = List.of(
                "isp=gmail",
                "isp=unknown",
                "vmta=v1",
                "pool=pool2",
                "job=job1",
                "day=2026-11-11",
                "hour_of_day=09",
                "source_ip=192.0.2.3",
                "bounce_cat=spam-related",
                "category=mailbox",
                "category=unknown",
                "axis=unknown",
                "severity_class=Block",
                "server=unknown");
        Map<String, String> before = new TreeMap<>();
        filters.forEach(filter -> before.put(filter, query("--where", filter).out()));
        assertThat(acct.launch("prune", "--attempts", "1d").exitCode()).isZero();
        assertThat(Rows.number(acct.store(), "select count(*) from event")).isZero();
        filters.forEach(filter -> {
            Cli.Result after = query("--where", filter);
            assertThat(after.out()).as(filter).isEqualTo(before.get(filter));
            assertThat(after.err()).isEmpty();
        });
    }

    @Test
    void theSmallestTableThatKnowsTheDimensionsIsRead() {
        assertThat(CountSource.of(List.of(), List.of())).isEqualTo(CountSource.HOURS);
        assertThat(CountSource.of(List.of(Dimension.ISP, Dimension.HOUR), List.of()))
                .isEqualTo(CountSource.HOURS);
        assertThat(CountSource.of(List.of(Dimension.ISP), List.of(Filter.parse("job=x"))))
                .isEqualTo(CountSource.JOBS);
        assertThat(CountSource.of(List.of(Dimension.JOB, Dimension.POOL), List.of()))
                .isEqualTo(CountSource.JOBS);
        assertThat(CountSource.of(List.of(Dimension.JOB, Dimension.QUEUE), List.of()))
                .isEqualTo(CountSource.ROWS);
        assertThat(CountSource.of(List.of(Dimension.CLASS), List.of())).isEqualTo(CountSource.HOURS);
        assertThat(CountSource.of(List.of(Dimension.CLASS, Dimension.JOB), List.of()))
                .isEqualTo(CountSource.JOBS);
        assertThat(CountSource.of(List.of(Dimension.CLASS, Dimension.QUEUE), List.of()))
                .isEqualTo(CountSource.CLASSES);
        assertThat(CountSource.of(List.of(Dimension.CATEGORY, Dimension.AXIS), List.of()))
                .isEqualTo(CountSource.HOURS);
        assertThat(CountSource.of(List.of(Dimension.ISP), List.of(Filter.parse("severity_class=hard"))))
                .isEqualTo(CountSource.SEVERITIES);
        assertThat(CountSource.of(List.of(Dimension.JOB, Dimension.CATEGORY), List.of()))
                .isEqualTo(CountSource.ANSWERS);
        assertThat(CountSource.of(List.of(Dimension.REPLY), List.of())).isEqualTo(CountSource.ANSWERS);
        assertThat(CountSource.of(List.of(Dimension.ISP), List.of(Filter.parse("rcpt_domain=x"))))
                .isEqualTo(CountSource.ROWS);
    }

    @Test
    void whatCanNoLongerBeKnownIsNullAndSaid() {
        loadRandomDays();
        assertThat(acct.launch("prune", "--attempts", "8d").exitCode()).isZero();
        Cli.Result gone = query("--by", "rcpt_domain", "--since", "2026-11-10", "--until", "2026-11-11");
        assertThat(gone.json().size()).isEqualTo(1);
        gone.json().get(0).forEach(value -> assertThat(value.isNull()).isTrue());
        assertThat(gone.err())
                .isEqualTo("Rows before 2026-11-12 are no longer stored; these numbers cannot be known.\n");
        assertThat(acct.launch("query", "--where", "rcpt_domain=gmail.com", "--until", "2026-11-11")
                        .out())
                .doesNotContain("0");
        Cli.Result partly = query("--where", "rcpt_domain=gmail.com");
        assertThat(partly.json().get(0).get("delivered").asInt()).isPositive();
        assertThat(partly.err())
                .isEqualTo("Rows before 2026-11-12 are no longer stored; these numbers count from there.\n");
        assertThat(query("--by", "rcpt_domain", "--since", "2026-11-12").err()).isEmpty();
        assertThat(query("--by", "isp,source_ip,job").err()).isEmpty();
        assertThat(acct.launch("query", "replies").err()).contains("Rows before 2026-11-12 are no longer stored");
    }

    @Test
    void hoursThatHaveGoneAreNullAndSaidToo() {
        loadRandomDays();
        assertThat(acct.launch("prune", "--attempts", "8d", "--hourly", "9d").exitCode())
                .isZero();
        Cli.Result gone = query("--until", "2026-11-10");
        gone.json().get(0).forEach(value -> assertThat(value.isNull()).isTrue());
        assertThat(gone.err())
                .isEqualTo("Counts before 2026-11-11 are no longer stored; these numbers cannot be known.\n");
        assertThat(query("--by", "day").json().size()).isEqualTo(4);
        Cli.Result report = acct.launch("report", "--day", "2026-11-10");
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.err()).hasLineCount(1).contains("2026-11-10").contains("no longer stored");
    }

    @Test
    void aReportOfADayWithoutRowsHasTheSameNumbers() throws Exception {
        Logs.write(
                folder.resolve("acct.yaml"),
                "alerts: {hard-bounce: {warning: 0.01, critical: 0.02, min-events: 1, min-recipients: 5}}\n"
                        .getBytes(StandardCharsets.UTF_8));
        loadRandomDays();
        JsonNode before = summary("before");
        assertThat(acct.launch("prune", "--attempts", "1d").exitCode()).isZero();
        JsonNode after = summary("after");
        for (String key : before.propertyNames()) {
            // Of which day's mail complaints are is told by rows, and so which of many troubles leads.
            if (!List.of("replies", "findings", "alerts", "incidents", "jobs", "verdict")
                    .contains(key)) {
                assertThat(after.get(key)).as(key).isEqualTo(before.get(key));
            }
        }
        assertThat(after.get("verdict").get("level"))
                .isEqualTo(before.get("verdict").get("level"));
        // What a job's bounces meant goes with their rows; that there were any stays.
        List<String> meanings = List.of("hard", "soft", "block");
        assertThat(after.get("jobs").size()).isPositive();
        for (JsonNode job : after.get("jobs")) {
            assertThat(meanings).allMatch(meaning -> job.get(meaning).isNull());
        }
        assertThat(without(meanings, after.get("jobs"))).isEqualTo(without(meanings, before.get("jobs")));
        assertThat(before.get("alerts").size())
                .isPositive()
                .isEqualTo(after.get("alerts").size());
        assertThat(after.get("findings").toString()).contains("Rows before 2026-11-15 are no longer stored");
    }

    private static List<JsonNode> without(List<String> keys, JsonNode objects) {
        List<JsonNode> left = new ArrayList<>();
        objects.forEach(object -> left.add(((ObjectNode) object.deepCopy()).remove(keys)));
        return left;
    }

    private JsonNode summary(String out) throws Exception {
        Cli.Result result = acct.launch("report", "--since", "2026-11-10", "--until", "2026-11-14", "--out", out);
        assertThat(result.exitCode()).as(result.err()).isZero();
        Path page = folder.resolve(result.out().strip());
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(page.resolveSibling("summary.json").toFile());
    }
}
