package acct.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 9: an instant and the offset written in the file; the configured zone only where there is none. */
final class TimeTextTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static String read(String text, ZoneId zone) {
        TimeText.Time time = new TimeText(zone).parse(text);
        return time == null
                ? "unreadable"
                : Instant.EPOCH.plusNanos(time.epochMicros() * 1000) + " " + time.offsetSeconds() / 60;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "now",
                "2026-11-19",
                "2026-11-19 09:30",
                "2026-02-30 09:30:00+0000",
                "2026-11-31 09:30:00+0000",
                "2026-13-01 09:30:00+0000",
                "2026-11-19 24:00:00+0000",
                "2026-11-19 09:60:00+0000",
                "2026-11-19 09:30:60+0000",
                "2026-11-19 09:30:00+1",
                "2026-11-19 09:30:00+0160",
                "2026-11-19 09:30:00+1900",
                "2026-11-19 09:30:00 CET",
                "2026-11-19 09:30:00.",
                "2026-11-19 09:30:00.+0000",
                "2026/11/19 09:30:00+0000",
                "19.11.2026 09:30:00+0000",
                "1969-12-31 23:59:59+0000",
                "0000-00-00 00:00:00+0000",
                "12345678",
                "123456789012",
                "-1763541000",
                "1763541000.5",
                "２０２６-11-19 09:30:00+0000",
                "2026-11-19 09:30:00+0000 and more"
            })
    void refuses(String text) {
        assertThat(read(text, ZoneOffset.UTC)).isEqualTo("unreadable");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-19 09:30:00+0100,      2026-11-19T08:30:00Z 60",
        "2026-11-19 09:30:00-0430,      2026-11-19T14:00:00Z -270",
        "2026-11-19 09:30:00+0530,      2026-11-19T04:00:00Z 330",
        "2026-11-19 09:30:00+0545,      2026-11-19T03:45:00Z 345",
        "2026-11-19T09:30:00+01:00,     2026-11-19T08:30:00Z 60",
        "2026-11-19T09:30:00Z,          2026-11-19T09:30:00Z 0",
        "2026-11-19 09:30:00 +0100,     2026-11-19T08:30:00Z 60",
        "2026-11-19 09:30:00+01,        2026-11-19T08:30:00Z 60",
        "2026-11-19 09:30:00.25+0100,   2026-11-19T08:30:00.250Z 60",
        "2026-11-19 09:30:00.1234567Z,  2026-11-19T09:30:00.123456Z 0",
        "11/19/2026 09:30:00+0100,      2026-11-19T08:30:00Z 60",
        "2026-11-19 09:30:00,           2026-11-19T08:30:00Z 60",
        "2026-07-19 09:30:00,           2026-07-19T07:30:00Z 120",
        "1795163400,                    2026-11-20T08:30:00Z 60",
        "100000000,                     1973-03-03T09:46:40Z 60",
        "2024-02-29 00:00:00+0000,      2024-02-29T00:00:00Z 0"
    })
    void reads(String text, String expected) {
        assertThat(read(text, BERLIN)).isEqualTo(expected);
    }

    @Test
    void theHourThatComesTwiceIsToldByItsOffset() {
        assertThat(List.of(
                        read("2026-10-25 02:30:00+0200", BERLIN),
                        read("2026-10-25 02:30:00+0100", BERLIN),
                        read("1792888200", BERLIN),
                        read("1792891800", BERLIN)))
                .containsExactly(
                        "2026-10-25T00:30:00Z 120",
                        "2026-10-25T01:30:00Z 60",
                        "2026-10-25T00:30:00Z 120",
                        "2026-10-25T01:30:00Z 60");
    }

    @Test
    void aTimeInsideTheSpringGapIsStillRead() {
        assertThat(read("2026-03-29 02:30:00", BERLIN)).isEqualTo("2026-03-29T01:30:00Z 120");
    }
}
