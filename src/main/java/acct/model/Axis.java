package acct.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a reply is a sign of: where to look for the cause. Coarser than the words of a reply, beside its category. */
public enum Axis {
    /** How the addresses were won and kept: dead ones are still on the list. */
    LIST_QUALITY,
    /** The state of one living mailbox. */
    MAILBOX_STATE,
    /** The name of the source IP. */
    IP_REPUTATION,
    /** The name of a domain in the message. */
    DOMAIN_REPUTATION,
    /** What the message says and carries. */
    CONTENT,
    /** How fast and how parallel mail is sent. */
    THROTTLING,
    /** The sender's DNS, signatures and TLS. */
    AUTHENTICATION,
    /** Nothing: it passes by itself. */
    NONE,
    /** A rule of the receiver that says nothing of reputation. */
    POLICY,
    /** Network and servers, mostly the receiver's. */
    INFRASTRUCTURE,
    /** How the message or the dialogue is built. */
    FORMAT,
    /** Not known. */
    UNKNOWN;

    /** The name in JSON, in SQL and in rules, such as {@code list-quality}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The axis with this label. */
    public static Optional<Axis> of(String label) {
        return Arrays.stream(values()).filter(a -> a.label().equals(label)).findFirst();
    }

    /** All labels, for messages. */
    public static String labels() {
        return Arrays.stream(values()).map(Axis::label).collect(Collectors.joining(", "));
    }
}
