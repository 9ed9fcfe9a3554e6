package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person at a terminal reads of counts. */
final class CountScreenTest {
    private static final String LONG = "newsletter-for-everybody-who-ever-bought-something-2026-11-19";
    private static Path folder = Path.of("");

    @BeforeAll
    static void load(@TempDir Path temporary) {
        folder = temporary;
        Logs.standard()
                .rows(96, "d", "rcpt", "a@gmail.com", "vmta", "v1", "jobId", LONG)
                .rows(4, "b", "rcpt", "a@gmail.com", "vmta", "v1", "jobId", LONG)
                .rows(30, "d", "rcpt", "a@yahoo.com", "vmta", "v2", "jobId", "j\u001b[31m")
                .rows(10, "b", "rcpt", "a@yahoo.com", "vmta", "v2", "jobId", "j\u001b[31m")
                .row("b", "rcpt", "a@web.de", "vmta", "v2", "jobId", "配信")
                .write(folder.resolve("acct-1.csv"));
        assertThat(Cli.in(folder).ingest("acct-1.csv").exitCode()).isZero();
    }

    private static Cli.Result at(int columns, String... args) {
        Cli.Result result = Cli.in(folder).watched(columns).launch(args);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private static String plain(String text) {
        return text.replaceAll("\u001b\\[\\d*m", "");
    }

    private static int widest(String text) {
        return plain(text).lines().mapToInt(String::length).max().orElse(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 140, 200, 300})
    void aTableFitsAndSaysWhatItLeavesOut(int columns) {
        for (String by : List.of("isp", "isp,vmta", "job,isp,vmta")) {
            Cli.Result result = at(columns, "query", "--by", by);
            if (!by.startsWith("job") || columns >= 60) {
                assertThat(widest(result.out())).as(by).isLessThanOrEqualTo(columns);
            }
            assertThat(result.out()).contains("gmail");
            boolean isWhole = plain(result.out()).lines().findFirst().orElse("").contains("remote_bounces");
            assertThat(result.err().contains("left out: ")).as(by).isNotEqualTo(isWhole);
        }
    }

    @Test
    void theLeastImportantIsLeftOutFirst() {
        Cli.Result narrow = at(60, "query", "--by", "isp", "--no-color");
        assertThat(narrow.out()).isEqualTo("""
                        isp     delivered  bounced  recipients  bounced_share
                        gmail          96        4         100         4.00 %
                        yahoo          30       10          40         25.0 %
                        web.de          0        1           1          100 %
                        """);
        assertThat(narrow.err())
                .contains("left out: deferred, attempts, not_sent, complaints,", "complaint_share; --wide shows all");
    }

    @Test
    void whatIsSortedOrChosenByIsNeverLeftOut() {
        assertThat(at(60, "query", "--by", "isp", "--sort", "not_sent").out()).contains("not_sent");
        assertThat(at(60, "query", "--by", "isp", "--having", "attempts>=0 and queue_events>=0")
                        .out())
                .contains("attempts", "queue_events");
    }

    @Test
    void namedColumnsAndWideAreWhole() {
        assertThat(at(40, "query", "--by", "job", "--wide").out()).contains(LONG, "rate_max_1h", "complaint_share");
        Cli.Result named = at(40, "query", "--by", "job", "--columns", "job,delivered,bounced,not_sent,attempts");
        assertThat(named.out()).contains(LONG, "attempts");
        assertThat(named.err()).doesNotContain("left out");
    }

    @Test
    void longTextsAreCutAndHostileOnesStayHarmless() {
        String out = at(60, "query", "--by", "job", "--no-color").out();
        assertThat(out).contains("newsletter-for-", "…", "配信").doesNotContain(LONG, "\u001b");
    }

    @Test
    void noNumberThatMattersGoesForALongText() {
        String out = at(60, "query", "--by", "job", "--no-color").out();
        assertThat(out).contains("recipients", "bounced_share");
        assertThat(widest(out)).isLessThanOrEqualTo(60);
        assertThat(at(100, "query", "--by", "job,isp", "--no-color").out())
                .contains("newsletter-for-everybody-", "gmail");
    }

    @Test
    void aChangeThatNobodyKnowsTakesNoRoom() {
        assertThat(at(80, "query", "--by", "isp", "--compare", "last-week", "--no-color")
                        .out())
                .contains("recipients", "bounced_share", "delivered")
                .doesNotContain("_change");
    }

    @Test
    void bothEndsOfAShareStandThereOrNone() {
        for (int columns = 40; columns < 140; columns += 7) {
            String out = at(columns, "query", "--by", "isp", "--intervals", "--no-color")
                    .out();
            assertThat(out.contains("bounced_share_low"))
                    .as("%s", columns)
                    .isEqualTo(out.contains("bounced_share_high"));
        }
        assertThat(at(60, "query", "--by", "isp", "--intervals", "--compare", "previous")
                        .err())
                .contains(" more; --wide shows all");
    }

    @Test
    void badSharesAreColouredAtATerminalUnlessNotWanted() {
        String coloured = at(100, "query", "--by", "isp").out();
        assertThat(coloured).contains("\u001b[31m25.0 %\u001b[0m", "\u001b[33m4.00 %\u001b[0m");
        // One of one is a small sample.
        assertThat(coloured).contains("        100 %").doesNotContain("m100 %");
        assertThat(plain(coloured))
                .isEqualTo(at(100, "query", "--by", "isp", "--no-color").out());
        assertThat(Cli.in(folder)
                        .watched(100)
                        .with("NO_COLOR", "")
                        .launch("query", "--by", "isp")
                        .out())
                .doesNotContain("\u001b");
        assertThat(Cli.in(folder).launch("query", "--by", "isp").out()).doesNotContain("\u001b");
        assertThat(at(100, "query", "--by", "isp", "--format", "csv").out()).doesNotContain("\u001b");
    }

    @Test
    void whereNobodyWatchesNothingIsLeftOut() {
        Cli.Result result = Cli.in(folder).with("COLUMNS", "60").launch("query", "--by", "job");
        assertThat(result.out()).contains(LONG, "remote_bounces", "complaint_share");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void anOddWidthIsTakenForTheUsualOne() {
        String usual =
                Cli.in(folder).watched(100).launch("query", "--by", "isp").out();
        for (String columns : List.of("", "wide", "-5", "0")) {
            assertThat(Cli.in(folder)
                            .watched(100)
                            .with("COLUMNS", columns)
                            .launch("query", "--by", "isp")
                            .out())
                    .as(columns)
                    .isEqualTo(usual);
        }
        assertThat(at(60, "query", "--by", "isp", "--min-recipients", "5000").out())
                .endsWith("(no rows)\n");
    }
}
