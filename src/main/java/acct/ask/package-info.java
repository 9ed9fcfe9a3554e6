/**
 * Asks the statements of {@code sql/} of any engine: counts, what was logged, the memory of replies. Begin with
 * {@link acct.ask.Questions}. Counts come out, never rates.
 */
@NullMarked
package acct.ask;

import org.jspecify.annotations.NullMarked;
