/**
 * PowerMTA configurations as settings that are kept and compared. Begin with {@link acct.pmta.snapshot.SettingInventory} and
 * {@link acct.pmta.snapshot.Differences}.
 */
@NullMarked
package acct.pmta.snapshot;

import org.jspecify.annotations.NullMarked;
