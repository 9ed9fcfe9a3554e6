package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import acct.Cli;
import acct.Logs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Another time beside a time, the ends of shares, and parts of groups. It is noon of 20 November 2026. */
final class CompareTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
        Logs logs = Logs.standard();
        logs.rows(98, "d", cells("2026-11-19 10:00", "gmail.com", "v1"))
                .rows(2, "b", cells("2026-11-19 10:00", "gmail.com", "v1"));
        logs.rows(90, "d", cells("2026-11-20 10:00", "gmail.com", "v1"))
                .rows(10, "b", cells("2026-11-20 10:00", "gmail.com", "v1"));
        logs.rows(5, "d", cells("2026-11-19 11:00", "yahoo.com", "v1"));
        logs.rows(4, "d", cells("2026-11-20 09:00", "web.de", "v2"))
                .row("t", cells("2026-11-20 09:00", "web.de", "v2"));
        logs.rows(3, "d", cells("2026-11-13 11:30", "gmail.com", "v2"));
        logs.write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    private static String[] cells(String time, String domain, String vmta) {
        return new String[] {"timeLogged", time + ":00+0000", "rcpt", "a@" + domain, "vmta", vmta};
    }

    private Cli.Result query(String... more) {
        List<String> args = new ArrayList<>(List.of("query", "--format", "json"));
        args.addAll(List.of(more));
        return acct.launch(args.toArray(new String[0]));
    }

    private List<String> lines(String... more) {
        Cli.Result result = query(more);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json().valueStream().map(CompareTest::line).toList();
    }

    private static String line(JsonNode row) {
        List<String> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(cell.isNull() ? "-" : text(cell)));
        return String.join(" ", cells);
    }

    private static String text(JsonNode cell) {
        return cell.isNumber() && !cell.isIntegralNumber() ? shown(cell.asDouble()) : cell.asString();
    }

    private static String shown(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--compare before; --compare before: write previous, yesterday, last-week or a day such as 2026-11-18",
                "--compare 2026-13-01; write previous",
                "--compare previous --grain day; --compare cannot be split by day",
                "--compare previous --by hour; --compare cannot be split by hour",
                "--compare previous --until today; --compare needs --since",
                "--compare 2026-11-19 --since 2026-11-19 --until 2026-11-19; that is what it is compared with",
                "--share-of isp; --share-of isp: write a dimension of --by, or total",
                "--by vmta --share-of ips; --share-of ips: write a dimension of --by, or total",
                "--columns delivered_before; no measure is called 'delivered_before'; did you mean delivered",
                "--list --compare previous; --list cannot be combined with --compare",
                "--list --intervals; --list cannot be combined with --intervals",
                "--list --share-of total; --list cannot be combined with --share-of",
            })
    void whatCannotBeComparedIsWrongUse(String options, String why) {
        Cli.Result result = query(options.split(" "));
        assertThat(result.exitCode()).as(options).isEqualTo(2);
        assertThat(result.err()).hasLineCount(1).contains(why);
    }

    @Test
    void linesOfBothTimesStandThereWithTheChange() {
        assertThat(lines("--by", "isp", "--columns", "isp,delivered,bounced_share", "--compare", "previous"))
                .containsExactly("gmail 90 98 -8 0.1000 0.0200 0.0800", "web.de 4 0 4 0 - -", "yahoo 0 5 -5 - 0 -");
    }

    @Test
    void theLatestStoredDayIsComparedIfNoneIsNamed() {
        Cli.Result result = query("--columns", "delivered", "--compare", "yesterday");
        assertThat(line(result.json().get(0))).isEqualTo("94 103 -9");
        assertThat(result.err())
                .isEqualTo("Compared are 2026-11-20 and, before, 2026-11-19. 2026-11-20 is not over: --since today"
                        + " compares as much of both.\n");
        assertThat(query("--columns", "delivered", "--compare", "yesterday", "--since", "today", "--until", "today")
                        .err())
                .contains(" 2026-11-20 is not over: ");
        assertThat(query("--columns", "delivered", "--compare", "yesterday", "--since", "today")
                        .err())
                .doesNotContain("is not over");
        acct.at(Instant.parse("2026-11-21T00:00:00Z"));
        assertThat(query("--columns", "delivered", "--compare", "yesterday").err())
                .isEqualTo("Compared are 2026-11-20 and, before, 2026-11-19.\n");
    }

    @Test
    void whatIsNotLoadedYetIsNoFall() {
        acct.at(Instant.parse("2026-11-22T03:00:00Z"));
        assertThat(query("--columns", "delivered", "--since", "yesterday", "--compare", "previous")
                        .err())
                .contains("No row is stored after 2026-11-20", "(--until 2026-11-20), or load the files.");
        assertThat(query("--since", "2026-11-20", "--until", "2026-11-20", "--compare", "previous")
                        .err())
                .doesNotContain("No row is stored after");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "previous --since 2026-11-20 --until 2026-11-20; 94 103 -9; 2026-11-20 and, before, 2026-11-19",
                "last-week --since today; 94 3 91; 2026-11-20 00:00 to 2026-11-20 12:00 and, before, 2026-11-13 00:00 to",
                "last-week --since 1h; 0 3 -3; 2026-11-20 11:00 to 2026-11-20 12:00 and, before, 2026-11-13 11:00 to",
                "yesterday --since 2h; 90 103 -13; 2026-11-20 10:00 to 2026-11-20 12:00 and, before, 2026-11-19 10:00 to",
                "previous --since 2h; 90 4 86; 2026-11-20 10:00 to 2026-11-20 12:00 and, before, 2026-11-20 08:00 to",
                "2026-11-13 --since 2026-11-19 --until 2026-11-20; 197 3 194; and, before, 2026-11-13 to 2026-11-14",
            })
    void theOtherTimeIsOfTheSameLength(String options, String expected, String told) {
        List<String> args = new ArrayList<>(List.of("--columns", "delivered", "--compare"));
        args.addAll(Arrays.asList(options.split(" ")));
        Cli.Result result = query(args.toArray(new String[0]));
        assertThat(result.json().valueStream().map(CompareTest::line)).containsExactly(expected);
        assertThat(result.err()).contains(told);
    }

    /** Deferrals are logged on the 20th only, and of the 5th nothing is stored. */
    @Test
    void whatIsNotLoggedOrNotStoredIsComparedWithNothing() {
        assertThat(lines("--columns", "deferred", "--compare", "yesterday")).containsExactly("1 - -");
        assertThat(lines("--columns", "delivered,bounced_share", "--compare", "2026-11-05"))
                .containsExactly("94 - - " + shown(10 / 104.0) + " - -");
        acct = acct.at(Cli.NOW.plus(Duration.ofDays(90)));
        assertThat(acct.launch("prune", "--attempts", "90d", "--hourly", "90d").exitCode())
                .isZero();
        Cli.Result gone = query(
                "--by",
                "isp",
                "--columns",
                "isp,delivered",
                "--since",
                "2026-11-20",
                "--until",
                "2026-11-20",
                "--compare",
                "yesterday");
        assertThat(gone.json().valueStream().map(CompareTest::line)).containsExactly("gmail 90 - -", "web.de 4 - -");
        assertThat(gone.err()).contains("Before: Counts before 2026-11-20 are no longer stored");
    }

    @Test
    void aChangeCanBeSortedAndChosenBy() {
        assertThat(lines(
                        "--by",
                        "isp",
                        "--compare",
                        "previous",
                        "--columns",
                        "isp,bounced_share_change",
                        "--having",
                        "bounced_share_change>5%"))
                .containsExactly("gmail 0.0800");
        assertThat(lines("--by", "isp", "--compare", "previous", "--columns", "isp", "--sort", "delivered_change"))
                .containsExactly("web.de", "yahoo", "gmail");
        assertThat(lines("--by", "isp", "--compare", "previous", "--columns", "isp", "--sort", "rate_max_1h_change"))
                .hasSize(3);
        assertThat(lines("--columns", "rate_max_1h,bytes", "--compare", "previous"))
                .containsExactly("100 - - 0 0 0");
    }

    @Test
    void theMeasuresOfTheContractComeFirst() {
        List<String> names =
                List.copyOf(query("--by", "isp", "--compare", "previous", "--intervals", "--share-of", "isp")
                        .json()
                        .get(0)
                        .propertyNames());
        assertThat(names)
                .startsWith("isp", "delivered", "bounced")
                .contains("complaint_share_change", "bounced_share_high", "delivered_of_isp");
        assertThat(names.indexOf("complaint_share")).isEqualTo(13);
        assertThat(names).doesNotHaveDuplicates().hasSize(14 + 26 + 8 + 9);
    }

    @Test
    void theEndsOfAShareAreThoseOfWilson() {
        JsonNode row = query(
                        "--where",
                        "isp=gmail",
                        "--since",
                        "today",
                        "--columns",
                        "bounced_share,complaint_share",
                        "--intervals")
                .json()
                .get(0);
        assertThat(List.copyOf(row.propertyNames()))
                .containsExactly(
                        "bounced_share",
                        "bounced_share_low",
                        "bounced_share_high",
                        "complaint_share",
                        "complaint_share_low",
                        "complaint_share_high");
        // 10 of 100: Newcombe 1998 has 0.0552 to 0.1744.
        assertThat(row.get("bounced_share_low").asDouble()).isCloseTo(0.0552, within(0.0001));
        assertThat(row.get("bounced_share_high").asDouble()).isCloseTo(0.1744, within(0.0001));
        assertThat(row.get("complaint_share_low").isNull()).isTrue();
    }

    @Test
    void aPartIsOfTheGroupAlsoOfLinesThatAreNotPrinted() {
        assertThat(lines("--by", "isp,vmta", "--share-of", "isp", "--columns", "isp,vmta,recipients", "--sort", "vmta"))
                .containsExactly(
                        "gmail v1 200 " + shown(200 / 203.0),
                        "yahoo v1 5 1",
                        "web.de v2 4 1",
                        "gmail v2 3 " + shown(3 / 203.0));
        assertThat(lines("--by", "isp", "--share-of", "total", "--columns", "isp,bounced", "--min-recipients", "100"))
                .containsExactly("gmail 12 1");
        assertThat(lines("--by", "isp", "--share-of", "total", "--columns", "recipients", "--limit", "1"))
                .containsExactly("203 " + shown(203 / 212.0));
        assertThat(lines("--by", "isp", "--share-of", "total", "--columns", "queue_events", "--limit", "1"))
                .containsExactly("- -");
    }

    @Test
    void peopleReadAChangeWithItsSign() {
        assertThat(acct.launch(
                                "query",
                                "--by",
                                "isp",
                                "--columns",
                                "isp,delivered,bounced_share",
                                "--compare",
                                "previous")
                        .out())
                .contains("-8", "+8.00", "+4");
    }
}
