package acct.model;

/**
 * A reply text and how often it came.
 *
 * @param reply what the ISP answered
 * @param count how many rows carry it
 */
public record ReplyCount(String reply, long count) {}
