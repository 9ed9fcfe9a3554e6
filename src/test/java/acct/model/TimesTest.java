package acct.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How points in time are written, whatever zone and language the host has. */
final class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-19T06:10:32+01:00, 2026-11-19T06:10:32+01:00, 2026-11-19 06:10:32+01:00",
        "2026-11-19T06:10-03:30,    2026-11-19T06:10:00-03:30, 2026-11-19 06:10:00-03:30",
        "2026-11-19T06:10:32.5Z,    2026-11-19T06:10:32.5+00:00, 2026-11-19 06:10:32.5+00:00"
    })
    void aFilesTimeHasItsOffset(OffsetDateTime time, String iso, String shown) {
        assertThat(Times.iso(time)).isEqualTo(iso);
        assertThat(Times.shown(time)).isEqualTo(shown);
    }

    @Test
    void whatHasNoClockOfItsOwnIsInUtc() {
        assertThat(Times.iso(Instant.parse("2026-11-19T05:10:00Z"))).isEqualTo("2026-11-19T05:10:00Z");
        assertThat(Times.shown(Instant.parse("2026-11-19T05:10:00Z"))).isEqualTo("2026-11-19 05:10:00Z");
    }

    @Test
    void whatHasNoOffsetGetsNone() {
        assertThat(Times.iso(LocalDateTime.of(2026, 11, 19, 6, 0))).isEqualTo("2026-11-19T06:00:00");
        assertThat(Times.iso(LocalTime.of(6, 0))).isEqualTo("06:00:00");
        assertThat(Times.iso(LocalDate.of(2026, 11, 19))).isEqualTo("2026-11-19");
        assertThat(Times.shown("=1+1")).isEqualTo("=1+1");
    }
}
