package acct.model;

import org.jspecify.annotations.Nullable;

/**
 * What acct makes of one failure.
 *
 * @param rule the rule that decided; {@code none} if no rule knew the reply
 * @param template the reply with what varies from message to message masked
 * @param blocklist the list that the reply names; null if it names none
 * @param listed the IP address or domain that it says is listed
 * @param action what an operator does about it
 */
public record ClassifiedReply(
        Category category,
        Axis axis,
        String rule,
        String template,
        @Nullable String blocklist,
        @Nullable String listed,
        String action) {}
