package acct.audit;

import acct.model.SeenRows;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one local day that were the same mail on the same road.
 *
 * @param day null where the time is unknown
 * @param job the job
 * @param ownClass the class of the mail itself; null if nothing tells it
 * @param sourceIp the address it left from, in canonical form
 * @param vmta the virtual MTA as logged; null if the column was empty
 * @param pool the pool as logged or mapped
 * @param isp the destination
 * @param vmtaLogged whether the file has a column for the virtual MTA at all
 * @param evidence how many, since when
 */
public record Traffic(
        @Nullable LocalDate day,
        @Nullable String job,
        @Nullable String ownClass,
        @Nullable String sourceIp,
        @Nullable String vmta,
        @Nullable String pool,
        @Nullable String isp,
        boolean vmtaLogged,
        SeenRows evidence)
        implements Counted {

    /** The same on the pool that the configuration tells. */
    Traffic withPool(@Nullable String name) {
        return new Traffic(day, job, ownClass, sourceIp, vmta, name, isp, vmtaLogged, evidence);
    }
}
