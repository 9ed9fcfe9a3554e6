/** What is wrong with a PowerMTA configuration by itself. Begin with {@link acct.pmta.check.Checks}. */
@NullMarked
package acct.pmta.check;

import org.jspecify.annotations.NullMarked;
