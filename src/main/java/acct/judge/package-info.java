/**
 * When a rule speaks: facts of a day in, alerts out, and no store in sight. Begin with {@link acct.judge.Judge} and
 * {@link acct.judge.RateLevel}.
 */
@NullMarked
package acct.judge;

import org.jspecify.annotations.NullMarked;
