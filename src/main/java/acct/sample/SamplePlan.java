package acct.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which files hold how much of which day, and when what goes wrong.
 *
 * @param seed of all chance
 * @param days in order
 * @param incidents each with its day
 * @param remark a line for the configuration file; empty for none
 */
record SamplePlan(long seed, List<Day> days, Map<Incident, LocalDate> incidents, String remark) {
    /** Local time is one hour ahead of UTC all the year round, so that every day has 24 hours. */
    static final int OFFSET_SECONDS = 3_600;

    /** Of the first hundred seeds one that shows every record type and complaints at two ISPs. */
    private static final long COMMITTED_SEED = 38;

    private static final int WHOLE = 1_000;

    /**
     * One day.
     *
     * @param date the local day
     * @param rows its rows in all parts together
     * @param parts its files in order
     * @param damaged the row that is cut off as by a crash; the first delivery from here on
     */
    record Day(LocalDate date, long rows, List<Part> parts, long damaged) {}

    /**
     * One file.
     *
     * @param file its name
     * @param layout its columns
     * @param firstRow the first row of the day that it holds
     */
    record Part(String file, SampleLayout layout, long firstRow) {}

    /** A whole file a day, incidents on the last one. */
    static SamplePlan of(SampleOptions options) {
        LocalDate first = options.lastDay().minusDays(options.days() - 1L);
        long weights = 0;
        for (int i = 0; i < options.days(); i++) {
            weights += weight(first.plusDays(i));
        }
        List<Day> days = new ArrayList<>();
        long weightsBefore = 0;
        long rowsBefore = 0;
        for (int i = 0; i < options.days(); i++) {
            LocalDate date = first.plusDays(i);
            weightsBefore += weight(date);
            long rowsUntil = share(options.rows(), weightsBefore, weights);
            days.add(wholeDay(date, rowsUntil - rowsBefore));
            rowsBefore = rowsUntil;
        }
        Map<Incident, LocalDate> incidents = new EnumMap<>(Incident.class);
        options.incidents().forEach(incident -> incidents.put(incident, options.lastDay()));
        return new SamplePlan(options.seed(), List.copyOf(days), incidents, "");
    }

    /** The set that stands in the repository; it holds one of each oddity a reader has to bear. */
    static SamplePlan committed() {
        LocalDate last = LocalDate.of(2026, 11, 19);
        LocalDate middle = last.minusDays(1);
        LocalDate first = last.minusDays(2);
        Day damaged = new Day(first, 1_300, wholeDay(first, 1_300).parts(), 600);
        Day split = new Day(
                middle,
                1_500,
                List.of(
                        new Part(fileName(middle, 0), SampleLayout.STANDARD, 0),
                        new Part(fileName(middle, 1), SampleLayout.CUSTOM, 900)),
                Long.MAX_VALUE);
        Day renamed = new Day(
                last, 2_900, List.of(new Part("accounting-20261119.csv", SampleLayout.STANDARD, 0)), Long.MAX_VALUE);
        Map<Incident, LocalDate> incidents = new EnumMap<>(Map.of(Incident.IP_BLOCK, last, Incident.LEAK, middle));
        return new SamplePlan(
                COMMITTED_SEED,
                List.of(damaged, split, renamed),
                incidents,
                "On 2026-11-18 the second file was written with other record-fields and with iso-times no.");
    }

    private static Day wholeDay(LocalDate date, long rows) {
        return new Day(date, rows, List.of(new Part(fileName(date, 0), SampleLayout.STANDARD, 0)), Long.MAX_VALUE);
    }

    /** As PowerMTA names them: the day and a number of four digits before the extension. */
    private static String fileName(LocalDate date, int number) {
        return "acct-" + date + "-000" + number + ".csv";
    }

    private static int weight(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        return switch (day) {
            case SATURDAY -> WHOLE * 6 / 10;
            case SUNDAY -> WHOLE / 2;
            default -> WHOLE;
        };
    }

    /** {@code rows * part / all}, without overflow for any number of rows. */
    private static long share(long rows, long part, long all) {
        return rows / all * part + rows % all * part / all;
    }
}
