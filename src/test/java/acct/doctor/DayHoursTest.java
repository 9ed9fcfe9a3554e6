package acct.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of 23, 24 and 25 hours, whatever hours had traffic. */
final class DayHoursTest {

    private static NavigableSet<OffsetDateTime> clock(LocalDate day, ZoneId zone) {
        TreeSet<OffsetDateTime> hours = new TreeSet<>();
        ZonedDateTime time = day.atStartOfDay(zone);
        while (time.toLocalDate().equals(day)) {
            hours.add(time.toOffsetDateTime().truncatedTo(ChronoUnit.HOURS));
            time = time.plus(Duration.ofMinutes(30));
        }
        return hours;
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-11-19, 24",
        "Europe/Berlin, 2026-10-25, 25",
        "Europe/Berlin, 2026-03-29, 23",
        "Europe/London, 2026-10-25, 25",
        "America/New_York, 2026-11-01, 25",
        "America/New_York, 2026-03-08, 23",
        "America/Santiago, 2026-04-04, 25",
        "Asia/Beirut, 2026-03-29, 23",
        "Australia/Lord_Howe, 2026-04-05, 25",
        "Australia/Lord_Howe, 2026-10-04, 24",
        "Asia/Kolkata, 2026-11-19, 24",
    })
    void aDayHasTheHoursOfItsZoneAlsoIfAnyOfThemIsSilent(ZoneId zone, LocalDate day, int hours) {
        NavigableSet<OffsetDateTime> all = clock(day, zone);
        assertThat(all).hasSize(hours);
        ZoneOffset before = day.atStartOfDay(zone).minusSeconds(1).getOffset();
        ZoneOffset after = day.plusDays(1).atStartOfDay(zone).getOffset();
        for (OffsetDateTime silent : all) {
            TreeSet<OffsetDateTime> seen = new TreeSet<>(all);
            seen.remove(silent);
            assertThat(DayHours.of(day, seen, before, after))
                    .as("without " + silent)
                    .containsExactlyElementsOf(all);
        }
    }

    @Test
    void bothHoursOfTheNightMayBeSilent() {
        LocalDate day = LocalDate.of(2026, 10, 25);
        NavigableSet<OffsetDateTime> all = clock(day, ZoneId.of("Europe/Berlin"));
        TreeSet<OffsetDateTime> seen = new TreeSet<>(all);
        seen.removeIf(hour -> hour.getHour() == 2);
        assertThat(DayHours.of(day, seen, ZoneOffset.ofHours(2), ZoneOffset.ofHours(1)))
                .containsExactlyElementsOf(all);
    }

    @Test
    void hoursOfSeveralZonesLieBesideEachOther() {
        LocalDate day = LocalDate.of(2026, 11, 19);
        TreeSet<OffsetDateTime> seen = new TreeSet<>(List.of(
                OffsetDateTime.parse("2026-11-19T08:00+01:00"),
                OffsetDateTime.parse("2026-11-19T05:00-05:00"),
                OffsetDateTime.parse("2026-11-19T20:00+01:00")));
        assertThat(DayHours.of(day, seen, ZoneOffset.ofHours(1), ZoneOffset.ofHours(1)))
                .hasSize(24)
                .containsAll(seen);
    }
}
