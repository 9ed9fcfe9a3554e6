/** Which days a night has told of, and which it owes. Begin with {@link acct.night.Nights}. */
@NullMarked
package acct.night;

import org.jspecify.annotations.NullMarked;
