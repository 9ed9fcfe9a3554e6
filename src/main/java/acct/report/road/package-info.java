/** The picture that follows mail from pool to source IP to ISP. Begin with {@link acct.report.road.Roads}. */
@NullMarked
package acct.report.road;

import org.jspecify.annotations.NullMarked;
