package acct.ask;

import org.jspecify.annotations.Nullable;

/**
 * An answer that says that the sender is listed, banned or unproven.
 *
 * @param sourceIp who got it; null is unknown
 * @param isp who gave it; null is unknown
 * @param text the masked reply
 * @param category what it means
 * @param axis what it is a sign of; null is unknown
 * @param rule the rule that decided
 * @param blocklist the list that it names
 * @param action what to do about its category
 * @param outcome {@code bounced} or {@code deferred}
 * @param events how often on the day
 * @param eventsTheDayBefore how often on the day before
 * @param eventsBefore how often in the fourteen days before
 */
public record SignatureReply(
        @Nullable String sourceIp,
        @Nullable String isp,
        String text,
        String category,
        @Nullable String axis,
        String rule,
        @Nullable String blocklist,
        String action,
        String outcome,
        long events,
        long eventsTheDayBefore,
        long eventsBefore) {}
