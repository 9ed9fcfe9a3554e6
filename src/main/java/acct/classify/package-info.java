/** Gives meaning to text from the log: which ISP a row went to, which address is canonical. */
@NullMarked
package acct.classify;

import org.jspecify.annotations.NullMarked;
