/** What the rules find in a store, with every rule that there is. Begin with {@link acct.alert.Alerts}. */
@NullMarked
package acct.alert;

import org.jspecify.annotations.NullMarked;
