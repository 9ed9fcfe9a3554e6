package acct.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Hours without rows, where each of the weeks before had some. */
@Tag("slow")
final class SilentHoursTest {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssXX", Locale.ROOT);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 19);

    private final Path folder;
    private final Cli acct;

    SilentHoursTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder);
    }

    private List<JsonNode> findings(String kind) {
        return acct.launch("doctor", "--format", "json")
                .json()
                .valueStream()
                .filter(f -> f.get("finding").asString().equals(kind))
                .toList();
    }

    private void load(String name, Logs logs) {
        logs.write(folder.resolve(name));
        assertThat(acct.ingest(name, "--allow-overlap").exitCode()).isZero();
    }

    /** A day with so many rows in each of these hours. */
    private static Logs day(LocalDate day, int rows, int... hours) {
        Logs logs = Logs.of("type,timeLogged,dlvSourceIp,envId,userString,rcpt,bounceCat");
        for (int hour : hours) {
            for (int i = 0; i < rows; i++) {
                logs.row(
                        "d",
                        "timeLogged",
                        String.format("%s %02d:%02d:%02d+0100", day, hour, i / 60, i % 60),
                        "dlvSourceIp",
                        "192.0.2.1",
                        "envId",
                        day + "-" + hour + "-" + i,
                        "userString",
                        "mta1");
            }
        }
        return logs;
    }

    private static int[] hours(int... without) {
        return IntStream.range(0, 24)
                .filter(h -> IntStream.of(without).noneMatch(w -> w == h))
                .toArray();
    }

    @Test
    void aSilentHourIsToldOnlyFromThreeEarlierWeeksAndEnoughRows() {
        for (int week = 2; week >= 1; week--) {
            load("w" + week + ".csv", day(LAST.minusWeeks(week), 30, hours()));
        }
        load("now.csv", day(LAST, 30, hours(3, 4)));
        assertThat(findings("hours-silent")).isEmpty();
        assertThat(findings("silent-hours-not-judged")).hasSize(1);
        load("w3.csv", day(LAST.minusWeeks(3), 30, hours()));
        assertThat(findings("silent-hours-not-judged")).isEmpty();
        assertThat(findings("hours-silent"))
                .singleElement()
                .satisfies(f -> assertThat(f.get("message").asString()).contains("from 03:00 to 04:59", "at least 30"));
        load("w4.csv", day(LAST.minusWeeks(4), 29, hours()));
        assertThat(findings("hours-silent")).isEmpty();
    }

    @Test
    void theHourThatSummerTimeTakesIsNotSilent() {
        LocalDate change = LocalDate.of(2026, 3, 29);
        for (int week = 3; week >= 1; week--) {
            load("w" + week + ".csv", day(change.minusWeeks(week), 30, hours()));
        }
        Logs logs = Logs.of("type,timeLogged,envId,userString");
        for (int hour : hours(2)) {
            logs.row(
                    "d",
                    "timeLogged",
                    String.format("2026-03-29 %02d:00:00%s", hour, hour < 2 ? "+0100" : "+0200"),
                    "envId",
                    "c" + hour,
                    "userString",
                    "mta1");
        }
        load("change.csv", logs);
        assertThat(findings("hours-silent")).isEmpty();
        assertThat(findings("utc-offset-changed")).isEmpty();
    }

    @Test
    void silenceAtTheEndOfTheLatestDayIsToldWhenTheDayIsOver() {
        for (int week = 3; week >= 1; week--) {
            load("w" + week + ".csv", day(LAST.minusWeeks(week), 30, hours()));
        }
        load("now.csv", day(LAST, 30, IntStream.range(0, 10).toArray()));
        acct.at(Instant.parse("2026-11-19T14:00:00Z"));
        assertThat(findings("hours-silent")).as("more may come").isEmpty();
        acct.at(Instant.parse("2026-11-19T23:59:59Z"));
        assertThat(findings("hours-silent")).as("an hour after the local day").isEmpty();
        acct.at(Instant.parse("2026-11-20T00:00:00Z"));
        assertThat(findings("hours-silent"))
                .singleElement()
                .satisfies(f -> assertThat(f.get("message").asString()).contains("from 10:00 to 23:59"));
        assertThat(acct.launch("report", "--day", LAST.toString(), "--out", "reports")
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("reports/" + LAST + "/index.html"))
                .content()
                .contains("<h2>Rows are missing</h2>", "from 10:00 to 23:59")
                .doesNotContain("<h2>Nothing is worse than usual");
        assertThat(acct.launch("mail", "--dry-run", "--day", LAST.toString(), "--to", "ops@example.com")
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("reports/" + LAST + "/report.eml"))
                .content()
                .contains("Subject: [acct] UNKNOWN: rows are missing");
    }

    /** Nobody knows what happened at that time. */
    @Test
    void aDayThatLacksHoursEndsNoIncidentAndIsNotCalledCalm() {
        for (int day = 24; day >= 4; day--) {
            load("day-" + day + ".csv", day(LAST.minusDays(day), 30, hours()));
        }
        Logs refused = day(LAST.minusDays(3), 30, hours());
        for (int i = 0; i < 400; i++) {
            refused.row(
                    "b",
                    "timeLogged",
                    String.format("%s 09:%02d:%02d+0100", LAST.minusDays(3), i / 60, i % 60),
                    "dlvSourceIp",
                    "192.0.2.1",
                    "userString",
                    "mta1",
                    "bounceCat",
                    "spam-related");
        }
        load("refused.csv", refused);
        load("whole.csv", day(LAST.minusDays(2), 30, hours()));
        load("next.csv", day(LAST.minusDays(1), 30, hours()));
        load("lacking.csv", day(LAST, 30, hours(10, 11)));
        acct.at(Instant.parse("2026-11-20T03:00:00Z"));
        assertThat(acct.launch("alerts", "--day", LAST.toString()).err())
                .contains("No attempt is stored from 10:00 to 11:59", "Calm of that time was not measured");
        assertThat(acct.launch("alerts", "--day", LAST.toString()).out())
                .contains("Warning: hours silent of mta1", "  hours-silent on " + LAST);
        assertThat(acct.launch("alerts", "--day", LAST.toString(), "--fail-on", "warning")
                        .exitCode())
                .as("as a night ends")
                .isEqualTo(3);
        assertThat(acct.launch("alerts", "--day", LAST.minusDays(1).toString()).err())
                .doesNotContain("not measured");
        assertThat(acct.launch("incidents", "--format", "json").json()).hasSize(1);
        load("rest.csv", day(LAST, 30, 10, 11));
        assertThat(acct.launch("incidents", "--format", "json").json()).isEmpty();
    }

    private static Logs autumn(int... silentInstants) {
        Logs logs = Logs.of("type,timeLogged,envId,userString");
        OffsetDateTime midnight = OffsetDateTime.parse("2026-10-25T00:00:00+02:00");
        for (int past = 0; past < 25; past++) {
            int at = past;
            if (IntStream.of(silentInstants).noneMatch(silent -> silent == at)) {
                OffsetDateTime time =
                        midnight.plusHours(past).withOffsetSameInstant(ZoneOffset.ofHours(past < 3 ? 2 : 1));
                logs.row("d", "timeLogged", time.format(WRITTEN), "envId", "a" + past, "userString", "mta1");
            }
        }
        return logs;
    }

    @ParameterizedTest
    @CsvSource({"2, from 02:00+02:00 to 02:59+02:00", "3, from 02:00+01:00 to 02:59+01:00"})
    void eachOfTheTwoHoursOfAnAutumnNightMayBeSilent(int hour, String said) {
        LocalDate change = LocalDate.of(2026, 10, 25);
        for (int week = 3; week >= 1; week--) {
            load("w" + week + ".csv", day(change.minusWeeks(week), 30, hours()));
        }
        load("change.csv", autumn(hour));
        assertThat(findings("hours-silent"))
                .singleElement()
                .satisfies(f -> assertThat(f.get("message").asString()).contains(said, "at least 30"));
    }

    @Test
    void anAutumnDayWithAllItsHoursIsNotSilent() {
        LocalDate change = LocalDate.of(2026, 10, 25);
        for (int week = 3; week >= 1; week--) {
            load("w" + week + ".csv", day(change.minusWeeks(week), 30, hours()));
        }
        load("change.csv", autumn());
        assertThat(findings("hours-silent")).isEmpty();
    }
}
