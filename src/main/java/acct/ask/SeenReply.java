package acct.ask;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one template at one ISP: the same reply but for what varies from message to message.
 *
 * @param template the template's id
 * @param text the masked reply; empty if the rows say nothing
 * @param isp the destination; null is unknown
 * @param events how many rows of the period carry it
 * @param bounced of them recipients that were given up
 * @param deferred of them attempts that are tried again
 * @param firstSeen the first time at this ISP, also before the period, by the clock of its file
 * @param lastSeen the last time up to the end of the period
 * @param category what it means; of several codes that came with it, of the most frequent
 * @param axis what it is a sign of; null is unknown
 * @param severityClass hard, soft or block; null is unknown
 * @param rule the rule that decided
 * @param blocklist the list that it names
 * @param action what to do about its category
 * @param reputation whether it speaks of the sender's name: IP, domain or authentication
 * @param isNew whether the ISP never gave it before the period
 * @param ispKnown whether anything of this ISP is stored of before the period
 * @param addresses how many source IPs got it
 * @param sourceIps at most five of them, the most frequent first
 * @param example one reply as it came; null if it was not asked for, or its rows have gone
 */
public record SeenReply(
        String template,
        String text,
        @Nullable String isp,
        long events,
        long bounced,
        long deferred,
        @Nullable OffsetDateTime firstSeen,
        @Nullable OffsetDateTime lastSeen,
        String category,
        @Nullable String axis,
        @Nullable String severityClass,
        String rule,
        @Nullable String blocklist,
        String action,
        boolean reputation,
        boolean isNew,
        boolean ispKnown,
        long addresses,
        List<String> sourceIps,
        @Nullable String example) {

    public SeenReply {
        sourceIps = List.copyOf(sourceIps);
    }

    /** {@code 192.0.2.1, 192.0.2.2 and 3 more}; empty if no source IP is known. */
    public String sources() {
        if (sourceIps.isEmpty()) {
            return "";
        }
        long more = addresses - sourceIps.size();
        return String.join(", ", sourceIps) + (more > 0 ? " and " + more + " more" : "");
    }
}
