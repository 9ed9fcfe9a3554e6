/** What holds for the statements of {@code sql}, whichever engine runs them. */
@NullMarked
package acct.sql;

import org.jspecify.annotations.NullMarked;
