package acct.report.chart;

import static acct.report.CountSamples.counts;
import static acct.report.CountSamples.row;
import static org.assertj.core.api.Assertions.assertThat;

import acct.model.CountRow;
import acct.model.Counts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoursTest {
    private static final Counts COUNTS = counts(10, 1, 2, 0);

    @Test
    void silentHoursKeepTheirPlace() {
        List<CountRow> filled =
                Hours.filled(List.of(row(COUNTS, "2026-11-18T09+01:00"), row(COUNTS, "2026-11-18T12+01:00")));

        assertThat(filled)
                .extracting(r -> r.text(0))
                .containsExactly(
                        "2026-11-18T09+01:00", "2026-11-18T10+01:00", "2026-11-18T11+01:00", "2026-11-18T12+01:00");
        assertThat(filled.get(1).counts().recipients()).isZero();
    }

    @Test
    void theHourThatComesTwiceIsNotFilledBetween() {
        List<CountRow> autumn = List.of(
                row(COUNTS, "2026-10-25T02+02:00"),
                row(COUNTS, "2026-10-25T02+01:00"),
                row(COUNTS, "2026-10-25T03+01:00"));

        assertThat(Hours.filled(autumn)).isEqualTo(autumn);
    }

    @Test
    void unknownTimesAndOddKeysStayAsTheyAre() {
        List<CountRow> odd = List.of(row(COUNTS, "2026-11-18T09Z"), row(COUNTS, (String) null), row(COUNTS, "T"));

        assertThat(Hours.filled(odd)).isEqualTo(odd);
    }

    @Test
    void aLongPeriodIsShownByDayAndKeepsItsSum() {
        List<CountRow> hours = new ArrayList<>();
        for (int day = 1; day <= 9; day++) {
            hours.add(row(COUNTS, "2026-11-0" + day + "T08Z"));
            hours.add(row(COUNTS, "2026-11-0" + day + "T20Z"));
        }

        List<CountRow> days = Hours.filled(hours);

        assertThat(days).hasSize(9);
        assertThat(days.get(0).text(0)).isEqualTo("2026-11-01");
        assertThat(days.get(0).counts().delivered()).isEqualTo(20);
    }
}
