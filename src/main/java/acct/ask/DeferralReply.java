package acct.ask;

/**
 * A reply that put mail off, and what it means.
 *
 * @param text the masked reply
 * @param count how many attempts it met
 * @param category what it means
 * @param action what is usually done about this category
 */
public record DeferralReply(String text, long count, String category, String action) {}
