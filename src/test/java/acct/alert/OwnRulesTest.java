package acct.alert;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.judge.BrokenRule;
import acct.judge.OwnRule;
import acct.judge.Rule;
import acct.sql.SqlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Rules that an operator wrote as SQL, from the file to the alert. */
@Tag("slow")
final class OwnRulesTest {
    private static final String HEADER = """
            -- label: Job is refused
            -- rule: job-refused
            -- metric: block
            -- warning: 0.1
            -- critical: 0.7
            -- min-events: 10
            -- min-cases: 50
            -- advice: Ask its owner.
            """;

    private static final String QUERY = """
            select job, count(*) as n, count(*) filter (where outcome = 'bounced') as x
            from attempt
            where day = $day
            group by job
            """;

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        acct = Cli.in(folder);
        Files.createDirectory(folder.resolve("rules"));
        write("acct.yaml", "alert-rules: rules\n");
    }

    private void write(String name, String text) {
        Logs.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    /** On the 18th and the 19th: of a hundred mails of each job, job-1 loses 1, job-2 30, job-3 all. */
    private void load() {
        Logs logs = Logs.standard();
        for (int day = 18; day <= 19; day++) {
            for (int job = 1; job <= 3; job++) {
                int lost = job == 1 ? 1 : job == 2 ? 30 : 100;
                for (int i = 0; i < 100; i++) {
                    logs.row(
                            i < lost ? "b" : "d",
                            "timeLogged",
                            String.format(Locale.ROOT, "2026-11-%d %02d:%02d:00+0100", day, i / 60, i % 60),
                            "envId",
                            day + "-" + job + "-" + i,
                            "dlvSourceIp",
                            "192.0.2.1",
                            "rcpt",
                            "r" + i + "@refusing.example",
                            "jobId",
                            "job-" + job,
                            "bounceCat",
                            i < lost ? "spam-related" : "",
                            "dsnDiag",
                            i < lost ? "smtp;550 5.7.1 message content rejected as spam" : "");
                }
            }
        }
        logs.write(folder.resolve("acct-1.csv"));
        Cli.Result result = acct.ingest("acct-1.csv");
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private List<JsonNode> alerts(String rule) {
        Cli.Result result = acct.launch("alerts", "--day", "2026-11-19", "--format", "json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json()
                .valueStream()
                .filter(one -> one.get("rule").asString().equals(rule))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "select 1 as x, 2 as n|never uses $day",
                "select 1 as x, 2 as n where $day is null and $since is null|:9: uses $since; the only parameter is $day",
                "select 1 as x where $day is not null|has no column 'n'",
                "select 1 as x, 2 as n, 3 as domain where $day is not null|has a column 'domain'; valid are source_ip",
                "select 1 as x, 2 as n, 'a' as job, 'b' as job where $day is not null|has two columns 'job'",
                "select 1 as x, 2 as n, 3 as job where $day is not null|column 'job' holds Integer, not a text",
                "select 1.5 as x, 2 as n where $day is not null|column 'x' holds BigDecimal, not a whole number",
                "select null as x, 2 as n where $day is not null|column 'x' is null",
                "select 3 as x, 2 as n where $day is not null|x = 3 of n = 2; x is a part of n",
                "select x, n;from nothing;where day = $day|:10: Catalog Error: Table with name nothing does not exist",
                "select 1 as x, 2 as n;where day == = $day|:10: syntax error at or near",
                "delete from attempt where day = $day|not one query",
                "copy (select $day) to 'x.csv'|not one query",
                "select 1 as x, 2 as n where $day is null; select 2|2 statements; give exactly one query",
                "select 1 as x, count(*) as n from read_csv('/etc/passwd') where $day is null|file system operations"
            })
    void aBrokenStatementIsToldOfAndCostsNothingElse(String statement, String why) {
        write("rules/broken.sql", HEADER + statement.replace(";", "\n").replace("\n select 2", "; select 2"));
        load();
        List<JsonNode> told = alerts(BrokenRule.NAME);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).get("severity").asString()).isEqualTo("warning");
        assertThat(told.get(0).get("action").asString())
                .startsWith("rules/broken.sql:")
                .contains(why)
                .doesNotContain("\n");
        assertThat(alerts("block-bounce")).isNotEmpty();
        assertThat(folder.resolve("x.csv")).doesNotExist();
    }

    @Test
    void filesThatCannotBeRulesAreToldOfToo() throws IOException {
        write("rules/1-clash.sql", HEADER.replace("job-refused", "hard-bounce") + QUERY);
        write("rules/2-sound.sql", HEADER + QUERY);
        write("rules/3-twice.sql", HEADER + QUERY);
        write("rules/4-nothing.sql", "");
        Files.write(folder.resolve("rules/5-latin.sql"), new byte[] {'-', '-', (byte) 0xe4});
        Files.createDirectory(folder.resolve("rules/6-folder.sql"));
        write("rules/7-large.sql", HEADER + QUERY + "-- x".repeat(50_000));
        write("rules/notes.txt", "no rule");
        write("rules/.hidden.sql", "no rule");
        load();
        assertThat(alerts(BrokenRule.NAME).stream()
                        .map(one -> one.get("action").asString().replaceAll("[.] Mend.*", "")))
                .containsExactlyInAnyOrder(
                        "rules/1-clash.sql:2: there is a rule 'hard-bounce' already; take another name",
                        "rules/3-twice.sql:2: there is a rule 'job-refused' already; take another name",
                        "rules/4-nothing.sql:1: needs a line '-- rule: …' in its header",
                        "rules/5-latin.sql: not UTF-8; save the file as UTF-8",
                        "rules/6-folder.sql: is no regular file",
                        "rules/7-large.sql: larger than 100000 bytes, so no rule");
        assertThat(alerts("job-refused")).hasSize(2);
    }

    @Test
    void aFolderThatIsNotThereIsAnError() throws IOException {
        Files.delete(folder.resolve("rules"));
        Cli.Result result = acct.launch("alerts");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("acct: acct.yaml:1: 'alert-rules' is 'rules'; there is no such folder; make it, or leave the"
                        + " key out\n");
    }

    @Test
    void whatItCountsIsJudgedAndBecomesAnIncident() {
        write("rules/jobs.sql", HEADER + QUERY);
        load();
        List<JsonNode> alerts = alerts("job-refused");
        assertThat(alerts.stream()
                        .map(one -> one.get("severity").asString() + " "
                                + one.get("x").asLong() + "/" + one.get("n").asLong()))
                .containsExactly("critical 100/100", "warning 30/100");
        assertThat(alerts.get(0).get("action").asString()).isEqualTo("Job is refused. Ask its owner.");
        assertThat(alerts.get(0).get("low").asDouble()).isBetween(0.9, 1.0);
        assertThat(alerts(BrokenRule.NAME)).isEmpty();
        JsonNode incidents = acct.launch("incidents", "--format", "json").json();
        assertThat(incidents
                        .valueStream()
                        .filter(one -> one.get("rules").toString().contains("job-refused"))
                        .map(one -> one.get("metric").asString() + " "
                                + one.get("job").asString() + " "
                                + one.get("opened").asString() + " "
                                + one.get("days").asInt()))
                .containsExactlyInAnyOrder("block job-3 2026-11-18 2", "block job-2 2026-11-18 2");
        // A replay judges by it as well.
        assertThat(acct.launch("alerts", "test", "--format", "csv").out()).contains("job-refused,2,2,2,");
    }

    @Test
    void aBrokenRuleIsAnIncidentOfTheConfiguration() {
        write("rules/broken.sql", HEADER);
        load();
        JsonNode incidents = acct.launch("incidents", "--format", "json").json();
        assertThat(incidents
                        .valueStream()
                        .filter(one -> one.get("rules").toString().contains(BrokenRule.NAME))
                        .map(one -> one.get("metric").asString() + " "
                                + one.get("severity").asString()))
                .containsExactly("config warning");
    }

    @Test
    void theShippedRuleSaysWhichDomainRefusesAJob() {
        load();
        List<JsonNode> alerts = alerts("domain-refuses-job");
        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).get("x").asLong()).isEqualTo(100);
        assertThat(alerts.get(0).get("severity").asString()).isEqualTo("critical");
        assertThat(alerts.get(0).get("action").asString())
                .startsWith("A domain refuses most of a job's mail: refusing.example. Pause the job");
    }

    @Test
    void everyStatementThatNamesARuleShips() throws IOException {
        List<String> named = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("sql/alert"))) {
            files.map(file -> "alert/" + String.valueOf(file.getFileName()).replace(".sql", ""))
                    .filter(name -> !SqlFile.of(name).header("rule").isEmpty())
                    .sorted()
                    .forEach(named::add);
        }
        assertThat(OwnRuleFiles.SHIPPED).isEqualTo(named);
        List<Rule> rules = OwnRuleFiles.rules(null, "");
        assertThat(rules).hasSameSizeAs(named).allMatch(OwnRule.class::isInstance);
    }
}
