package acct.classify.reply;

import acct.classify.reply.Blocklists.Blocklist;
import acct.classify.reply.MaskedText.Find;
import acct.classify.reply.MaskedText.Place;
import acct.classify.reply.MaskedText.Placeholder;
import acct.ip.Address;
import acct.ip.Address.Kind;
import acct.ip.HostName;
import java.util.List;
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

    /** What stands before the address or domain that a list's page is asked for. */
    private static final List<String> ASKED =
            List.of("ip=", "query/ip/", "ip_address=", "domain=", "query/domain/", "query=", "?", "d=");

    /** The list that a template names; null if none. */
    public static @Nullable String blocklist(String templateText) {
        Blocklist list = named(templateText);
        return list == null ? null : list.name();
    }

    /** The reply that PowerMTA repeats where it decided itself was not given to that message. */
    private static @Nullable Blocklist named(String templateText) {
        Blocklist list = Blocklists.shipped().named(templateText);
        return list != null && OwnMta.shipped().speaks(templateText) ? null : list;
    }

    /** What a reply says of a blocklist. Any text is accepted; a template's text gives the same list. */
    public static Listing of(String rawDiag) {
        MaskedText masked = ReplyMask.remembered(rawDiag);
        String template = masked.toString();
        Blocklist list = named(template);
        if (list == null) {
            return NONE;
        }
        boolean domain = list.kind() == Blocklists.Kind.DOMAIN;
        return new Listing(list.name(), best(masked.finds(), template, domain));
    }

    /** Of all that was masked the one in the plainest place; of equals the first. */
    private static @Nullable String best(List<Find> finds, String template, boolean domain) {
        String best = null;
        int weight = -1;
        for (Find find : finds) {
            String listed = domain ? domain(find) : address(find);
            int own = listed == null ? -1 : weight(find, template);
            if (own > weight) {
                best = listed;
                weight = own;
            }
        }
        return best;
    }

    /** In the address of a list's page 3, before a zone 2, in brackets or after “domain” 1, else 0. */
    private static int weight(Find find, String template) {
        String before = template.substring(0, Math.min(find.at(), template.length()));
        if (ASKED.stream().anyMatch(before::endsWith)) {
            return 3;
        }
        if (find.place() == Place.BEFORE_ZONE) {
            return 2;
        }
        return before.endsWith("[") || before.endsWith("omain ") ? 1 : 0;
    }

    private static @Nullable String address(Find find) {
        if (find.kind() != Placeholder.IP) {
            return null;
        }
        boolean reversed = find.place() == Place.BEFORE_ZONE;
        Address address = Address.of(reversed ? WrittenIp.turned(find.text()) : find.text());
        return address.kind() == Kind.VALID ? address.text() : null;
    }

    private static @Nullable String domain(Find find) {
        if (find.kind() == Placeholder.IP || find.place() == Place.BEFORE_HOST) {
            return null;
        }
        return HostName.canonical(find.text().substring(find.text().lastIndexOf('@') + 1));
    }
}
