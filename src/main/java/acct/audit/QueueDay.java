package acct.audit;

import acct.model.SeenRows;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one queue sent on one local day from one address.
 *
 * @param queue {@code DOMAIN/VMTA} as logged
 * @param day the local day
 * @param vmta the virtual MTA
 * @param sourceIp the address
 * @param recipients how many of the rows are no deferrals
 * @param isp the destination
 * @param evidence attempts, since when
 */
public record QueueDay(
        String queue,
        LocalDate day,
        @Nullable String vmta,
        @Nullable String sourceIp,
        long recipients,
        @Nullable String isp,
        SeenRows evidence)
        implements Counted {

    /** The domain, rollup or {@code queue-to} name before the slash. */
    static String domain(String queue) {
        int slash = queue.lastIndexOf('/');
        return slash < 0 ? queue : queue.substring(0, slash);
    }
}
