package acct.classify;

import acct.classify.Blocklists.Blocklist;
import org.jspecify.annotations.Nullable;

/**
 * Which blocklist a reply names, and what it says is listed.
 *
 * @param blocklist the list's name in {@code blocklists.txt}, such as {@code spamhaus-sbl}; it depends on the reply's
 *     template only. Null if the reply names none, or the list refused to answer
 * @param listed the address in canonical text or the domain in small letters; null if the reply does not tell
 */
public record Listing(@Nullable String blocklist, @Nullable String listed) {
    private static final Listing NONE = new Listing(null, null);

    /** What a reply says of a blocklist. Any text is accepted; a template's text gives the same list. */
    public static Listing of(String rawDiag) {
        Blocklist list = Blocklists.shipped().named(ReplyMask.masked(rawDiag));
        return list == null ? NONE : new Listing(list.name(), null);
    }
}
