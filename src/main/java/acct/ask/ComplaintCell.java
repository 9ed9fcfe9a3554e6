package acct.ask;

import org.jspecify.annotations.Nullable;

/**
 * Complaints about one source IP at one ISP over several days.
 *
 * @param sourceIp the address; null is unknown
 * @param isp an ISP that tells of single complaints
 * @param delivered recipients delivered
 * @param complaints reports that came back
 */
public record ComplaintCell(@Nullable String sourceIp, String isp, long delivered, long complaints) {}
