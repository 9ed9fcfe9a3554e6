package acct.judge;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A campaign of the 16th and the complaints about it, from the log to the alert. */
@Tag("slow")
final class ComplaintNightsTest {
    private static final int CAMPAIGN = 3_000;
    private static final int DAILY = 400;

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    private void load(int day, Logs logs) {
        String name = "acct-" + day + ".csv";
        logs.write(folder.resolve(name));
        Cli.Result result = acct.ingest(name);
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private static Logs mail(Logs logs, int day, int first, int number) {
        for (int i = first; i < first + number; i++) {
            logs.row(
                    "d",
                    "timeLogged",
                    "2026-11-" + day + " 09:30:00+0100",
                    "rcpt",
                    "User" + i + "@yahoo.com",
                    "dlvSourceIp",
                    "192.0.2.10",
                    "envId",
                    day + "-" + i,
                    "jobId",
                    "job-" + day);
        }
        return logs;
    }

    private static Logs complaints(Logs logs, int day, int first, int number) {
        for (int i = first; i < first + number; i++) {
            logs.row(
                    "f",
                    "timeLogged",
                    "2026-11-" + day + " 21:00:00+0100",
                    "rcpt",
                    "user" + i + "@yahoo.com",
                    "dlvSourceIp",
                    "192.0.2.10");
        }
        return logs;
    }

    /** Days of little mail, each to other people; the campaign is complained of on the day after and on the third. */
    private void campaign() {
        for (int day = 13; day <= 19; day++) {
            Logs logs = Logs.standard();
            if (day == 16) {
                mail(logs, day, 0, CAMPAIGN);
            }
            mail(logs, day, 10_000 * day, DAILY);
            if (day == 17) {
                complaints(logs, day, 0, 30);
            }
            if (day == 19) {
                complaints(logs, day, 30, 12);
            }
            load(day, logs);
        }
    }

    private JsonNode alerts(int day) {
        Cli.Result result = acct.launch("alerts", "--day", "2026-11-" + day, "--format", "json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json();
    }

    @Test
    void theMailThatWasComplainedOfIsToldAndNoOther() {
        campaign();
        assertThat(alerts(16).size()).as("nobody had complained yet").isZero();

        JsonNode next = alerts(17);
        assertThat(next.size()).isEqualTo(1);
        assertThat(next.get(0).get("n").asInt()).isEqualTo(CAMPAIGN + DAILY);
        assertThat(next.get(0).get("x").asInt()).isEqualTo(30);
        assertThat(next.get(0).get("action").asString()).contains("mail delivered on 2026-11-16");

        JsonNode third = alerts(19);
        assertThat(third.size()).isEqualTo(1);
        assertThat(third.get(0).get("n").asInt()).isEqualTo(CAMPAIGN + DAILY);
        assertThat(third.get(0).get("x").asInt()).isEqualTo(42);
        assertThat(third.get(0).get("day").asString()).isEqualTo("2026-11-19");
    }

    @Test
    void aNightThatIsJudgedLaterSeesNoMore() {
        campaign();
        JsonNode then = alerts(19);
        Logs later = mail(Logs.standard(), 20, 200_000, DAILY);
        // Again to the campaign's people, who complain of both.
        mail(later, 20, 0, CAMPAIGN);
        load(20, complaints(later, 20, 0, 200));
        assertThat(alerts(19)).isEqualTo(then);
        assertThat(alerts(19)).isEqualTo(then);
        assertThat(alerts(20).get(0).get("action").asString()).contains("mail delivered on 2026-11-20");
    }

    @Test
    void withoutRowsTheDayOnWhichTheyCameInIsJudged() {
        campaign();
        assertThat(acct.launch("prune", "--attempts", "1d").exitCode()).isZero();
        JsonNode alerts = alerts(19);
        assertThat(alerts.size()).isEqualTo(1);
        assertThat(alerts.get(0).get("n").asInt()).isEqualTo(DAILY);
        assertThat(alerts.get(0).get("action").asString()).doesNotContain("delivered");
    }
}
