package acct.load;

import acct.classify.reply.Listing;
import acct.classify.reply.Reply;
import acct.classify.reply.Template;
import org.jspecify.annotations.Nullable;

/**
 * Tells what rows keep of their replies. Texts that differ in every row are few once they are masked, so what masked texts
 * mean is remembered, and whether they name a blocklist: few do, and looking for what is listed takes longest. One
 * thread's; bounded.
 */
final class KnownReplies {
    private final Remembered<Masked, Known> replies = new Remembered<>();

    /** The texts of a row, of which the reply's is masked. */
    private record Masked(
            String text,
            @Nullable String dsnStatus,
            @Nullable String bounceCat) {
        int length() {
            return text.length() + Remembered.length(dsnStatus, bounceCat);
        }

        Known read() {
            String id = Reply.of(Template.of(text), dsnStatus, bounceCat).id();
            return new Known(new StoredReply(id, null), Listing.blocklist(text) != null);
        }
    }

    private record Known(StoredReply unlisted, boolean namesAList) {}

    /** Looks at the texts of a row. */
    StoredReply read(@Nullable String dsnStatus, @Nullable String dsnDiag, @Nullable String bounceCat) {
        Known known = known(new Masked(Template.masked(dsnStatus, dsnDiag), dsnStatus, bounceCat));
        return dsnDiag != null && known.namesAList()
                ? known.unlisted().with(Listing.of(dsnDiag).listed())
                : known.unlisted();
    }

    private Known known(Masked texts) {
        Known known = replies.get(texts);
        if (known == null) {
            known = texts.read();
            replies.put(texts, known, texts.length());
        }
        return known;
    }
}
