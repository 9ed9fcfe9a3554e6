package acct.judge;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;

/**
 * The days that a night is compared with: place 0 is the day judged, 1 to 28 are the days before it, and 29 to 32 the same
 * weekday of the weeks five to eight before. {@code sql/alert/cell_days.sql} asks for the same days.
 */
final class LookBack {
    static final int PLACES = 33;
    /** As the evidence of one night does not suffice, that of three. */
    static final int SHORT = 3;
    /** And that of a week. */
    static final int WEEK = 7;

    private static final int MONTH = 28;
    private static final int WEEKS_IN_MONTH = MONTH / WEEK;

    /**
     * What is usual on this weekday: mail has a weekly rhythm. Outbreaks of illness are looked for in the same way
     * (Farrington 1996).
     */
    static final int[] SAME_WEEKDAY = {7, 14, 21, 28, 29, 30, 31, 32};

    /** What is usual; a trouble of the last two days must not count as such. */
    static final int[] MONTH_BEFORE = IntStream.rangeClosed(SHORT, MONTH).toArray();

    /** The same before the week judged. */
    static final int[] MONTH_BEFORE_WEEK = IntStream.rangeClosed(WEEK, MONTH).toArray();

    /** What was usual before the two weeks in which a rate may have crept up. */
    static final int[] BEFORE_A_DRIFT = IntStream.rangeClosed(15, PLACES - 1).toArray();

    private LookBack() {}

    /** The place of a day; −1 if it is none of them. */
    static int place(LocalDate judged, LocalDate day) {
        long before = ChronoUnit.DAYS.between(day, judged);
        if (before < 0) {
            return -1;
        }
        if (before <= MONTH) {
            return (int) before;
        }
        long weeks = before / WEEK;
        boolean isSameWeekday = before % WEEK == 0 && weeks <= 2 * WEEKS_IN_MONTH;
        return isSameWeekday ? (int) (MONTH + weeks - WEEKS_IN_MONTH) : -1;
    }
}
