package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Sizes, times and rates, which are made only if they are asked for. */
final class SideMeasureTest {
    private static final String ALL = "bytes,accept_p50,accept_p95,accept_p99,rate_max_1m,rate_max_5m,rate_max_1h";

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    private void load(Logs logs) {
        logs.write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    private Cli.Result query(String... more) {
        List<String> args = new ArrayList<>(List.of("query", "--format", "json"));
        args.addAll(List.of(more));
        Cli.Result result = acct.launch(args.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private List<String> lines(String... more) {
        return query(more).json().valueStream().map(SideMeasureTest::line).toList();
    }

    private static String line(JsonNode row) {
        List<String> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(cell.isNull() ? "-" : cell.asString()));
        return String.join(" ", cells);
    }

    private static Logs someMinutes() {
        String[] gmail = {"rcpt", "a@gmail.com", "jobId", "j1", "dlvSize", "1000"};
        Logs logs = Logs.standard();
        for (String seconds : List.of("00:05", "00:07", "01:00", "03:20")) {
            logs.row(
                    "d",
                    with(
                            gmail,
                            "timeQueued",
                            "2026-11-19 09:00:00+0100",
                            "timeLogged",
                            "2026-11-19 09:" + seconds + "+0100"));
        }
        return logs.row("t", "timeLogged", "2026-11-19 09:03:00+0100", "rcpt", "a@gmail.com", "jobId", "j1")
                .row("b", "timeLogged", "2026-11-19 09:07:00+0100", "rcpt", "a@yahoo.com", "dlvSize", "77")
                .row("b", "timeLogged", "2026-11-19 10:07:00+0100", "rcpt", "a@yahoo.com");
    }

    private static String[] with(String[] cells, String... more) {
        List<String> all = new ArrayList<>(List.of(cells));
        all.addAll(List.of(more));
        return all.toArray(new String[0]);
    }

    @Test
    void hoursKnowBucketsAndRowsTheTimeItself() {
        load(someMinutes());
        assertThat(lines("--by", "isp", "--columns", "isp," + ALL))
                .containsExactly("gmail 4000 10 300 300 2 5 5", "yahoo 0 - - - 1 1 1");
        assertThat(lines("--by", "job", "--columns", "job," + ALL))
                .containsExactly("j1 4000 7 200 200 2 5 5", "- 0 - - - 1 1 1");
        assertThat(lines("--columns", ALL)).containsExactly("4000 10 300 300 2 5 6");
        assertThat(lines("--grain", "hour", "--columns", "hour,rate_max_1h,bytes"))
                .containsExactly("2026-11-19T09+01:00 6 4000", "2026-11-19T10+01:00 1 0");
    }

    @Test
    void theyAreNotPrintedUnlessAskedForAndSortAndCompareAsOthers() {
        load(someMinutes());
        assertThat(query("--by", "isp").json().get(0).has("bytes")).isFalse();
        assertThat(List.copyOf(query("--by", "isp", "--wide").json().get(0).propertyNames()))
                .containsAll(List.of(ALL.split(",")))
                .startsWith("isp", "delivered");
        assertThat(lines("--by", "isp", "--columns", "isp", "--sort", "rate_max_1m", "--asc"))
                .containsExactly("yahoo", "gmail");
        assertThat(lines("--by", "isp", "--columns", "isp", "--having", "accept_p95>=300"))
                .containsExactly("gmail");
        assertThat(lines("--by", "isp", "--columns", "isp", "--having", "accept_p95<300"))
                .isEmpty();
    }

    /** What a limit leaves out is a line of sums, which has no times. */
    @Test
    void aLimitCutsLinesWithTheirOwnNumbers() {
        load(someMinutes());
        String cut = acct.launch("query", "--by", "isp", "--columns", "isp,bytes,accept_p50", "--limit", "1")
                .out();
        assertThat(cut).hasLineCount(2).contains("gmail  4,000          10");
    }

    @Test
    void timesAndFiltersHoldForThemToo() {
        load(someMinutes());
        assertThat(lines(
                        "--columns",
                        "bytes,rate_max_1m,accept_p50",
                        "--since",
                        "2026-11-19 09:01",
                        "--until",
                        "2026-11-19 09:04"))
                .containsExactly("2000 2 60");
        assertThat(lines("--columns", "bytes,rate_max_1m", "--where", "isp=gmail", "--where", "job=j*"))
                .containsExactly("4000 2");
    }

    @Test
    void whatIsNotLoggedIsNull() {
        load(Logs.of("type,timeLogged,rcpt").row("d").row("b"));
        assertThat(lines("--columns", ALL)).containsExactly("- - - - - - -");
        assertThat(acct.launch("query", "--columns", "bytes,accept_p50").out()).contains("not logged");
    }

    @Test
    void whatRowsKnewIsGoneWithThemAndHoursStay() {
        load(someMinutes());
        acct = acct.at(Cli.NOW.plus(Duration.ofDays(90)));
        assertThat(acct.launch("prune", "--attempts", "30d").exitCode()).isZero();
        Cli.Result after = query("--columns", ALL);
        assertThat(line(after.json().get(0))).isEqualTo("4000 10 300 300 - - 6");
        assertThat(after.err())
                .contains("rate_max_1m: Rows before 2026-11-20 are no longer stored; these numbers cannot be known.");
    }

    @Test
    void aDayWhoseRowsAreGoneHadNoMeasuredZero() {
        load(someMinutes()
                .row("t", "timeLogged", "2027-02-17 09:03:00+0100", "rcpt", "a@gmail.com")
                .row("d", "timeLogged", "2027-02-17 10:03:00+0100", "rcpt", "a@gmail.com"));
        acct = acct.at(Cli.NOW.plus(Duration.ofDays(90)));
        assertThat(acct.launch("prune", "--attempts", "30d").exitCode()).isZero();
        assertThat(lines("--by", "day", "--columns", "day,rate_max_1m,rate_max_1h"))
                .containsExactly("2026-11-19 - 6", "2027-02-17 1 1");
    }
}
