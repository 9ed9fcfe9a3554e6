package acct.classify;

import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one spelling of a domain, host or queue name that is compared. PowerMTA writes an internationalized domain as
 * UTF-8 in {@code queue} and {@code rcpt} but as punycode in {@code dsnMta}, so all become punycode. Never asks DNS.
 */
final class HostName {
    /** The longest name DNS has (RFC 1035, 2.3.4, as text). Longer text is no name; this keeps hostile text cheap. */
    private static final int LONGEST = 253;
    /** Stands for text that cannot be a name. Equal to no name. */
    private static final String UNREADABLE = "?";

    private HostName() {}

    /** Lower case, without blanks around it and without the root's dot; null if blank. */
    static @Nullable String canonical(@Nullable String text) {
        String name = text == null ? "" : text.strip();
        if (name.isEmpty()) {
            return null;
        }
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        if (name.isEmpty() || name.length() > LONGEST) {
            return UNREADABLE;
        }
        return isAscii(name) ? name.toLowerCase(Locale.ROOT) : punycode(name);
    }

    /** The part of {@code queue} before the last slash; null if that is blank. A vMTA's name has no slash. */
    static @Nullable String ofQueue(@Nullable String queue) {
        if (queue == null) {
            return null;
        }
        int slash = queue.lastIndexOf('/');
        return canonical(slash < 0 ? queue : queue.substring(0, slash));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static String punycode(String name) {
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
