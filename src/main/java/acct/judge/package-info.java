/** Thresholds against counts; pure, no I/O. */
@NullMarked
package acct.judge;

import org.jspecify.annotations.NullMarked;
