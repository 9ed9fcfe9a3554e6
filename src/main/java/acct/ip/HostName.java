package acct.ip;

import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one spelling of a domain, host or queue name that is compared. PowerMTA writes an internationalized domain as
 * UTF-8 in {@code queue} and {@code rcpt} but as punycode in {@code dsnMta}, so all become punycode. Never asks DNS.
 */
public final class HostName {
    /** The longest name DNS has (RFC 1035, 2.3.4, as text). Longer text is no name; this keeps hostile text cheap. */
    private static final int LONGEST = 253;
    /** Stands for text that cannot be a name. Equal to no name. */
    private static final String UNREADABLE = "?";

    private HostName() {}

    /** Lower case, without blanks around it and without the root's dot; null if blank. */
    public static @Nullable String canonical(@Nullable String text) {
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
        return ascii(name);
    }

    /** The part of {@code queue} before the last slash; null if that is blank. A vMTA's name has no slash. */
    public static @Nullable String ofQueue(@Nullable String queue) {
        if (queue == null) {
            return null;
        }
        int slash = queue.lastIndexOf('/');
        return canonical(slash < 0 ? queue : queue.substring(0, slash));
    }

    /** Small letters, {@code xn--} instead of umlauts; what cannot be a name only gets small letters. */
    public static String ascii(String name) {
        if (name.chars().allMatch(c -> c < 0x80)) {
            return name.toLowerCase(Locale.ROOT);
        }
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
