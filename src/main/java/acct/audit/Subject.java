package acct.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who a finding concerns; null where it does not apply.
 *
 * @param vmta the virtual MTA
 * @param sourceIp the address
 * @param pool the pool
 * @param isp the destination
 * @param trafficClass the class of mail
 * @param job the job
 */
record Subject(
        @Nullable String vmta,
        @Nullable String sourceIp,
        @Nullable String pool,
        @Nullable String isp,
        @Nullable String trafficClass,
        @Nullable String job) {

    static Subject of(Road road, @Nullable String pool) {
        return new Subject(road.vmta(), road.sourceIp(), pool, null, null, null);
    }

    Subject withIsp(@Nullable String name) {
        return new Subject(vmta, sourceIp, pool, name, trafficClass, job);
    }

    Subject withClass(@Nullable String name) {
        return new Subject(vmta, sourceIp, pool, isp, name, job);
    }
}
