package acct.print;

import static org.assertj.core.api.Assertions.assertThat;

import acct.model.Counts;
import acct.model.Counts.Logged;
import acct.model.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0        | 0 %
                    0.00001  | < 0.01 %
                    0.0001   | 0.01 %
                    0.0042   | 0.42 %
                    0.079    | 7.90 %
                    0.421    | 42.1 %
                    0.98765  | 98.8 %
                    0.9951   | 99.51 %
                    0.99999  | > 99.99 %
                    1        | 100 %
                    """)
    void neverRoundsAFewToNoneOrNearlyAllToAll(double share, String text) {
        assertThat(Numbers.share(share)).isEqualTo(text);
    }

    @Test
    void groupsThousandsTheSameOnEveryHost() {
        assertThat(Numbers.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Numbers.count(1, "file", "files")).isEqualTo("1 file");
        assertThat(Numbers.count(0, "file", "files")).isEqualTo("0 files");
    }

    @Test
    void notLoggedIsNeitherZeroNorAnEmptyShare() {
        Counts none = new Counts(0, 0, null, 0L, 0L, 0L, 0L, Logged.YES);

        assertThat(Numbers.measure(Measure.DEFERRED, none)).isEqualTo("not logged");
        assertThat(Numbers.measure(Measure.DEFERRED_SHARE, none)).isEqualTo("not logged");
        assertThat(Numbers.measure(Measure.COMPLAINTS, none)).isEqualTo("0");
        assertThat(Numbers.measure(Measure.COMPLAINT_SHARE, none)).isEqualTo("–");
        assertThat(Numbers.measure(Measure.BOUNCED_SHARE, none)).isEqualTo("–");
    }

    @Test
    void bouncesWithoutDeliveriesHaveNoShare() {
        Counts bouncesOnly = new Counts(0, 5, null, null, null, null, null, Logged.NO);

        assertThat(Numbers.measure(Measure.BOUNCED, bouncesOnly)).isEqualTo("5");
        assertThat(Numbers.measure(Measure.BOUNCED_SHARE, bouncesOnly)).isEqualTo("not logged");
    }
}
