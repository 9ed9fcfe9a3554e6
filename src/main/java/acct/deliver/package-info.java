/** Puts finished reports where people find them: files moved into place, and mail. */
@NullMarked
package acct.deliver;

import org.jspecify.annotations.NullMarked;
