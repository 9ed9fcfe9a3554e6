/**
 * How rows come in, each exactly once: the ledger of files, two lanes, overlap, replies. Begin with {@link acct.load.Loads},
 * then {@link acct.load.Loader}.
 */
@NullMarked
package acct.load;

import org.jspecify.annotations.NullMarked;
