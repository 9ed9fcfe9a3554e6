/**
 * Where acct is put together: {@link acct.Main} runs one command in its {@link acct.model.Surroundings}, {@link acct.Acct} hands
 * out the rooms.
 */
@NullMarked
package acct;

import org.jspecify.annotations.NullMarked;
