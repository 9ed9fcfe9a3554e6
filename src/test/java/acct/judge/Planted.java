package acct.judge;

import acct.judge.SimulatedWorld.Rate;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A trouble that a simulated world has.
 *
 * @param from its first day
 * @param until its last one
 * @param rate what is more frequent
 * @param times how many times as frequent
 * @param ip its source IP; null for all
 * @param pool its pool; null for all
 * @param isp its ISP; null for all
 * @param job its job; null for all
 */
record Planted(
        LocalDate from,
        LocalDate until,
        Rate rate,
        double times,
        @Nullable Integer ip,
        @Nullable Integer pool,
        @Nullable Integer isp,
        @Nullable String job) {
    static Planted of(LocalDate day, Rate rate, double times) {
        return new Planted(day, day, rate, times, null, null, null, null);
    }

    Planted until(LocalDate last) {
        return new Planted(from, last, rate, times, ip, pool, isp, job);
    }

    Planted atIp(int number) {
        return new Planted(from, until, rate, times, number, pool, isp, job);
    }

    Planted inPool(int number) {
        return new Planted(from, until, rate, times, ip, number, isp, job);
    }

    Planted atIsp(int number) {
        return new Planted(from, until, rate, times, ip, pool, number, job);
    }

    Planted ofJob(String name) {
        return new Planted(from, until, rate, times, ip, pool, isp, name);
    }

    boolean isOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    boolean hits(LocalDate day, Rate other, int onIp, int atIsp, String ofJob) {
        return rate == other
                && isOn(day)
                && (ip == null || ip == onIp)
                && (pool == null || pool == SimulatedWorld.poolOf(onIp))
                && (isp == null || isp == atIsp)
                && (job == null || job.equals(ofJob));
    }

    /** Whether some mail may be in it, whatever its job; null is all. */
    boolean touches(@Nullable String sourceIp, @Nullable String atIsp) {
        return (ip == null || sourceIp == null || Objects.equals(SimulatedWorld.ip(ip), sourceIp))
                && (isp == null || atIsp == null || Objects.equals(SimulatedWorld.isp(isp), atIsp));
    }
}
