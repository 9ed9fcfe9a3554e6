/** What the judge remembers: troubles from their first bad day to their last. Begin with {@link acct.incident.Incidents}. */
@NullMarked
package acct.incident;

import org.jspecify.annotations.NullMarked;
