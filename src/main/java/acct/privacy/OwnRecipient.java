package acct.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whom a row is about, as far as that is to be hidden.
 *
 * @param local what stands before the {@code @}, as logged
 * @param domain what stands behind it; may be empty
 * @param instead what is written in the place of {@code local}
 */
record OwnRecipient(String local, String domain, String instead) {
    private static final String TYPE = "rfc822;";

    /** The recipients of a row that something is written instead of. */
    static List<OwnRecipient> of(LocalParts parts, @Nullable String rcpt, @Nullable String orcpt) {
        List<OwnRecipient> own = new ArrayList<>();
        add(own, parts, rcpt);
        if (orcpt != null && !orcpt.equals(rcpt)) {
            add(own, parts, orcpt);
        }
        return own;
    }

    private static void add(List<OwnRecipient> own, LocalParts parts, @Nullable String cell) {
        if (cell == null) {
            return;
        }
        int from = begin(cell);
        int at = cell.lastIndexOf('@');
        String local = unquoted(cell.substring(from, at < from ? end(cell) : at));
        String domain = at < from ? "" : cell.substring(at + 1, end(cell));
        if (local.isEmpty()) {
            return;
        }
        String instead = parts.of(local, domain);
        if (instead.equals(local)) {
            return;
        }
        own.add(new OwnRecipient(local, domain, instead));
        int tag = local.indexOf('+');
        if (tag > 0) {
            String mailbox = local.substring(0, tag);
            String hidden = parts.of(mailbox, domain);
            own.add(new OwnRecipient(mailbox, domain, hidden.equals(mailbox) ? instead : hidden));
        }
    }

    /** Where an address begins in a cell that may also say of which type it is. */
    static int begin(String cell) {
        int from = cell.regionMatches(true, 0, TYPE, 0, TYPE.length()) ? TYPE.length() : 0;
        return from < cell.length() && cell.charAt(from) == '<' ? from + 1 : from;
    }

    /** Where it ends. */
    static int end(String cell) {
        return cell.endsWith(">") ? cell.length() - 1 : cell.length();
    }

    /** A local part may be written in quotes, and has to be where it holds blanks. */
    static String unquoted(String local) {
        return local.length() > 2 && local.startsWith("\"") && local.endsWith("\"")
                ? local.substring(1, local.length() - 1)
                : local;
    }

    boolean isAt(String other) {
        return domain.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
