package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.model.Dimension;
import acct.model.LocalSpan;
import acct.model.Period;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of a day by the files' own clock. It is noon of 20 November 2026, a Friday; the night of 25 October was longer. */
final class TimeOfDayTest {
    private static Cli acct = Cli.in(Path.of(""));

    @BeforeAll
    static void load(@TempDir Path folder) {
        acct = Cli.in(folder);
        Logs logs = Logs.standard();
        for (String time : List.of(
                "2026-11-20 11:59:59+0000",
                "2026-11-20 11:29:59+0100",
                "2026-11-20 09:00:00+0000",
                "2026-11-20 08:59:59+0000",
                "2026-11-19 23:00:00+0545",
                "2026-11-19 22:00:00+0000",
                "2026-11-19 21:59:59+0000",
                "2026-10-25 02:30:00+0200",
                "2026-10-25 02:30:00+0100",
                "2026-10-25 03:00:00+0100")) {
            logs.row("d", "timeLogged", time);
        }
        logs.row("tq", "timeLogged", "2026-11-20 11:30:00+0000").write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").file().get("stored").asInt()).isEqualTo(11);
    }

    private static Cli.Result query(String... more) {
        List<String> args = new ArrayList<>(List.of("query", "--format", "json"));
        args.addAll(List.of(more));
        return acct.launch(args.toArray(new String[0]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20 24:00",
                "2026-11-20 9:60",
                "25:00",
                "2026-02-30 10:00",
                "2s",
                "2w",
                "-2h",
                "noon",
                "22",
                "h",
                "2026-11-20T10:00+01:00",
                "2026-11-20T10:00:00",
                "tomorrow 10:00"
            })
    void whatIsNoTimeSaysHowToWriteOne(String text) {
        Cli.Result result = query("--since", text);
        assertThat(result.exitCode()).as(text).isEqualTo(2);
        assertThat(result.err())
                .hasLineCount(1)
                .startsWith("acct: --since ")
                .contains("write a day such as 2026-11-18", "2h");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alerts",
                "report",
                "replies",
                "doctor",
                "files",
                "rejects",
                "export suppressions",
                "query replies",
                "audit --pmta-config x",
                "warming",
                "alerts test",
                "pmta diff",
                "pmta show vmta a --pmta-config x"
            })
    void whoCountsWholeDaysTakesNoHours(String command) {
        for (String time : List.of("2h", "2026-11-20 10:00", "22:00")) {
            for (String option : List.of("--since", "--until")) {
                List<String> args = new ArrayList<>(Arrays.asList(command.split(" ")));
                args.addAll(List.of(option, time));
                Cli.Result result = acct.launch(args.toArray(new String[0]));
                assertThat(result.exitCode()).as("%s", args).isEqualTo(2);
                assertThat(result.err())
                        .hasLineCount(1)
                        .contains(option + " " + time + ": ", "write a day such as 2026-11-18, today, yesterday or 7d");
            }
        }
    }

    @Test
    void anEndBeforeTheBeginningIsWrongUse() {
        assertThat(query("--since", "today", "--until", "yesterday").err())
                .contains("--since 2026-11-20 is after --until 2026-11-19");
        assertThat(query("--since", "10:00", "--until", "10:00").err())
                .contains("--since 2026-11-20 10:00 is not before --until 2026-11-20 10:00");
        assertThat(query("--since", "10:00", "--until", "2h").exitCode()).isEqualTo(2);
        assertThat(query("--since", "10:00", "--until", "3h").exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "2h, , 2",
        "3h, , 3",
        "30m, , 1",
        "31m, , 2",
        "60m, , 2",
        "1m, , 1",
        "09:00, , 3",
        "9, 10, 1",
        "2026-11-20 09:00, 2026-11-20 11:00, 1",
        "2026-11-20T09:00, 2026-11-20 11:29, 1",
        "2026-11-20 09:00, 2026-11-20 11:30, 2",
        "yesterday 22:00, today 09:00, 3",
        "yesterday 22:00, yesterday, 2",
        "yesterday, 2h, 5",
        ", yesterday 22:00, 4",
        "today, , 4",
        "yesterday, yesterday, 3",
        "2026-11-19, 2026-11-20, 7",
        "2026-10-25 02:00, 2026-10-25 03:00, 2",
        "2026-10-25 02:30, 2026-10-25 02:31, 2",
        "2026-10-25 02:31, 2026-10-25 03:00, 0",
    })
    void onlyWhatLiesBetweenTheEndsIsCounted(@Nullable String since, @Nullable String until, int delivered) {
        List<String> args = new ArrayList<>();
        if (since != null) {
            args.addAll(List.of("--since", since.equals("9") ? "today 9" : since));
        }
        if (until != null) {
            args.addAll(List.of("--until", until.equals("10") ? "today 10" : until));
        }
        Cli.Result result = query(args.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.json().get(0).get("delivered").asInt()).isEqualTo(delivered);
    }

    @Test
    void wholeHoursAreCountedWithoutRowsAndMinutesWithThem() {
        LocalDateTime ten = LocalDateTime.of(2026, 11, 20, 10, 0);
        LocalSpan hours = new LocalSpan(ten, ten.plusHours(2));
        LocalSpan minutes = new LocalSpan(ten, ten.plusMinutes(1));
        LocalSpan days = LocalSpan.of(Period.of(LocalDate.of(2026, 11, 20)));
        assertThat(CountSource.of(List.of(), List.of(), days)).isEqualTo(CountSource.HOURS);
        assertThat(CountSource.of(List.of(), List.of(), hours)).isEqualTo(CountSource.HOURS);
        assertThat(CountSource.of(List.of(), List.of(), minutes)).isEqualTo(CountSource.ROWS);
        assertThat(CountSource.of(List.of(Dimension.JOB), List.of(), days)).isEqualTo(CountSource.JOBS);
        assertThat(CountSource.of(List.of(Dimension.JOB), List.of(), hours)).isEqualTo(CountSource.ROWS);
        assertThat(minutes.label()).isEqualTo("2026-11-20 10:00 to 2026-11-20 10:01");
        assertThat(days.label()).isEqualTo("2026-11-20");
    }

    @ParameterizedTest
    @CsvSource({
        "month, 2026-10 2026-11",
        "week, 2026-W43 2026-W47",
        "day, 2026-10-25 2026-11-19 2026-11-20",
        "hour, 2026-10-25T02+02:00 2026-10-25T02+01:00 2026-10-25T03+01:00 2026-11-19T23+05:45 2026-11-19T21+00:00"
                + " 2026-11-19T22+00:00 2026-11-20T08+00:00 2026-11-20T09+00:00 2026-11-20T11+01:00 2026-11-20T11+00:00",
    })
    void aGrainSplitsInTheOrderOfTime(String grain, String expected) {
        assertThat(query("--grain", grain)
                        .json()
                        .valueStream()
                        .map(row -> row.get(grain).asString()))
                .containsExactly(expected.split(" "));
    }

    @Test
    void minutesStandInTheOrderOfTime() {
        List<String> minutes = query("--grain", "minute")
                .json()
                .valueStream()
                .map(row -> row.get("minute").asString())
                .toList();
        assertThat(minutes).hasSize(11).startsWith("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00");
        assertThat(minutes).endsWith("2026-11-20T11:30+00:00", "2026-11-20T11:59+00:00");
        assertThat(query("--by", "weekday")
                        .json()
                        .valueStream()
                        .map(row -> row.get("weekday").asString()))
                .containsExactly("thu", "fri", "sun");
        assertThat(query("--grain", "year").exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "week=2026-w47, 7",
        "week=2026-W*, 10",
        "month=2026-10, 3",
        "weekday=SUN, 3",
        "minute=2026-11-20T09:00+00:00, 1",
        "minute=2026-11-20T*, 4",
        "hour=2026-11-20T11*, 2",
    })
    void timesCanBeFilteredBy(String filter, int delivered) {
        Cli.Result result = query("--where", filter);
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.json().get(0).get("delivered").asInt()).isEqualTo(delivered);
    }

    @ParameterizedTest
    @CsvSource({
        "week=47, write a week of ISO 8601",
        "month=11, write a month such as",
        "minute=09:00, write a minute with its offset",
        "weekday=today, no such weekday",
        "week=2025-*, no stored week is like that",
    })
    void whatIsNoTimeOfItsKindIsWrongUse(String filter, String why) {
        Cli.Result result = query("--where", filter);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).hasLineCount(1).contains(why);
    }
}
