package acct.store;

import acct.classify.Listing;
import acct.classify.Reply;
import org.jspecify.annotations.Nullable;

/**
 * What a row that was not delivered keeps of its reply beside the raw text.
 *
 * @param id of the reply, in the table {@code reply}
 * @param listed the IP or domain that it says is on a blocklist
 */
record StoredReply(String id, @Nullable String listed) {

    static StoredReply of(@Nullable String dsnStatus, @Nullable String dsnDiag, @Nullable String bounceCat) {
        String id = Reply.of(dsnStatus, dsnDiag, bounceCat).id();
        return new StoredReply(id, dsnDiag == null ? null : Listing.of(dsnDiag).listed());
    }
}
