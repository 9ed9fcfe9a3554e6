package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Which lines are printed, in which order and with which columns. Deferrals are logged, complaints are not. */
final class HavingTest {
    private static Cli acct = Cli.in(Path.of(""));

    @BeforeAll
    static void load(@TempDir Path folder) {
        acct = Cli.in(folder);
        Logs.standard()
                .rows(97, "d", "vmta", "a", "timeLogged", "2026-11-18 10:00:00+0000")
                .rows(3, "b", "vmta", "a", "timeLogged", "2026-11-18 10:00:00+0000")
                .rows(1, "d", "vmta", "b", "timeLogged", "2026-11-17 11:00:00+0000")
                .rows(1, "b", "vmta", "b", "timeLogged", "2026-11-17 11:00:00+0000")
                .rows(5, "t", "vmta", "c", "timeLogged", "2026-11-19 09:00:00+0000")
                .write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    private static Cli.Result query(String... more) {
        List<String> args = new ArrayList<>(List.of("query", "--format", "json"));
        args.addAll(List.of(more));
        return acct.launch(args.toArray(new String[0]));
    }

    private static String names(String... more) {
        Cli.Result result = query(more);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return String.join(
                "",
                result.json()
                        .valueStream()
                        .map(row -> row.get("vmta").asString())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "bounced_share; write a measure, one of > >= < <= = != and a number",
                "bounced_share>; write a measure",
                "bounced_share>5% and; write a measure",
                "bounced_share>5% or delivered>1; is no number",
                "bounced_share>five; is no number",
                "bounced_share>5; is a share, 0 to 1; write 5% for per cent",
                "delivered>5%; delivered is a count; leave out the %",
                "bounced_shar>5%; no measure is called 'bounced_shar'; did you mean bounced_share?",
                "vmta=a; no measure is called 'vmta'",
                "delivered>1) or (1=1; is no number",
            })
    void aConditionThatCannotBeReadIsWrongUse(String condition, String why) {
        Cli.Result result = query("--by", "vmta", "--having", condition);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).hasLineCount(1).startsWith("acct: --having ").contains(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--sort bouncd; no measure or dimension of --by is called 'bouncd'; did you mean bounced",
                "--sort isp; --sort isp: isp is not in --by",
                "--asc; --asc is for --sort",
                "--desc; --desc is for --sort",
                "--sort bounced --asc --desc; give one of them",
                "--columns isp,bounced; isp is not in --by",
                "--columns vmta,bouncd; did you mean bounced",
                "--columns vmta --wide; leave out --columns",
                "--min-recipients -1; give 0 or more",
                "--min-recipients few; --min-recipients",
            })
    void anOptionThatCannotBeMeantIsWrongUse(String options, String why) {
        List<String> args = new ArrayList<>(List.of("--by", "vmta"));
        args.addAll(Arrays.asList(options.split(" ")));
        Cli.Result result = query(args.toArray(new String[0]));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).hasLineCount(1).contains(why);
    }

    @ParameterizedTest
    @CsvSource({"--having, delivered>1", "--min-recipients, 1", "--columns, isp", "--sort, isp"})
    void whatCountsNothingTakesNone(String option, String value) {
        Cli.Result result = query("--list", option, value);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("acct: --list cannot be combined with " + option + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "bounced_share>3%; b",
                "bounced_share>=3%; ab",
                "bounced_share=0.03; a",
                "bounced_share!=3%; b",
                "bounced_share<50%; a",
                "BOUNCED_SHARE <= 50 % AND delivered>1; a",
                "bounced_share>=0&&delivered<=1; b",
                "deferred>0; c",
                "recipients=0; c",
                "complaints=0; ",
                "complaints!=0; ",
                "complaint_share>=0; ",
                "delivered>1000000; ",
            })
    void aLineIsWantedIfItsMeasuresAreSoAndWhatIsNotKnownNeverIs(String condition, @Nullable String expected) {
        assertThat(names("--by", "vmta", "--having", condition)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void conditionsOfSeveralOptionsMustAllHold() {
        assertThat(names("--by", "vmta", "--having", "bounced>0", "--having", "bounced<3"))
                .isEqualTo("b");
        assertThat(names("--by", "vmta", "--min-recipients", "2")).isEqualTo("ab");
        assertThat(names("--by", "vmta", "--min-recipients", "3", "--having", "delivered>1"))
                .isEqualTo("a");
    }

    /** The sum of what a limit leaves out must not be taken for a line. */
    @Test
    void aLimitCutsWhatIsWanted() {
        assertThat(names("--by", "vmta", "--having", "bounced>0", "--limit", "1"))
                .isEqualTo("a");
        Cli.Result people = acct.launch("query", "--by", "vmta", "--min-recipients", "2", "--limit", "1");
        assertThat(people.out()).hasLineCount(2).contains("a ");
    }

    @Test
    void linesStandInTheOrderAskedForAndWhatIsNotKnownStandsLast() {
        assertThat(names("--by", "vmta", "--sort", "bounced_share")).isEqualTo("bac");
        assertThat(names("--by", "vmta", "--sort", "bounced_share", "--asc")).isEqualTo("abc");
        assertThat(names("--by", "vmta", "--sort", "vmta")).isEqualTo("abc");
        assertThat(names("--by", "vmta", "--sort", "vmta", "--desc")).isEqualTo("cba");
        assertThat(names("--by", "vmta,day", "--sort", "day")).isEqualTo("bac");
        assertThat(names("--by", "vmta", "--grain", "hour", "--sort", "hour", "--desc"))
                .isEqualTo("cab");
    }

    @Test
    void onlyTheColumnsNamedArePrintedInTheirOrder() {
        JsonNode row = query("--by", "isp,vmta", "--columns", "bounced,vmta, Bounced_Share,vmta", "--sort", "vmta")
                .json()
                .get(0);
        assertThat(List.copyOf(row.propertyNames())).containsExactly("bounced", "vmta", "bounced_share");
        assertThat(acct.launch("query", "--by", "vmta", "--columns", "vmta,bounced", "--format", "csv")
                        .out())
                .isEqualTo("vmta,bounced\na,3\nc,0\nb,1\n");
    }
}
