/**
 * What the rules would have said of the stored days, night by night, and what other limits would. Begin with
 * {@link acct.backtest.BackTest}.
 */
@NullMarked
package acct.backtest;

import org.jspecify.annotations.NullMarked;
