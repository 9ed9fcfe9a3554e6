package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistyped filter is an error that names what may have been meant; a right one that counts nothing is not. */
final class KnownValuesTest {
    private static Path folder = Path.of("");
    private static Cli acct = Cli.in(folder);

    @BeforeAll
    static void load(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
        Logs.standard()
                .row("d", "rcpt", "a@gmail.com", "vmta", "News-IP-1", "jobId", "Köln")
                .row("b", "rcpt", "b@yahoo.com", "vmta", "News-IP-2", "jobId", "otp")
                .row("d", "rcpt", "c@bank.example", "vmta", "News-IP-2", "jobId", "otp")
                .write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    private static Cli.Result where(String... filters) {
        String[] args = new String[filters.length * 2 + 3];
        args[0] = "query";
        args[1] = "--format";
        args[2] = "json";
        for (int i = 0; i < filters.length; i++) {
            args[i * 2 + 3] = "--where";
            args[i * 2 + 4] = filters[i];
        }
        return acct.launch(args);
    }

    @ParameterizedTest
    @CsvSource({
        "isp=gmial, did you mean gmail?",
        "isp=yahooo, did you mean yahoo?",
        "isp=web.de, nearest are",
        "vmta=news-ip-1, did you mean News-IP-1",
        "vmta=news, News-IP-1",
        "job=Koln, did you mean Köln?",
        "job=KÖLN, did you mean Köln?",
        "job=optt, did you mean otp?",
        "isp=unknwon, did you mean unknown?",
        "rcpt_domain=gmial.com, did you mean gmail.com?",
        "source_ip=203.0.113.200, never stored",
        "queue=x, never stored",
        "class=marketing, never stored; nothing is stored there",
        "day=2020-02-29, never stored; `acct status` says which days are",
        "hour=2020-02-29T09+01:00, never stored; `acct status`",
        "minute=2020-02-29T09:30+01:00, never stored; `acct status`",
        "week=2020-W09, never stored; `acct status`",
        "month=2020-02, never stored; `acct status`",
    })
    void aValueThatWasNeverStoredIsWrongUse(String filter, String hint) {
        Cli.Result result = where(filter);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).hasLineCount(1).startsWith("acct: --where ").contains("never stored", hint);
        assertThat(result.out()).isEmpty();
        assertThat(acct.launch("query", "--where", filter, "--allow-unknown").exitCode())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "category=mailbx, did you mean mailbox?",
        "axis=contnet, did you mean content?",
        "severity_class=hrad, did you mean hard?",
        "hour_of_day=24, no such hour_of_day",
        "day=2026-13-01, write a day such as",
        "day=never, write a day such as",
        "hour=09, write an hour",
        "isp_source=dns, no such isp_source",
    })
    void aValueThatIsNoneOfAClosedListIsWrongUseAlsoWithoutAStore(String filter, String hint) {
        Cli.Result result = Cli.in(folder.resolve("nowhere")).launch("query", "--where", filter);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).hasLineCount(1).contains(hint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isp=GMAIL",
                "isp= gmail ",
                "isp=unknown",
                "pool=unknown",
                "job=Köln",
                "job=K\u00f6ln",
                "category=greylisting",
                "axis=content",
                "severity_class=block",
                "hour_of_day=3",
                "hour_of_day=23",
                "day=2026-11-19",
                "hour=2026-11-19T23+01:00",
                "minute=2026-11-19T23:59+01:00",
                "week=2026-W47",
                "month=2026-11",
                "day=2026-*",
                "day=unknown",
                "dlv_type=pipe",
                "pool_source=mapping"
            })
    void whatIsStoredOrListedIsCountedAlsoIfThatIsNothing(String filter) {
        Cli.Result result = where(filter);
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.json()).hasSize(1);
    }

    @Test
    void oneWrongValueAmongRightOnesIsNamed() {
        assertThat(where("isp=gmail", "isp=yahoo", "vmta=News-IP-3").err()).contains("vmta=News-IP-3: never stored");
        assertThat(where("isp=gmail", "isp=gmx").err()).contains("isp=gmx: never stored");
    }

    @Test
    void daysThatNoneStoredIsLikeAreWrongUse() {
        Cli.Result result = where("day=2020-*");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("acct: --where day=2020-*: no stored day is like that; `acct status` says which days are\n");
    }

    @Test
    void whatWasStoredOnceIsKnownInEveryPeriod() {
        assertThat(acct.launch("query", "--where", "isp=gmail", "--since", "2030-01-01")
                        .exitCode())
                .isZero();
    }

    @Test
    void repliesAreToldTheSame() {
        assertThat(acct.launch("replies", "--where", "isp=yahoo").exitCode()).isZero();
        Cli.Result wrong = acct.launch("replies", "--where", "isp=yaho");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("isp=yaho: never stored; did you mean yahoo?");
        assertThat(acct.launch("replies", "--where", "isp=yaho", "--allow-unknown")
                        .exitCode())
                .isZero();
        assertThat(acct.launch("replies", "--where", "vmta=x").err()).contains("replies are remembered by");
    }

    @Test
    void aClassOfTheConfigurationNeedsNoRows() {
        Path other = folder.resolve("classes.yaml");
        Logs.write(
                other, "classes: {receipts: {jobs: ['none-*']}}\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(acct.launch("query", "--where", "class=receipts", "--config", "classes.yaml")
                        .exitCode())
                .isZero();
    }

    @Test
    void ofDaysThatHaveGoneNobodyKnowsWhatTheyHeld(@TempDir Path another) {
        Cli pruned = Cli.in(another);
        Logs.standard().row("d", "rcpt", "a@gmail.com").write(another.resolve("acct-1.csv"));
        assertThat(pruned.ingest("acct-1.csv").exitCode()).isZero();
        pruned = pruned.at(Cli.NOW.plus(java.time.Duration.ofDays(90)));
        assertThat(pruned.launch("prune", "--attempts", "30d").exitCode()).isZero();
        Cli.Result rows = pruned.launch("query", "--where", "rcpt_domain=gmail.com");
        assertThat(rows.exitCode()).as(rows.err()).isZero();
        assertThat(rows.err()).contains("rcpt_domain=gmail.com: not in what is still stored (rows before ");
        assertThat(pruned.launch("query", "--where", "isp=gmail").err()).doesNotContain("not in what");
        assertThat(pruned.launch("query", "--where", "isp=gmial").exitCode()).isEqualTo(2);
    }

    @Test
    void aTextOfALogCommandsNoTerminal(@TempDir Path another) {
        Cli hostile = Cli.in(another);
        Logs.standard().row("d", "jobId", "evil\u001b[31m").write(another.resolve("acct-1.csv"));
        assertThat(hostile.ingest("acct-1.csv").exitCode()).isZero();
        assertThat(hostile.launch("query", "--where", "job=evil").err())
                .contains("evil")
                .doesNotContain("\u001b");
    }
}
