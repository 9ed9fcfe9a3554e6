package acct.store;

import acct.classify.Listing;
import acct.classify.Reply;
import acct.classify.Template;
import org.jspecify.annotations.Nullable;

/**
 * What rows keep of their replies. Remembers the last texts by what the caller tells them by, and of the last templates
 * their ids and whether they name a blocklist, since few do and looking for what is listed takes longest. One thread's;
 * bounded.
 *
 * @param <K> what tells the three texts of a row
 */
final class KnownReplies<K> {
    private final Remembered<K, StoredReply> replies = new Remembered<>();
    private final Remembered<String, Known> templates = new Remembered<>();

    private record Known(Template template, boolean namesAList) {
        static Known of(String text) {
            return new Known(Template.of(text), Listing.blocklist(text) != null);
        }
    }

    /** What is remembered; null if the texts must be looked at. */
    @Nullable
    StoredReply get(K key) {
        return replies.get(key);
    }

    /** Looks at the texts of a row. */
    StoredReply read(K key, @Nullable String dsnStatus, @Nullable String dsnDiag, @Nullable String bounceCat) {
        Known known = known(Template.masked(dsnStatus, dsnDiag));
        Reply reply = Reply.of(known.template(), dsnStatus, bounceCat);
        String listed =
                dsnDiag != null && known.namesAList() ? Listing.of(dsnDiag).listed() : null;
        StoredReply stored = new StoredReply(reply.id(), listed);
        replies.put(key, stored, Remembered.length(dsnStatus, dsnDiag, bounceCat));
        return stored;
    }

    private Known known(String text) {
        Known known = templates.get(text);
        if (known == null) {
            known = Known.of(text);
            templates.put(text, known, text.length());
        }
        return known;
    }
}
