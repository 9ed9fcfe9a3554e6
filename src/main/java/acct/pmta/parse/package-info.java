/**
 * Reads PowerMTA configuration files into their model; a line that is not understood costs that line. Begin with
 * {@link acct.pmta.parse.ConfigurationReader}.
 */
@NullMarked
package acct.pmta.parse;

import org.jspecify.annotations.NullMarked;
