package acct.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PastTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 19);

    private static List<LocalDate> before(int from, int to) {
        return new ArrayList<>(
                IntStream.rangeClosed(from, to).mapToObj(DAY::minusDays).toList());
    }

    @Test
    void nothingStoredIsTooShort() {
        assertThat(Past.of(DAY, List.of())).isEqualTo(Past.NONE);
        assertThat(Past.NONE.isTooShort()).isTrue();
    }

    @Test
    void theDayItselfAndLaterOnesAreNoPast() {
        assertThat(Past.of(DAY, before(-9, 0))).isEqualTo(Past.NONE);
    }

    @Test
    void theLastTwoDaysMayHaveTheSameTrouble() {
        assertThat(Past.of(DAY, before(1, 8))).isEqualTo(new Past(8, 6, 1));
        assertThat(Past.of(DAY, before(1, 8)).isTooShort()).isTrue();
        assertThat(Past.of(DAY, before(1, 9)).isTooShort()).isFalse();
    }

    @Test
    void whoSendsOnOneWeekdayHasAPastOfWeeks() {
        List<LocalDate> weeks =
                IntStream.rangeClosed(1, 4).mapToObj(DAY::minusWeeks).toList();
        assertThat(Past.of(DAY, weeks.subList(0, 3)).isTooShort()).isTrue();
        assertThat(Past.of(DAY, weeks)).isEqualTo(new Past(4, 4, 4));
        assertThat(Past.of(DAY, weeks).isTooShort()).isFalse();
    }
}
