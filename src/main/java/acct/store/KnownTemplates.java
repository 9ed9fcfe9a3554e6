package acct.store;

import acct.classify.Listing;
import acct.classify.Reply;
import acct.classify.Template;
import org.jspecify.annotations.Nullable;

/**
 * Tells what rows keep of their replies. Remembers of the last templates their ids and whether they name a blocklist,
 * since few do and looking for what is listed takes longest. One thread's; bounded.
 */
final class KnownTemplates {
    private final Remembered<String, Known> templates = new Remembered<>();

    private record Known(Template template, boolean namesAList) {
        static Known of(String text) {
            return new Known(Template.of(text), Listing.blocklist(text) != null);
        }
    }

    /** Looks at the texts of a row. */
    StoredReply read(@Nullable String dsnStatus, @Nullable String dsnDiag, @Nullable String bounceCat) {
        Known known = known(Template.masked(dsnStatus, dsnDiag));
        Reply reply = Reply.of(known.template(), dsnStatus, bounceCat);
        String listed =
                dsnDiag != null && known.namesAList() ? Listing.of(dsnDiag).listed() : null;
        return new StoredReply(reply.id(), listed);
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
