package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks for alerts gets what a night noted of them, word for word, and never what would not be said any more. */
@Tag("slow")
final class NotedVerdictsTest {
    /** The question that every day that is judged begins with. */
    private static final String JUDGED = "What every cell had on a day";

    private static final String SAMPLE = Path.of("sample-logs").toAbsolutePath().toString();

    private final Path folder;
    private final Cli acct;

    @TempDir
    private static Path night = Path.of("");

    NotedVerdictsTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder);
    }

    @BeforeAll
    static void aNight() throws IOException {
        Files.writeString(night.resolve("config"), "<virtual-mta ms-ip-1>\n</virtual-mta>\n");
        Files.createDirectory(night.resolve("rules"));
        settings(night, "");
        Cli.Result result = Cli.in(night).launch("nightly", SAMPLE, "--config", "acct.yaml");
        assertThat(result.exitCode()).as(result.err()).isEqualTo(0);
    }

    @BeforeEach
    void afterIt() throws IOException {
        for (String file : new String[] {"config", "acct.yaml", "acct.duckdb"}) {
            Files.copy(night.resolve(file), folder.resolve(file));
        }
        Files.createDirectory(folder.resolve("rules"));
    }

    private void settings(String more) throws IOException {
        settings(folder, more);
    }

    private static void settings(Path folder, String more) throws IOException {
        Files.writeString(
                folder.resolve("acct.yaml"),
                "pmta-config: config\nalert-rules: rules\nfiles: [" + SAMPLE + "]\n" + more);
    }

    private Cli.Result run(String... args) {
        Cli.Result result = acct.launch(args);
        assertThat(result.err()).doesNotContain("internal error");
        return result;
    }

    private boolean isJudgedAnew() {
        return run("alerts", "--show-sql").err().contains(JUDGED);
    }

    private void change(String statement) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                Statement changed = connection.createStatement()) {
            changed.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsDamagedOrIncompleteIsJudgedAnew() {
        String noted = run("alerts", "--format", "json").out();
        for (String damage : new String[] {
            "findings = null", "findings = '[{\"rule\":'", "findings = 'null'", "judged_by = null", "body = 'x'"
        }) {
            change("update judged_day set " + damage);
            assertThat(isJudgedAnew()).as(damage).isTrue();
            assertThat(run("alerts", "--format", "json").out()).as(damage).isEqualTo(noted);
        }
    }

    @Test
    void nothingIsJudgedTwiceAndEveryWordIsTheSame() throws IOException {
        assertThat(isJudgedAnew()).isFalse();
        String[][] questions = {
            {"alerts"}, {"alerts", "--all", "--format", "json"}, {"alerts", "--day", "2026-11-18", "--format", "jsonl"}
        };
        String[] noted = new String[questions.length];
        for (int i = 0; i < questions.length; i++) {
            noted[i] = run(questions[i]).out();
        }
        assertThat(noted[1]).contains("block-bounce", "new-reply", "unknown-vmta");
        run("report", "--day", "2026-11-19", "--out", "noted");
        change("update judged_day set judged_by = null");
        assertThat(isJudgedAnew()).isTrue();
        for (int i = 0; i < questions.length; i++) {
            assertThat(run(questions[i]).out()).isEqualTo(noted[i]);
        }
        run("report", "--day", "2026-11-19", "--out", "anew");
        for (String file : new String[] {"index.html", "summary.json"}) {
            assertThat(folder.resolve("anew/2026-11-19").resolve(file))
                    .hasSameTextualContentAs(folder.resolve("noted/2026-11-19").resolve(file));
        }
    }

    @Test
    void aReportOfTheNightThatJudgedDoesNotJudge() throws IOException {
        change("delete from night");
        Cli.Result night = run("nightly", SAMPLE, "--config", "acct.yaml", "--show-sql");
        assertThat(night.err()).doesNotContain(JUDGED);
        assertThat(night.out()).contains("2026-11-19/index.html");
    }

    @Test
    void anotherLimitHoldsAtOnce() throws IOException {
        settings("alerts: {block-bounce: {warning: 0.9, critical: 0.95}}\n");
        assertThat(isJudgedAnew()).isTrue();
    }

    @Test
    void anotherRuleOfOnesOwnHoldsAtOnce() throws IOException {
        Files.writeString(folder.resolve("rules/mine.sql"), """
                -- rule: mine
                -- label: {isp}: {x} of {n}
                -- severity: warning
                -- metric: reply
                -- subject: isp
                -- advice: Look.
                select isp, sum(bounced) as x, sum(events) as n from hourly where day = $day group by isp
                """);
        assertThat(isJudgedAnew()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<virtual-mta ms-ip-2>\n</virtual-mta>\n",
                // The same settings, but findings name lines.
                "\n\n<virtual-mta ms-ip-1>\n</virtual-mta>\n"
            })
    void anotherPowerMtaConfigurationHoldsAtOnce(String text) throws IOException {
        Files.writeString(folder.resolve("config"), text);
        assertThat(isJudgedAnew()).isTrue();
    }

    @Test
    void repliesThatAreJudgedByOtherRulesAreSeenAtOnce() throws IOException {
        settings("replies: {severity: {rate-limit: soft}}\n");
        run("reclassify", "--config", "acct.yaml");
        settings("");
        assertThat(isJudgedAnew()).isTrue();
    }

    @Test
    void rowsThatCameSinceAreSeenAtOnce() {
        Logs logs = Logs.standard();
        logs.row("d", "timeLogged", "2026-11-10 10:00:00+0100");
        logs.write(folder.resolve("late.csv"));
        run("ingest", "late.csv");
        assertThat(isJudgedAnew()).isTrue();
        run("nightly", SAMPLE, "late.csv");
        assertThat(isJudgedAnew()).isFalse();
    }

    @Test
    void whatRulesSaidIsKeptOfTheLatestWeeksOnly() {
        Logs logs = Logs.standard();
        for (String day : new String[] {"2026-12-22", "2026-12-23", "2026-12-24"}) {
            logs.row("d", "timeLogged", day + " 10:00:00+0100");
        }
        logs.write(folder.resolve("later.csv"));
        assertThat(acct.at(java.time.Instant.parse("2026-12-25T03:00:00Z"))
                        .launch("nightly", "later.csv", "--config", "acct.yaml")
                        .exitCode())
                .isEqualTo(0);
        assertThat(Rows.of(
                        acct.store(),
                        "select day, findings is not null from judged_day where day in ('2026-11-19', '2026-12-24')"
                                + " order by day"))
                .containsExactly("2026-11-19|false", "2026-12-24|true");
        assertThat(Rows.number(acct.store(), "select count(*) from judged_day where body is not null"))
                .isPositive();
    }
}
