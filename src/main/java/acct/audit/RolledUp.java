package acct.audit;

import acct.model.SeenRows;
import org.jspecify.annotations.Nullable;

/**
 * Rows to a domain that lay in a queue of another name.
 *
 * @param domain the recipients' domain, in small letters
 * @param queue {@code DOMAIN/VMTA} as logged
 * @param vmta the virtual MTA
 * @param evidence how many, since when
 */
public record RolledUp(
        String domain, String queue, @Nullable String vmta, SeenRows evidence) implements Counted {}
