package acct.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a finding counts, or what else it is about. */
public enum Metric {
    /** Recipients that bounced for good, of all recipients. */
    HARD,
    /** Recipients that were refused for who sent or what was sent, of all recipients. */
    BLOCK,
    /** Attempts that were put off, of all attempts. */
    DEFERRAL,
    /** Complaints, of all deliveries. */
    COMPLAINT,
    /** What an ISP said. */
    REPLY,
    /** Attempts without a conversation, of all attempts. */
    CONNECTION,
    /** Attempts refused for SPF, DKIM, DMARC or the PTR name, of all attempts. */
    AUTHENTICATION,
    /** Deliveries that took long, of all deliveries. */
    LATENCY,
    /** How much was sent. */
    VOLUME,
    /** The stored files. */
    DATA,
    /** The configuration of PowerMTA. */
    CONFIG,
    /** The plan of a new source IP. */
    WARMING;

    /** The name in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this name. */
    public static Optional<Metric> of(String label) {
        return Stream.of(values())
                .filter(metric -> metric.label().equals(label))
                .findFirst();
    }
}
