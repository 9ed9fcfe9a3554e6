/** Synthetic accounting files and the PowerMTA configuration that belongs to them. */
@NullMarked
package acct.sample;

import org.jspecify.annotations.NullMarked;
