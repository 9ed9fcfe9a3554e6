/** What kind of mail a virtual MTA sends. Begin with {@link acct.classify.traffic.TrafficClasses}. */
@NullMarked
package acct.classify.traffic;

import org.jspecify.annotations.NullMarked;
