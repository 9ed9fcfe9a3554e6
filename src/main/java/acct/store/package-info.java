/**
 * The DuckDB file: lock, schema, transactions, space; and its answers as an engine. Begin with {@link acct.store.Store}
 * and {@link acct.store.DuckDbEngine}.
 */
@NullMarked
package acct.store;

import org.jspecify.annotations.NullMarked;
