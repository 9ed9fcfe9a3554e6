/**
 * The command line: one class for each command, which turns options into one call and prints what comes back. Begin with
 * {@link acct.cli.AcctCommand} and a short command such as {@link acct.cli.StatusCommand}.
 */
@NullMarked
package acct.cli;

import org.jspecify.annotations.NullMarked;
