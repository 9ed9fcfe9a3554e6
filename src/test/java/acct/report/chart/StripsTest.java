package acct.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Small pictures of days: where bars and the usual range stand. */
final class StripsTest {
    private static final List<Strips.Point> DAYS = List.of(
            new Strips.Point("2026-11-17", 1000, 10, null),
            new Strips.Point("2026-11-18", 0, 0, null),
            new Strips.Point("2026-11-19", 1000, 40, null));

    private static List<Strip.Mark> marks(Strip strip, String style) {
        return strip.marks().stream().filter(mark -> mark.style().equals(style)).toList();
    }

    @Test
    void withoutARangeThereIsNoBand() {
        Strip strip = Strips.beside("Refused", DAYS, null);

        assertThat(marks(strip, "band")).isEmpty();
        assertThat(marks(strip, "edge")).isEmpty();
        assertThat(strip.text()).isEqualTo("Highest: 2026-11-19: 4.0 %, 40 of 1,000.");
    }

    @Test
    void theBandStandsBehindTheBarsOfItsHeightAndItsEdgeBeforeThem() {
        Strip strip = Strips.beside("Refused", DAYS, new Strips.Band(0.01, 0.04, "usual: 1.00 % to 4.00 %"));

        Strip.Mark band = strip.marks().get(0);
        Strip.Mark last = marks(strip, "now").get(0);
        Strip.Mark first = marks(strip, "bar-of").get(0);
        assertThat(band.style()).isEqualTo("band");
        assertThat(band.y()).isEqualTo(last.y());
        assertThat(band.y() + band.height()).isEqualTo(first.y());
        assertThat(band.x()).isZero();
        assertThat(band.width()).isEqualTo(strip.width());
        assertThat(strip.marks().get(strip.marks().size() - 1).style()).isEqualTo("edge");
        assertThat(strip.text()).endsWith(" Band: usual: 1.00 % to 4.00 %.");
    }

    @Test
    void aBandAboveAllBarsIsWithinThePicture() {
        Strip strip = Strips.beside("Refused", DAYS, new Strips.Band(0.5, 0.9, "usual: 50 % to 90 %"));

        Strip.Mark band = marks(strip, "band").get(0);
        assertThat(band.y()).isNotNegative();
        assertThat(band.y()).isLessThan(marks(strip, "now").get(0).y());
    }

    @Test
    void aBandOfOneNumberIsALine() {
        Strip strip = Strips.beside("Complaints", DAYS, new Strips.Band(0, 0, "usual: 0 % to 0 %"));

        Strip.Mark band = marks(strip, "band").get(0);
        assertThat(band.height()).isEqualTo(1);
        assertThat(band.y() + band.height()).isEqualTo(strip.height());
    }

    @Test
    void numbersThatAreNoSharesHaveTheirRangeAsPartsOfTheSameWhole() {
        List<Strips.Point> days =
                List.of(new Strips.Point("2026-11-18", 900, 450, null), new Strips.Point("2026-11-19", 900, 900, null));

        Strip strip = Strips.counts("Delivered", days, new Strips.Band(0.5, 1, "usual: 450 to 900"));

        assertThat(marks(strip, "band").get(0).y())
                .isEqualTo(marks(strip, "now").get(0).y());
        assertThat(marks(strip, "now").get(0).title()).isEqualTo("2026-11-19: 900");
        assertThat(strip.text()).isEqualTo("Highest: 2026-11-19 with 900. Band: usual: 450 to 900.");
    }
}
