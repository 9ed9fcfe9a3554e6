package acct.ask;

import org.jspecify.annotations.Nullable;

/**
 * How often one domain of recipients had trouble.
 *
 * @param rcptDomain the domain; null is unknown
 * @param events bounces or deferrals
 */
public record DomainCount(@Nullable String rcptDomain, long events) {}
