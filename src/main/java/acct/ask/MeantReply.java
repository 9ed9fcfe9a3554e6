package acct.ask;

import org.jspecify.annotations.Nullable;

/**
 * An answer behind a trouble, with what it means.
 *
 * @param text the masked reply
 * @param category what it means
 * @param axis what it is a sign of; null is unknown
 * @param rule the rule that decided
 * @param action what to do about its category
 * @param count how often it came
 */
public record MeantReply(
        String text, String category, @Nullable String axis, String rule, String action, long count) {}
