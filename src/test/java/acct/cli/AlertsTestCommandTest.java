package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code acct alerts test}, as operators and scripts use it. */
@Tag("slow")
@SuppressWarnings("StringConcatToTextBlock") // line by line, as it is written
final class AlertsTestCommandTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    /** From the 12th to the 18th of November but for the 14th; on the 16th and 17th gmail turned half of the mail away. */
    private void load() {
        List<String> files = new ArrayList<>();
        for (int day : new int[] {12, 13, 15, 16, 17, 18}) {
            Logs logs = Logs.standard();
            for (int i = 0; i < 400; i++) {
                boolean bounces = i % 2 == 0 && (day == 16 || day == 17);
                logs.row(
                        bounces ? "b" : "d",
                        "timeLogged",
                        String.format(Locale.ROOT, "2026-11-%02d %02d:%02d:00+0100", day, i / 60, i % 60),
                        "envId",
                        "e" + day + "-" + i,
                        "dlvSourceIp",
                        "192.0.2.1",
                        "rcpt",
                        "r" + i + "@gmail.com",
                        "bounceCat",
                        bounces ? "spam-related" : "",
                        "dsnDiag",
                        bounces ? "smtp;550 5.7.1 blocked" : "");
            }
            logs.write(folder.resolve("acct-" + day + ".csv"));
            files.add("acct-" + day + ".csv");
        }
        assertThat(acct.ingest(files.toArray(new String[0])).exitCode()).isZero();
    }

    private void known(String text) {
        Logs.write(folder.resolve("known.csv"), text.getBytes(StandardCharsets.UTF_8));
    }

    private Cli.Result test(String... options) {
        List<String> args = new ArrayList<>(List.of("alerts", "test"));
        args.addAll(List.of(options));
        return acct.launch(args.toArray(new String[0]));
    }

    private JsonNode json(String... options) {
        List<String> args = new ArrayList<>(List.of("--format", "json"));
        args.addAll(List.of(options));
        Cli.Result result = test(args.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json();
    }

    private static long alerts(JsonNode answer, String rule, String column) {
        return answer.get("rules")
                .valueStream()
                .filter(one -> one.get("rule").asString().equals(rule))
                .mapToLong(one -> one.get(column).asLong())
                .sum();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--since never",
                "--since 2026-11-19 --until 2026-11-12",
                "--day 2026-11-18",
                "--fail-on warning",
                "--set hard-bounce.warning",
                "--set hard-bounce.wrong=1",
                "--set nothing.warning=0.1",
                "--set hard-bounce.warning=0.06",
                "--set hard-bounce.warning=2",
                "--set drift.times=3 --set drift.times=4",
                "more"
            })
    void wrongUseIsOneLineAndCodeTwoAlsoWithoutAStore(String options) {
        OneLineError.check(test(options.split(" ")), 2);
        assertThat(acct.store()).doesNotExist();
    }

    @Test
    void anOptionOfTheListBeforeItWouldBeLost() {
        OneLineError.check(acct.launch("alerts", "--day", "2026-11-18", "test"), 2);
    }

    @Test
    void withoutAStoreThereIsNothingToReplay() {
        Cli.Result result = test("--since", "90d");
        OneLineError.check(result, 1);
        assertThat(result.err()).contains("no such store");
        assertThat(acct.store()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "|no column 'opened'",
                "isp|no column 'opened'",
                "opened\\n16.11.2026|known.csv:2: 'opened' is '16.11.2026'",
                "opened,isp\\n2026-11-16,gmail\\n,gmail|known.csv:3: 'opened' is empty",
                "opened,closed\\n2026-11-16,2026-11-15|known.csv:2: 'closed' is 2026-11-15, before 'opened'",
                "opened,closed\\n2026-11-16,x|known.csv:2: 'closed' is 'x'",
                "opened,source_ip\\n2026-11-16,mta1|known.csv:2: 'source_ip' is 'mta1'",
                "opened,source_ip\\n2026-11-16,0.0.0.0|known.csv:2: 'source_ip' is '0.0.0.0'",
                "opened,metric\\n2026-11-16,blocks|known.csv:2: 'metric' is 'blocks'; valid are hard, block, deferral",
                "opened,opened\\n2026-11-16,2026-11-17|not readable as CSV",
                "opened,isp\\n2026-11-16,\\\"gmail|not readable as CSV"
            })
    void aFileOfIncidentsThatIsWrongIsNamedWithItsLine(String text, String why) {
        known(text == null ? "" : text.replace("\\n", "\n").replace("\\\"", "\""));
        Cli.Result result = test("--incidents", "known.csv");
        OneLineError.check(result, 2);
        assertThat(result.err()).startsWith("acct: known.csv:").contains(why);
    }

    @Test
    void aFileOfIncidentsThatIsNotThereIsAFailure() {
        OneLineError.check(test("--incidents", "none.csv"), 1);
        OneLineError.check(test("--incidents", "."), 1);
    }

    @Test
    void ofDaysWithoutRowsNothingIsReplayed() {
        load();
        Cli.Result result = test("--since", "2031-01-01", "--format", "json");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("there was no night to replay");
        JsonNode answer = result.json();
        assertThat(answer.get("nights").asInt()).isZero();
        assertThat(answer.get("since").isNull()).isTrue();
        assertThat(answer.get("alerts_a_week").isNull()).isTrue();
        assertThat(answer.get("suggested").get(0).get("limit").isNull()).isTrue();
        assertThat(test("--since", "2031-01-01").out()).startsWith("No night was replayed.\n");
    }

    @Test
    void itSaysHowManyAlertsAWeekThereWouldHaveBeen() {
        load();
        JsonNode answer = json();
        assertThat(answer.propertyNames())
                .containsExactly(
                        "rules",
                        "since",
                        "until",
                        "nights",
                        "alerts",
                        "alerts_a_week",
                        "incidents",
                        "incidents_a_week",
                        "known",
                        "misses",
                        "false_alerts",
                        "set",
                        "suggested");
        assertThat(answer.get("since").asString()).isEqualTo("2026-11-12");
        assertThat(answer.get("until").asString()).isEqualTo("2026-11-18");
        assertThat(answer.get("nights").asInt()).isEqualTo(6);
        assertThat(alerts(answer, "block-bounce", "criticals")).isEqualTo(2);
        assertThat(alerts(answer, "block-bounce", "nights")).isEqualTo(2);
        double week = answer.get("alerts").asInt() * 7 / 6.0;
        assertThat(answer.get("alerts_a_week").asDouble()).isBetween(week - 0.01, week + 0.01);
        assertThat(answer.get("known").isNull()).isTrue();
        assertThat(answer.get("misses").isNull()).isTrue();
        assertThat(answer.get("set").isNull()).isTrue();
        assertThat(test("--quiet").err()).isEmpty();
        assertThat(test().err())
                .contains("no row is stored of 1 day in between")
                .contains("rest on 6 nights and take every alert for a false one");
        assertThat(json("--until", "2026-11-15").get("nights").asInt()).isEqualTo(3);
        assertThat(json("--since", "3d").get("nights").asInt()).isEqualTo(2);
    }

    @Test
    void otherLimitsStandBesideTheConfiguredOnes() {
        load();
        JsonNode answer = json("--set", "block-bounce.warning=0.7", "--set", "block-bounce.critical=0.8");
        assertThat(alerts(answer, "block-bounce", "criticals")).isEqualTo(2);
        JsonNode set = answer.get("set");
        assertThat(set.get("limits").get("block-bounce.warning").asDouble()).isEqualTo(0.7);
        assertThat(alerts(set, "block-bounce", "criticals")).isZero();
        assertThat(set.get("alerts").asInt()).isLessThan(answer.get("alerts").asInt());
        assertThat(alerts(answer, "block-bounce", "set_criticals")).isZero();
        assertThat(test("--set", "block-bounce.warning=0.05").out()).contains("with --set", "set_warnings");
        // The same limits say the same.
        JsonNode same = json("--set", "block-bounce.warning=0.01");
        assertThat(same.get("set").get("alerts")).isEqualTo(same.get("alerts"));
    }

    @Test
    void knownIncidentsAreFoundOrMissed() {
        load();
        // A byte order mark, blanks, capitals, a column that means nothing here, and an empty line.
        known("\uFEFFOpened, closed,SOURCE_IP,isp,metric,whose\n"
                + "2026-11-15,2026-11-17,192.0.2.1,Gmail,block,ours\n\n"
                + "2026-11-16,,,gmail,,\n"
                + "2026-11-12,2026-11-13,,,,theirs\n"
                + "2026-11-16,2026-11-17,192.0.2.9,,,\n"
                + "2026-11-16,2026-11-17,,gmail,complaint,\n"
                + "2026-11-01,2026-11-02,,gmail,,\n");
        JsonNode answer = json("--incidents", "known.csv");
        List<String> told = answer.get("known")
                .valueStream()
                .map(one -> one.get("found") + " " + one.get("lead_days"))
                .toList();
        assertThat(told).containsExactly("true 1", "true 0", "false null", "false null", "false null", "null null");
        assertThat(answer.get("misses").asInt()).isEqualTo(3);
        String id = answer.get("known").get(0).get("incident").asString();
        assertThat(acct.launch("incidents", "show", id, "--format", "json")
                        .json()
                        .get("isp")
                        .asString())
                .isEqualTo("gmail");
        assertThat(answer.get("false_alerts").asInt())
                .isLessThan(answer.get("alerts").asInt());
        String text = test("--incidents", "known.csv").out();
        assertThat(text).contains("Known incidents\n", "known incidents missed", "lead_days");
        assertThat(test("--incidents", "known.csv").err())
                .contains("1 of the known incidents went on on none of these");
    }

    @Test
    void aSuggestedLimitIsTheSmallestThatDisturbsNobody() {
        load();
        JsonNode all = json("--incidents", everythingKnown());
        for (JsonNode one : all.get("suggested")) {
            assertThat(one.get("limit").asDouble())
                    .isLessThanOrEqualTo(one.get("now").asDouble());
            assertThat(one.get("alerts_a_week").asDouble()).isZero();
        }
        // Two nights of six at half of all mail are more than one a week, up to the limit of a critical alert.
        JsonNode block = json().get("suggested").get(1);
        assertThat(block.get("rule").asString()).isEqualTo("block-bounce");
        assertThat(block.get("limit").isNull()).isTrue();
        assertThat(block.get("now").asDouble()).isEqualTo(0.01);
    }

    private String everythingKnown() {
        known("opened\n2026-11-01\n");
        return "known.csv";
    }

    @Test
    void rowsAreRulesInEveryFormat() {
        load();
        assertThat(test("--format", "csv").out())
                .startsWith("rule,warnings,criticals,nights,set_warnings,set_criticals,set_nights\n")
                .contains("block-bounce,0,2,2,,,\n");
        assertThat(test("--format", "jsonl").out()).contains("{\"rule\":\"block-bounce\",\"warnings\":0,");
        assertThat(test("--format", "markdown").out()).startsWith("| rule |");
        assertThat(test().out())
                .startsWith("6 nights replayed, from 2026-11-12 to 2026-11-18\n")
                .contains("Alerts by rule\n", "Suggested limits of a warning")
                .doesNotContain("set_warnings", "E-");
    }
}
