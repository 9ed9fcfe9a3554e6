/**
 * The PowerMTA configuration against the log, and against its own past. Begin with {@link acct.audit.Auditing}; each
 * {@code *Audit} is one kind of question, and sees only what was handed to it.
 */
@NullMarked
package acct.audit;

import org.jspecify.annotations.NullMarked;
