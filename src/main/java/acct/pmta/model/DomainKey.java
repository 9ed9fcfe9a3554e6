package acct.pmta.model;

import acct.ip.HostName;

/**
 * A key that signs mail, {@code domain-key SELECTOR,DOMAIN,FILE}. User's Guide v5.0, 3.3.1.33.1. Where the private key
 * lies is nobody's business here.
 *
 * @param selector its name in the DNS
 * @param domain the domain it signs for, in small letters; {@code *} for any
 * @param place where it is configured
 */
public record DomainKey(String selector, String domain, Place place) {
    /** Whether it signs for whatever domain there is. */
    public boolean isForAny() {
        return domain.equals("*");
    }

    /** Whether it signs mail from that domain: the same, or one above it. */
    public boolean covers(String from) {
        String small = HostName.ascii(from);
        return isForAny() || small.equals(domain) || small.endsWith("." + domain);
    }
}
