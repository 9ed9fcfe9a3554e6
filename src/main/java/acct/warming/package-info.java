/**
 * New source IPs and the plans that they follow: plan, tally, verdict, rows and words. Begin with
 * {@link acct.warming.WarmingTracking}.
 */
@NullMarked
package acct.warming;

import org.jspecify.annotations.NullMarked;
