/** Whose mailbox a recipient has. Begin with {@link acct.classify.isp.IspDirectory}. */
@NullMarked
package acct.classify.isp;

import org.jspecify.annotations.NullMarked;
