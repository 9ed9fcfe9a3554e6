/** Single rows: the story of a recipient or a message, the rows behind a number, and where they stand in their files. */
@NullMarked
package acct.trace;

import org.jspecify.annotations.NullMarked;
