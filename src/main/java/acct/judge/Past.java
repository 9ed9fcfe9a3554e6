package acct.judge;

import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.IntStream;

/**
 * The stored days before one that is judged, as far as they tell what is usual. Without enough of them only fixed limits and
 * the answers of receivers speak, and a calm night is not one that was compared.
 *
 * @param days days with rows in the four weeks before
 * @param compared those of them that a night is compared with: not the last two, which may have the same trouble
 * @param sameWeekday days with rows of the same weekday in the eight weeks before
 */
public record Past(int days, int compared, int sameWeekday) {
    /** A day before which nothing is stored. */
    public static final Past NONE = new Past(0, 0, 0);

    private static final int[] MONTH = IntStream.range(1, 29).toArray();

    /** That of a day, by the days that have rows. */
    public static Past of(LocalDate judged, Collection<LocalDate> stored) {
        boolean[] places = new boolean[LookBack.PLACES];
        for (LocalDate day : stored) {
            int place = LookBack.place(judged, day);
            if (place >= 0) {
                places[place] = true;
            }
        }
        return new Past(
                count(places, MONTH), count(places, LookBack.MONTH_BEFORE), count(places, LookBack.SAME_WEEKDAY));
    }

    private static int count(boolean[] places, int[] wanted) {
        return (int) IntStream.of(wanted).filter(place -> places[place]).count();
    }

    /** Whether no rate can be compared with what is usual yet. */
    public boolean isTooShort() {
        return compared < Usual.ENOUGH_DAYS && sameWeekday < Usual.ENOUGH_WEEKS;
    }
}
