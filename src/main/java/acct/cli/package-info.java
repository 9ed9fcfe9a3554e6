/** One class per command: options in, one call, print. */
@NullMarked
package acct.cli;

import org.jspecify.annotations.NullMarked;
