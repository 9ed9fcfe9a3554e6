package acct.store;

import acct.classify.Listing;
import acct.classify.Reply;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rows keep of their replies. Remembers the last texts by what the caller tells them by, and of the last templates
 * whether they name a blocklist, since few do and looking for what is listed takes longest. One thread's; bounded.
 *
 * @param <K> what tells the three texts of a row
 */
final class KnownReplies<K> {
    private static final int REMEMBERED = 50_000;

    private final Map<K, StoredReply> replies = new HashMap<>();
    private final Map<String, Boolean> nameAList = new HashMap<>();

    /** What is remembered; null if the texts must be looked at. */
    @Nullable
    StoredReply get(K key) {
        return replies.get(key);
    }

    /** Looks at the texts of a row. */
    StoredReply read(K key, @Nullable String dsnStatus, @Nullable String dsnDiag, @Nullable String bounceCat) {
        Reply reply = Reply.of(dsnStatus, dsnDiag, bounceCat);
        StoredReply stored = new StoredReply(reply.id(), dsnDiag == null ? null : listed(reply, dsnDiag));
        remember(replies, key, stored);
        return stored;
    }

    private @Nullable String listed(Reply reply, String dsnDiag) {
        String text = reply.template().text();
        Boolean named = nameAList.get(text);
        if (named == null) {
            named = Listing.blocklist(text) != null;
            remember(nameAList, text, named);
        }
        return named ? Listing.of(dsnDiag).listed() : null;
    }

    private static <A, B> void remember(Map<A, B> known, A key, B value) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        known.put(key, value);
    }
}
