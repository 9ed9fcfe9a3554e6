package acct.doctor;

import acct.model.Finding;
import acct.model.Period;
import acct.model.Severity;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Days in a row without any row, between stored ones. Pure.
 *
 * @param first the first of them
 * @param last the last of them
 */
public record MissingDays(LocalDate first, LocalDate last) {
    /** What is longer is no hole in the files, but a time before acct was used: told of as one. */
    private static final int MOST_NAMED = 31;

    /**
     * Those of a period, without weekdays that are always silent.
     *
     * @param stored all stored days that can be, in order
     * @param period the days judged
     */
    public static List<MissingDays> of(List<LocalDate> stored, Period period) {
        TreeSet<LocalDate> days = new TreeSet<>(stored);
        List<MissingDays> missing = new ArrayList<>();
        LocalDate before = null;
        for (LocalDate day : days) {
            if (before != null && before.plusDays(1).isBefore(day)) {
                LocalDate first = later(before.plusDays(1), period.since());
                LocalDate last = earlier(day.minusDays(1), period.until());
                if (!first.isAfter(last)) {
                    missing.addAll(between(first, last, days));
                }
            }
            before = day;
        }
        return missing;
    }

    /** Those just before a day. */
    static List<MissingDays> before(LocalDate day, List<LocalDate> stored) {
        return stored.stream()
                .filter(earlier -> earlier.isBefore(day))
                .max(LocalDate::compareTo)
                .filter(last -> last.plusDays(1).isBefore(day))
                .map(last -> of(stored, new Period(last.plusDays(1), day.minusDays(1))))
                .orElse(List.of());
    }

    private static List<MissingDays> between(LocalDate first, LocalDate last, NavigableSet<LocalDate> stored) {
        MissingDays all = new MissingDays(first, last);
        if (all.isLong()) {
            return List.of(all);
        }
        List<MissingDays> missing = new ArrayList<>();
        LocalDate start = null;
        for (LocalDate day : all.days()) {
            boolean silent = isAlwaysSilent(day, stored);
            if (start != null && silent) {
                missing.add(new MissingDays(start, day.minusDays(1)));
            }
            start = silent ? null : start == null ? day : start;
        }
        if (start != null) {
            missing.add(new MissingDays(start, last));
        }
        return missing;
    }

    private static LocalDate later(LocalDate one, @Nullable LocalDate other) {
        return other == null || one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, @Nullable LocalDate other) {
        return other == null || one.isBefore(other) ? one : other;
    }

    /** A site that never sends on Sundays has no hole on Sunday. A hole of weeks is no such habit. */
    private static boolean isAlwaysSilent(LocalDate day, NavigableSet<LocalDate> days) {
        for (int week = 1; week <= Rhythm.WEEKS; week++) {
            LocalDate earlier = day.minusWeeks(week);
            int around = days.subSet(earlier.minusDays(3), true, earlier.plusDays(3), true)
                    .size();
            if (!earlier.isAfter(days.first()) || days.contains(earlier) || around < Rhythm.WEEKS) {
                return false;
            }
        }
        return true;
    }

    private boolean isLong() {
        return ChronoUnit.DAYS.between(first, last) >= MOST_NAMED;
    }

    private List<LocalDate> days() {
        return first.datesUntil(last.plusDays(1)).toList();
    }

    /** The warnings of {@code no-data}: one for each day, or one for all if they are very many. */
    public List<Finding> alerts() {
        return isLong()
                ? List.of(NoData.missing(
                        last,
                        "No row of " + first + " to " + last + " is stored, though there are rows before and after.",
                        "If files of these days exist, load them: `acct ingest PATH`."))
                : days().stream()
                        .map(day -> NoData.missing(
                                day,
                                "No row of this day is stored, though there are rows before and after.",
                                "Look for its files and load them: `acct ingest PATH`."))
                        .toList();
    }

    /** The same for people who ask about the files. */
    public Finding finding() {
        return Finding.ofFiles(
                "days-without-files",
                Severity.WARNING,
                first.toString(),
                first,
                last,
                "No row of " + (first.equals(last) ? first.toString() : first + " to " + last)
                        + " is stored, though there are rows before and after.",
                "Look for the files of these days and load them: `acct ingest PATH`. PowerMTA deletes files after"
                        + " `delete-after`, 8 days if not given.");
    }
}
