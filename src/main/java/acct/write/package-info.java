/** Files that appear whole or not at all. */
@NullMarked
package acct.write;

import org.jspecify.annotations.NullMarked;
