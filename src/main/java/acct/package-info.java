/** Start-up: {@link acct.Main} runs one command in its {@link acct.model.Surroundings}; {@link acct.Acct} puts the rooms together. */
@NullMarked
package acct;

import org.jspecify.annotations.NullMarked;
