/** acct as a process of its own, killed, starved and started at once: what law 12 promises. */
@NullMarked
package acct.campaign;

import org.jspecify.annotations.NullMarked;
