package acct.pmta.model;

import acct.ip.AddressRange;

/**
 * An address that mail leaves from, and the name it says of itself.
 *
 * @param range one address, or a network of which the local ones are used
 * @param helo the name in EHLO; empty if it is not given
 * @param place where it is configured
 */
public record SourceHost(AddressRange range, String helo, Place place) {}
