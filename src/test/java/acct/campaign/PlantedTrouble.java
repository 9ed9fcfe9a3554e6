package acct.campaign;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A trouble that is planted into simulated mail.
 *
 * @param from its first day
 * @param until its last one
 * @param answer what is more frequent
 * @param ip its source IP by number; null for all
 * @param isp its ISP; null for all
 * @param job how its jobs' names begin; null for all
 * @param times how many times as frequent
 * @param share so frequent at least, 0..1
 * @param course how it comes
 */
record PlantedTrouble(
        LocalDate from,
        LocalDate until,
        WorldAnswer answer,
        @Nullable Integer ip,
        @Nullable WorldIsp isp,
        @Nullable String job,
        double times,
        double share,
        Course course) {
    private static final double LEAST = 0.004;

    /** How a trouble comes. */
    enum Course {
        AT_ONCE,
        CREEPING
    }

    /** So many times the usual, on these days. */
    static PlantedTrouble times(double times, WorldAnswer answer, LocalDate from, int days) {
        return new PlantedTrouble(from, from.plusDays(days - 1L), answer, null, null, null, times, 0, Course.AT_ONCE);
    }

    /** So large a share, on these days. */
    static PlantedTrouble share(double share, WorldAnswer answer, LocalDate from, int days) {
        return new PlantedTrouble(from, from.plusDays(days - 1L), answer, null, null, null, 1, share, Course.AT_ONCE);
    }

    PlantedTrouble at(WorldIsp where) {
        return new PlantedTrouble(from, until, answer, ip, where, job, times, share, course);
    }

    PlantedTrouble of(int number) {
        return new PlantedTrouble(from, until, answer, number, isp, job, times, share, course);
    }

    PlantedTrouble in(String name) {
        return new PlantedTrouble(from, until, answer, ip, isp, name, times, share, course);
    }

    PlantedTrouble creeping() {
        return new PlantedTrouble(from, until, answer, ip, isp, job, times, share, Course.CREEPING);
    }

    boolean isOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    /** The rate with it, given the rate without. */
    double changed(double rate, LocalDate day, WorldAnswer kind, int number, WorldIsp where, String name) {
        boolean isHit = isOn(day)
                && answer == kind
                && (ip == null || ip == number)
                && (isp == null || isp == where)
                && (job == null || name.startsWith(job));
        if (!isHit) {
            return rate;
        }
        double part = course == Course.AT_ONCE
                ? 1
                : (ChronoUnit.DAYS.between(from, day) + 1.0) / (ChronoUnit.DAYS.between(from, until) + 1.0);
        // Of a rate that is nothing on ordinary days, there is no multiple.
        double usual = rate == 0 && times > 1 ? LEAST : rate;
        return Math.max(share, usual * (1 + (times - 1) * part));
    }
}
