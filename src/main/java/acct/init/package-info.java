/** A first acct.yaml, made of what is found on this host. */
@NullMarked
package acct.init;

import org.jspecify.annotations.NullMarked;
