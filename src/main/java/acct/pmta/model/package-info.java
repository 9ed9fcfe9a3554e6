/** A PowerMTA configuration as it was understood, without secrets. Begin with {@link acct.pmta.model.Configuration}. */
@NullMarked
package acct.pmta.model;

import org.jspecify.annotations.NullMarked;
