package acct.load;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.SoundStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Law 9: days and hours are the file's own; where clocks change no hour is lost or doubled. */
@Tag("slow")
final class TimeTest {
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxx", Locale.ROOT);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHxxx", Locale.ROOT);
    private static final String EVERY_CHANGE = """
            Europe/Berlin       | 2026-03-29 | 23 | 138
            Europe/Berlin       | 2026-10-25 | 25 | 150
            Europe/Berlin       | 2026-10-26 | 24 | 144
            America/New_York    | 2026-03-08 | 23 | 138
            America/New_York    | 2026-11-01 | 25 | 150
            Australia/Lord_Howe | 2026-10-04 | 24 | 141
            Australia/Lord_Howe | 2026-04-05 | 25 | 147
            Asia/Beirut         | 2026-03-29 | 23 | 138
            Asia/Kathmandu      | 2026-03-29 | 24 | 144
            """;

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    private void zone(String zone) {
        Logs.write(folder.resolve("acct.yaml"), ("time-zone: " + zone).getBytes(StandardCharsets.UTF_8));
    }

    /** Every tenth minute of a local day. */
    private static List<ZonedDateTime> tenths(String zone, LocalDate day) {
        List<ZonedDateTime> times = new ArrayList<>();
        ZonedDateTime end = day.plusDays(1).atStartOfDay(ZoneId.of(zone));
        for (ZonedDateTime at = day.atStartOfDay(ZoneId.of(zone)); at.isBefore(end); at = at.plusMinutes(10)) {
            times.add(at);
        }
        return times;
    }

    private void load(Logs logs, String name, long rows) {
        logs.write(folder.resolve(name));
        JsonNode file = acct.ingest(name).file();
        assertThat(file.get("stored").asLong()).isEqualTo(rows);
        assertThat(file.get("rejected").asLong()).isZero();
        SoundStore.check(acct.store());
    }

    private Map<String, Long> delivered(String dimension) {
        Map<String, Long> counts = new TreeMap<>();
        for (JsonNode row :
                acct.launch("query", "--by", dimension, "--format", "json").json()) {
            Long before = counts.put(
                    row.get(dimension).asString(), row.get("delivered").asLong());
            assertThat(before).as("%s twice", row.get(dimension)).isNull();
        }
        return counts;
    }

    private static Map<String, Long> hours(List<ZonedDateTime> times) {
        Map<String, Long> hours = new TreeMap<>();
        times.forEach(at -> hours.merge(HOUR.format(at), 1L, Long::sum));
        return hours;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = EVERY_CHANGE)
    void aDayHasTheHoursThatItsClockShows(String zone, LocalDate day, int hours, long tenths) {
        List<ZonedDateTime> times = tenths(zone, day);
        Logs logs = Logs.standard();
        times.forEach(at -> logs.row("d", "timeLogged", WITH_OFFSET.format(at)));
        load(logs, "acct-1.csv", tenths);
        assertThat(delivered("hour")).isEqualTo(hours(times)).hasSize(hours);
        assertThat(delivered("day")).isEqualTo(Map.of(day.toString(), tenths));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = EVERY_CHANGE)
    void epochSecondsHaveTheHoursOfTheConfiguredZone(String zone, LocalDate day, int hours, long tenths) {
        zone(zone);
        List<ZonedDateTime> times = tenths(zone, day);
        Logs logs = Logs.standard();
        times.forEach(at -> logs.row("d", "timeLogged", Long.toString(at.toEpochSecond())));
        load(logs, "acct-1.csv", tenths);
        assertThat(delivered("hour")).isEqualTo(hours(times)).hasSize(hours);
        assertThat(delivered("day")).isEqualTo(Map.of(day.toString(), tenths));
    }

    /** A clock that is set back shows times twice; without an offset both are the earlier one, and none is lost. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = EVERY_CHANGE)
    void timesWithoutOffsetStayOnTheirDayAndAllCount(String zone, LocalDate day, int hours, long tenths) {
        zone(zone);
        Logs logs = Logs.standard();
        List<ZonedDateTime> times = tenths(zone, day);
        Map<String, Long> expected = new TreeMap<>();
        for (ZonedDateTime at : times) {
            logs.row("d", "timeLogged", WITH_OFFSET.format(at).substring(0, 19));
            expected.merge(HOUR.format(at.withEarlierOffsetAtOverlap()), 1L, Long::sum);
        }
        load(logs, "acct-1.csv", tenths);
        assertThat(delivered("day")).isEqualTo(Map.of(day.toString(), tenths));
        assertThat(delivered("hour")).isEqualTo(expected).hasSizeBetween(hours - 1, hours);
    }

    @Test
    void aTimeThatNoClockShowedIsStoredOnItsDay() {
        zone("Europe/Berlin");
        load(Logs.standard().row("d", "timeLogged", "2026-03-29 02:30:00"), "acct-1.csv", 1);
        assertThat(delivered("hour")).isEqualTo(Map.of("2026-03-29T03+02:00", 1L));
    }

    @Test
    void theOffsetMayChangeFromLineToLine() {
        Logs logs = Logs.standard()
                .row("d", "timeLogged", "2026-10-25 02:59:59+0200")
                .row("d", "timeLogged", "2026-10-25 02:00:00+0100")
                .row("d", "timeLogged", "2026-10-25 02:30:00+0200")
                .row("d", "timeLogged", "2026-10-25T02:00:00Z")
                .row("d", "timeLogged", "2026-10-25 02:00:00-03:30");
        load(logs, "acct-1.csv", 5);
        assertThat(delivered("hour"))
                .isEqualTo(Map.of(
                        "2026-10-25T02+02:00", 2L,
                        "2026-10-25T02+01:00", 1L,
                        "2026-10-25T02+00:00", 1L,
                        "2026-10-25T02-03:30", 1L));
        assertThat(delivered("hour_of_day")).isEqualTo(Map.of("02", 5L));
    }

    @Test
    void serversInDifferentZonesKeepTheirOwnDays() {
        zone("Asia/Kathmandu");
        load(
                Logs.standard().row("d", "envId", "kathmandu", "timeLogged", "2026-11-19 04:00:00+0545"),
                "acct-kathmandu.csv",
                1);
        load(
                Logs.standard().row("d", "envId", "new-york", "timeLogged", "2026-11-18 17:15:00-0500"),
                "acct-new-york.csv",
                1);
        load(Logs.standard().row("d", "envId", "utc", "timeLogged", "2026-11-18 22:15:00Z"), "acct-utc.csv", 1);
        load(Logs.standard().row("d", "envId", "epoch", "timeLogged", "1795040100"), "acct-epoch.csv", 1);
        assertThat(delivered("day")).isEqualTo(Map.of("2026-11-18", 2L, "2026-11-19", 2L));
        assertThat(delivered("hour"))
                .isEqualTo(Map.of(
                        "2026-11-19T04+05:45", 2L,
                        "2026-11-18T17-05:00", 1L,
                        "2026-11-18T22+00:00", 1L));
    }

    @Test
    void aPeriodCutsAtLocalMidnightOfEachFile() {
        load(
                Logs.standard()
                        .row("d", "timeLogged", "2026-11-18 23:59:59-0500")
                        .row("d", "timeLogged", "2026-11-19 00:00:00-0500")
                        .row("d", "timeLogged", "2026-11-18 23:59:59+0545")
                        .row("d", "timeLogged", "2026-11-19 00:00:00+0545"),
                "acct-1.csv",
                4);
        for (String day : List.of("2026-11-18", "2026-11-19")) {
            JsonNode rows = acct.launch("query", "--since", day, "--until", day, "--format", "json")
                    .json();
            assertThat(rows.get(0).get("delivered").asLong()).as(day).isEqualTo(2);
        }
    }
}
