package acct.model;

import org.jspecify.annotations.Nullable;

/**
 * Whom a finding concerns; null where it does not apply.
 *
 * @param sourceIp the address that mail left from
 * @param vmta the virtual MTA
 * @param pool the pool
 * @param isp the destination
 * @param trafficClass the class of mail
 * @param job the job
 * @param thing the file, server or column
 */
public record Subject(
        @Nullable String sourceIp,
        @Nullable String vmta,
        @Nullable String pool,
        @Nullable String isp,
        @Nullable String trafficClass,
        @Nullable String job,
        @Nullable String thing) {
    /** Everything. */
    public static final Subject ALL = new Subject(null, null, null, null, null, null, null);

    /** Whether it is a job that stands for itself, whatever road it took. */
    public boolean isOfJob() {
        return job != null && sourceIp == null && vmta == null && pool == null;
    }

    /** A source address. */
    public static Subject ofIp(@Nullable String address) {
        return ALL.withIp(address);
    }

    /** A file, server or column. */
    public static Subject ofThing(@Nullable String name) {
        return new Subject(null, null, null, null, null, null, name);
    }

    /** The same from a source address. */
    public Subject withIp(@Nullable String address) {
        return new Subject(address, vmta, pool, isp, trafficClass, job, thing);
    }

    /** The same of a virtual MTA. */
    public Subject withVmta(@Nullable String name) {
        return new Subject(sourceIp, name, pool, isp, trafficClass, job, thing);
    }

    /** The same of a pool. */
    public Subject withPool(@Nullable String name) {
        return new Subject(sourceIp, vmta, name, isp, trafficClass, job, thing);
    }

    /** The same to a destination. */
    public Subject withIsp(@Nullable String name) {
        return new Subject(sourceIp, vmta, pool, name, trafficClass, job, thing);
    }

    /** The same of a class of mail. */
    public Subject withClass(@Nullable String name) {
        return new Subject(sourceIp, vmta, pool, isp, name, job, thing);
    }

    /** The same of a job. */
    public Subject withJob(@Nullable String id) {
        return new Subject(sourceIp, vmta, pool, isp, trafficClass, id, thing);
    }
}
