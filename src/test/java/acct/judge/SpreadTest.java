package acct.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** How much a rate moves from day to day. */
final class SpreadTest {
    private static final double RATE = 0.01;

    /** A month of 300 mails a day, of which 120 are refused on some days and three on all others. */
    private static double overdispersion(IntPredicate isBad) {
        Series series = new Series(CountedRate.BLOCK);
        for (int place : LookBack.MONTH_BEFORE) {
            series.add(place, new long[] {300, isBad.test(place) ? 120 : 3});
        }
        LoggedRates all = (place, rate) -> true;
        return Spread.of(List.of(series), CountedRate.BLOCK, all)
                .overdispersion(series.rates(LookBack.MONTH_BEFORE, CountedRate.BLOCK, all), RATE);
    }

    @Test
    void aRateThatNeverMovesHasTheLeast() {
        assertThat(overdispersion(place -> false)).isCloseTo(0.2 * RATE / (1 - RATE), within(1e-12));
    }

    /** Else a block of a week would make any night look ordinary for a month. */
    @Test
    void aTroubleOfAWeekMovesItTwiceAndNotSevenTimes() {
        double together = overdispersion(place -> place >= 10 && place < 17);
        double apart = overdispersion(place -> place >= 10 && place < 24 && place % 2 == 0);
        assertThat(together).isLessThan(apart / 3);
    }
}
