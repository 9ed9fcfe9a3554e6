/** Gives meaning to text from the log: which ISP a row went to, what a reply means. */
@NullMarked
package acct.classify;

import org.jspecify.annotations.NullMarked;
