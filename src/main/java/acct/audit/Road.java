package acct.audit;

import acct.model.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What a finding is mostly about.
 *
 * @param vmta the virtual MTA
 * @param sourceIp the address that mail left from
 */
record Road(@Nullable String vmta, @Nullable String sourceIp) {
    static Road of(Traffic traffic) {
        return new Road(traffic.vmta(), traffic.sourceIp());
    }

    static Road of(QueueDay queue) {
        return new Road(queue.vmta(), queue.sourceIp());
    }

    static Road of(Signing signing) {
        return new Road(signing.vmta(), signing.sourceIp());
    }

    Subject subject(@Nullable String pool) {
        return Subject.ofIp(sourceIp).withVmta(vmta).withPool(pool);
    }
}
