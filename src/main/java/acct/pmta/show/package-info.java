/**
 * What holds for one thing in a PowerMTA configuration, and what it is called in a sentence. Begin with
 * {@link acct.pmta.show.Shown}.
 */
@NullMarked
package acct.pmta.show;

import org.jspecify.annotations.NullMarked;
