/** The PowerMTA configuration: what acct understands of it, and its parser. */
@NullMarked
package acct.pmta;

import org.jspecify.annotations.NullMarked;
