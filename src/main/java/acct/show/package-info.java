/** One screen about anything: its numbers, hours, partners, replies, incidents, and what the configuration says of it. */
@NullMarked
package acct.show;

import org.jspecify.annotations.NullMarked;
