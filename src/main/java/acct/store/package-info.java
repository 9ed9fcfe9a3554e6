/** The DuckDB file: schema, ledger, loading in one transaction a file. */
@NullMarked
package acct.store;

import org.jspecify.annotations.NullMarked;
