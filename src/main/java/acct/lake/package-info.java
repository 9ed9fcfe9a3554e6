/**
 * Parquet files of many servers in one folder: publishing, manifests, and reading them as one store. Nobody else writes
 * there, and no file is changed once it has its name.
 */
@NullMarked
package acct.lake;

import org.jspecify.annotations.NullMarked;
