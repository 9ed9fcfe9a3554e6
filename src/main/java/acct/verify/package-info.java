/**
 * Proves what was loaded: reads files again and compares them with the stored rows. Begin with
 * {@link acct.verify.Verifier}.
 */
@NullMarked
package acct.verify;

import org.jspecify.annotations.NullMarked;
