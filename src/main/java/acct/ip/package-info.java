/** IP addresses: one text for each, ranges, and host names. Begin with {@link acct.ip.Addresses}. */
@NullMarked
package acct.ip;

import org.jspecify.annotations.NullMarked;
