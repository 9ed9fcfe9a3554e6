/**
 * The statements of the {@code sql} folder and what an engine answers to them; no database is known here. Begin with
 * {@link acct.sql.SqlFile}, then {@link acct.sql.Engine} and {@link acct.sql.Row}.
 */
@NullMarked
package acct.sql;

import org.jspecify.annotations.NullMarked;
