/**
 * How much of what happened is chance: intervals, tails and false discoveries. Numbers in, numbers out; nothing here knows
 * what is counted. Begin with {@link acct.chance.Wilson} for what is true, and {@link acct.chance.BetaBinomial} for what
 * is usual.
 */
@NullMarked
package acct.chance;

import org.jspecify.annotations.NullMarked;
