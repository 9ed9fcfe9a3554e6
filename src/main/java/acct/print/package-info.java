/**
 * Rows for people and programs: columns, formats, numbers, and text of a log made harmless for each. Begin with
 * {@link acct.print.Column} and {@link acct.print.Format}.
 */
@NullMarked
package acct.print;

import org.jspecify.annotations.NullMarked;
