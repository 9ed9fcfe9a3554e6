package acct.store;

import org.jspecify.annotations.Nullable;

/**
 * What a row that was not delivered keeps of its reply beside the raw text.
 *
 * @param id of the reply, in the table {@code reply}
 * @param listed the IP or domain that it says is on a blocklist
 */
record StoredReply(String id, @Nullable String listed) {}
