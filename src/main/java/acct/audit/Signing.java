package acct.audit;

import acct.model.SeenRows;
import org.jspecify.annotations.Nullable;

/**
 * Rows that need the same signature.
 *
 * @param vmta the virtual MTA
 * @param sourceIp the address
 * @param pool the pool
 * @param queue {@code DOMAIN/VMTA} as logged
 * @param isp the destination
 * @param senderDomain the domain of the envelope's sender, in small letters; null for the empty one
 * @param ownClass the class of the mail itself
 * @param evidence how many, since when
 */
public record Signing(
        String vmta,
        @Nullable String sourceIp,
        @Nullable String pool,
        String queue,
        @Nullable String isp,
        @Nullable String senderDomain,
        @Nullable String ownClass,
        SeenRows evidence)
        implements Counted {

    /** The same on the pool that the configuration tells. */
    Signing withPool(@Nullable String name) {
        return new Signing(vmta, sourceIp, name, queue, isp, senderDomain, ownClass, evidence);
    }

    /** The same with so many rows. */
    public Signing with(SeenRows counted) {
        return new Signing(vmta, sourceIp, pool, queue, isp, senderDomain, ownClass, counted);
    }
}
