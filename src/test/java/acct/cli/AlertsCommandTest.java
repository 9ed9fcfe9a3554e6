package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rules find, as somebody reads it in the middle of an incident. */
final class AlertsCommandTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void load(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
        Logs logs = Logs.standard()
                .rows(
                        40,
                        "d",
                        "timeLogged",
                        "2026-11-17 09:30:00+0100",
                        "rcpt",
                        "a@gmail.com",
                        "dlvSourceIp",
                        "192.0.2.1");
        logs.rows(300, "d", "rcpt", "a@outlook.com", "dlvSourceIp", "192.0.2.1", "vmta", "v1", "jobId", "news");
        logs.rows(
                100,
                "b",
                "rcpt",
                "a@outlook.com",
                "dlvSourceIp",
                "192.0.2.1",
                "vmta",
                "v1",
                "jobId",
                "news",
                "dsnStatus",
                "5.7.1 (delivery not authorized)",
                "dsnDiag",
                "smtp;550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet"
                        + " service provider since part of their network is on our block list (S3140).");
        logs.rows(
                8,
                "b",
                "rcpt",
                "a@web.de",
                "dlvSourceIp",
                "192.0.2.2",
                "dsnStatus",
                "5.1.1 (bad destination mailbox address)",
                "dsnDiag",
                "smtp;550 5.1.1 \u001b[2J user unknown");
        logs.rows(200, "d", "rcpt", "a@web.de", "dlvSourceIp", "192.0.2.2");
        logs.write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    @Test
    void wrongUse() {
        assertThat(acct.launch("alerts", "--limit", "-1").err()).contains("--limit -1: give 0 or more");
        assertThat(acct.launch("alerts", "--all", "--day", "2026-11-19").err()).contains("--all stands alone");
    }

    @Test
    void aQuietDayIsSaidToBeQuiet() {
        assertThat(acct.launch("alerts", "--day", "2026-11-17").out()).isEqualTo("""
                        No rule found anything: 2026-11-17. Judged: 0 of 1 pair of source IP and ISP, thin ones together
                          with others. Could not judge: 100 % of the mail, 1 pair. Not compared with what is usual: no
                          earlier day is stored, so only fixed limits and the receivers’ answers could speak (`acct ingest
                          PATH` loads older files).
                        """);
    }

    @Test
    void calmOfSeveralDaysCountsAPairOnEachOfThem() {
        Logs.standard()
                .row("d", "timeLogged", "2026-11-16 09:00:00+0100", "rcpt", "a@web.de", "dlvSourceIp", "192.0.2.2")
                .write(folder.resolve("acct-2.csv"));
        assertThat(acct.ingest("acct-2.csv").exitCode()).isZero();
        assertThat(acct.launch("alerts", "--since", "2026-11-16", "--until", "2026-11-17")
                        .out()
                        .replaceAll("\\s+", " "))
                .startsWith(
                        "No rule found anything: 2026-11-16 to 2026-11-17. Judged: 0 of 2 pairs of source IP and ISP, each"
                                + " counted on each of 2 days,");
    }

    /** Without deliveries no share can be told, and a count of pairs would be no measured one. */
    @Test
    void calmOfWhatIsNotLoggedIsNoCountOfPairs() {
        Logs.standard()
                .row("t", "timeLogged", "2026-11-15 09:00:00+0100", "rcpt", "a@web.de", "dlvSourceIp", "192.0.2.2")
                .write(folder.resolve("acct-2.csv"));
        assertThat(acct.ingest("acct-2.csv").exitCode()).isZero();
        assertThat(acct.launch("alerts", "--day", "2026-11-15").out().replaceAll("\\s+", " "))
                .isEqualTo(
                        "No rule found anything: 2026-11-15. No pair of source IP and ISP could be judged by its bounces;"
                                + " `acct doctor` says what is not logged. ");
    }

    @Test
    void ofADayThatIsNotOverThisIsSaid() {
        Logs.standard()
                .row("d", "timeLogged", "2026-11-20 00:00:07+0100", "rcpt", "a@web.de", "dlvSourceIp", "192.0.2.2")
                .write(folder.resolve("acct-2.csv"));
        assertThat(acct.ingest("acct-2.csv").exitCode()).isZero();
        String said = "2026-11-20 is not over: more of its rows are to come, and calm until now ends no trouble.";
        Cli.Result alerts = acct.launch("alerts");
        assertThat(alerts.out()).startsWith("No rule found anything: 2026-11-20. Judged: 1 of 1 pair of source IP");
        assertThat(alerts.err())
                .contains(said + " Nothing to do; `acct alerts --day 2026-11-19` tells of the day before.");
        assertThat(acct.launch("alerts", "--day", "2026-11-19").err()).doesNotContain("is not over");
        assertThat(acct.launch("doctor", "--format", "json").out()).contains("day-not-over", said);
        assertThat(acct.at(Cli.NOW.plus(Duration.ofDays(1))).launch("alerts").err())
                .doesNotContain("is not over");
    }

    /** Nothing found in nothing is no good news. */
    @Test
    void aDayWithoutRowsIsSaidToHaveNone() {
        for (String command : new String[] {"alerts", "query --by isp", "query", "query top-bounces", "why bounced"}) {
            String[] args = (command + " --since 2026-12-24").split(" ");
            assertThat(acct.launch(args).err()).as(command).contains("No row of these days is stored; `acct status`");
        }
        assertThat(acct.launch("alerts", "--day", "2026-12-24").out())
                .isEqualTo("No row to judge is stored: 2026-12-24.\n");
        assertThat(acct.launch("alerts", "--day", "2026-11-19").err()).doesNotContain("No row");
        assertThat(acct.launch("query", "--by", "isp").err()).doesNotContain("No row");
    }

    @Test
    void theWorstComesFirstAndIsNamedOnceMoreAtTheEnd() {
        String screen = acct.launch("alerts").out();
        assertThat(screen)
                .startsWith("Critical: ")
                .contains(
                        "Critical: 192.0.2.1 at microsoft\n",
                        "  block-bounce on 2026-11-19: 25.0 % (100 of 400)",
                        "  vMTA v1\n",
                        "new, since 2026-11-19",
                        "first bad hour 2026-11-19T09+01:00",
                        "; incident ",
                        "Job news has 100 % of them",
                        "  100 x 550",
                        "What to do: ",
                        "; the worst: ")
                .doesNotContain("\nInfo: 192", "\u001b");
        assertThat(screen.lines().reduce((a, b) -> b).orElse("")).startsWith("2026-11-19: ");
        assertThat(screen.indexOf("Critical: ")).isLessThan(screen.indexOf("Warning: "));
    }

    @Test
    void whatSeveralRulesSawIsToldOnce() {
        String screen = acct.launch("alerts").out();
        assertThat(screen.split("our block list", -1)).hasSize(2);
        assertThat(screen).contains("because of the same reply as above");
    }

    @Test
    void aLimitCutsFromTheEndAndSaysSo() {
        String all = acct.launch("alerts", "--limit", "0").out();
        long findings = all.lines()
                .filter(line -> line.matches("(Critical|Warning|Info): .*"))
                .count();
        assertThat(acct.launch("alerts", "--format", "json").json().size()).isEqualTo((int) findings);
        String one = acct.launch("alerts", "--limit", "1").out();
        assertThat(one.lines().filter(line -> line.matches("(Critical|Warning|Info): [^0-9]*[0-9.]+ at .*")))
                .hasSize(1);
        assertThat(one).contains(" more; --limit 0 shows all\n");
        // Programs always get all of them.
        assertThat(acct.launch("alerts", "--limit", "1", "--format", "json")
                        .json()
                        .size())
                .isEqualTo((int) findings);
    }
}
