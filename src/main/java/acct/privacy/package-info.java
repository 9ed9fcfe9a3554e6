/** Whose address is hidden, and how: local parts of addresses, wherever they stand in a row. */
@NullMarked
package acct.privacy;

import org.jspecify.annotations.NullMarked;
