/** The SQL catalogue and its runner; counts out, never rates. */
@NullMarked
package acct.aggregate;

import org.jspecify.annotations.NullMarked;
