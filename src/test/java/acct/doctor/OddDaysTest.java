package acct.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Rows of days that cannot be: kept, counted and told of, and nothing is measured from them. */
@Tag("slow")
final class OddDaysTest {
    private final Path folder;
    private final Cli acct;

    OddDaysTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder);
    }

    private static Logs row(Logs logs, String type, String time) {
        return logs.row(
                type,
                "timeLogged",
                time,
                "dlvSourceIp",
                "192.0.2.1",
                "rcpt",
                "a@gmail.com",
                "dsnDiag",
                type.equals("b") ? "smtp;550 5.7.1 blocked" : "");
    }

    /** Two ordinary days, and one delivery and one bounce on another. */
    private void load(String oddDay) {
        Logs logs = Logs.standard();
        for (String day : List.of("2026-11-18", "2026-11-19")) {
            row(logs, "d", day + " 09:00:00+0100");
            row(logs, "d", day + " 23:30:00+0100");
        }
        row(logs, "d", oddDay + " 23:59:59-1100");
        row(logs, "b", oddDay + " 00:00:00+1400");
        logs.write(folder.resolve("acct-1.csv"));
    }

    private Cli.Result done(String command) {
        Cli.Result result = acct.launch(command.split(" "));
        assertThat(result.exitCode()).as(command + "\n" + result.err()).isZero();
        return result;
    }

    private List<String> texts(String command, String key) {
        return done(command)
                .json()
                .valueStream()
                .map(row -> row.get(key).asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2036-02-29", "2099-06-01", "9999-12-31", "1999-12-31"})
    void everyCommandGoesOnAsIfItsRowsWereNotThereAndTheyAreKept(String odd) {
        load(odd);
        boolean past = odd.startsWith("19");

        JsonNode night =
                done("nightly acct-1.csv --format json --fail-on critical").json();
        assertThat(night.get("stored").asInt()).isEqualTo(6);
        assertThat(night.get("reports").valueStream().map(JsonNode::asString))
                .containsExactly("reports/2026-11-18/index.html", "reports/2026-11-19/index.html");

        assertThat(done("report").out()).isEqualTo("reports/2026-11-19/index.html\n");
        assertThat(done("report --day " + odd).out()).contains("/" + odd + "/");
        assertThat(done("report --since 1970-01-01").out()).contains("since-1970-01-01");
        assertThat(texts("alerts --format json", "day")).doesNotContain(odd).hasSizeLessThan(5);
        // On the first day of an ISP no reply is news.
        assertThat(texts("alerts --format json --day " + odd, "day")).isEqualTo(past ? List.of() : List.of(odd));
        assertThat(texts("doctor --format json", "finding"))
                .contains(past ? "rows-from-the-past" : "rows-from-the-future")
                .doesNotContain(past ? "rows-from-the-future" : "rows-from-the-past", "days-without-files");
        assertThat(done("doctor").out()).contains("2 rows are of").contains(odd);
        JsonNode status = done("status --format json").json();
        assertThat(status.get("first_day").asString()).isEqualTo("2026-11-18");
        assertThat(status.get("last_day").asString()).isEqualTo("2026-11-19");
        assertThat(status.get("stored").asInt()).isEqualTo(6);
        assertThat(status.get("stored_elsewhen").asInt()).isEqualTo(2);
        assertThat(status.get("days_to_report").asInt()).isZero();
        assertThat(done("warming").exitCode()).isZero();

        assertThat(texts("query --by day --format json", "day"))
                .containsExactlyInAnyOrder("2026-11-18", "2026-11-19", odd);
        JsonNode counted =
                done("query --format json --by hour --where day=" + odd).json();
        assertThat(counted).hasSize(2);

        JsonNode pruned = done("prune --attempts 30d --format json").json();
        assertThat(pruned.toString()).contains("2026-10-21");
        assertThat(done("query --format json").json().get(0).get("delivered").asInt())
                .isEqualTo(5);
    }

    @Test
    void theYearOneIsNoTimeAndItsRowsAreRejected() {
        load("0001-01-01");
        JsonNode night = done("nightly acct-1.csv --format json").json();
        assertThat(night.get("stored").asInt()).isEqualTo(4);
        assertThat(night.get("rejected").asInt()).isEqualTo(2);
        for (String command : List.of("alerts", "report", "status", "doctor", "prune --attempts 30d", "query")) {
            done(command);
        }
        assertThat(acct.launch("report", "--day", "0001-01-01").exitCode()).isEqualTo(1);
        assertThat(acct.launch("alerts", "--since", "+10000-01-01").exitCode()).isEqualTo(2);
    }

    @Test
    void tomorrowIsADayLikeOthersAndTheDayAfterIsNot() {
        acct.at(Instant.parse("2026-11-19T23:30:00Z"));
        row(row(Logs.standard(), "d", "2026-11-20 13:00:00+1400"), "d", "2026-11-21 00:00:00+1400")
                .write(folder.resolve("acct-1.csv"));
        done("ingest acct-1.csv");
        assertThat(done("report").out()).contains("2026-11-20");
    }

    @Test
    void aRowFromTheFutureSilencesNoAlarm() {
        load("2036-02-29");
        done("ingest acct-1.csv");
        acct.at(Instant.parse("2026-11-25T12:00:00Z"));
        Cli.Result alerts = acct.launch("alerts", "--fail-on", "critical");
        assertThat(alerts.exitCode()).isEqualTo(3);
        assertThat(alerts.out()).contains("No row is newer than 2026-11-19");
    }

    @Test
    void aStoreOfRowsFromTheFutureAloneHasNoLatestDayAndIsOverdue() {
        row(Logs.standard(), "d", "2099-01-01 09:00:00+0100").write(folder.resolve("acct-1.csv"));
        Cli.Result night = done("nightly acct-1.csv");
        assertThat(night.err()).contains("of days that cannot be, see `acct doctor`");
        assertThat(acct.launch("report").exitCode()).isEqualTo(1);
        acct.at(Instant.parse("2026-11-25T12:00:00Z"));
        Cli.Result late = acct.launch("nightly", "acct-1.csv", "--fail-on", "critical");
        assertThat(late.exitCode()).isEqualTo(3);
        assertThat(late.out()).contains("reports/2026-11-24/index.html: No data since Tuesday 2026-11-24\n");
    }

    @Test
    void yearsBetweenTwoStoredDaysAreOneHoleAndNotThousands() {
        row(row(Logs.standard(), "d", "2001-03-04 09:00:00+0100"), "d", "2026-11-19 09:00:00+0100")
                .write(folder.resolve("acct-1.csv"));
        done("ingest acct-1.csv");
        assertThat(texts("alerts --all --format json", "action"))
                .filteredOn(action -> action.startsWith("No row of"))
                .singleElement()
                .asString()
                .contains("2001-03-05 to 2026-11-18");
        assertThat(texts("doctor --format json", "finding")).containsOnlyOnce("days-without-files");
        assertThat(texts("alerts --format json --day 2015-05-05", "day")).containsExactly("2015-05-05");
        done("report --since 2001-01-01");
    }
}
