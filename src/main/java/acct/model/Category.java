package acct.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a reply that is no delivery means: one of a small set, whatever words the receiving server found for it. */
public enum Category {
    /** The address is dead: unknown, disabled, inactive. */
    MAILBOX,
    /** The recipient's domain is dead, or takes no mail. */
    DOMAIN,
    /** The mailbox is full. */
    QUOTA,
    /** The source IP or its network is blocked or has a bad name. */
    IP_REPUTATION,
    /** A domain of the message, in the sender's address, its signature or its links, is blocked or has a bad name. */
    DOMAIN_REPUTATION,
    /** The message itself: taken for spam, a virus, a link, an attachment, too large. */
    CONTENT,
    /** Too much, too fast, too many connections or recipients. */
    RATE_LIMIT,
    /** SPF, DKIM, DMARC, TLS, reverse DNS, HELO, a sender's domain without DNS. */
    AUTHENTICATION,
    /** Turned away for a short while because the sender is new to the receiver. */
    GREYLISTING,
    /** The receiver's or the recipient's own rule; relaying denied. */
    POLICY,
    /** Network, the receiver's DNS, its overload, a loop, or time run out. */
    CONNECTION,
    /** A breach of SMTP or of the message format. */
    PROTOCOL,
    /** No answer at all: PowerMTA, its configuration or whoever runs it gave the recipient up. */
    ADMINISTRATIVE,
    /** Nothing that any rule knows. */
    OTHER;

    /** The name in JSON, in SQL and in rules, such as {@code ip-reputation}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The category with this label. */
    public static Optional<Category> of(String label) {
        return Arrays.stream(values()).filter(c -> c.label().equals(label)).findFirst();
    }

    /** All labels, for messages. */
    public static String labels() {
        return Arrays.stream(values()).map(Category::label).collect(Collectors.joining(", "));
    }
}
