/** Reads PowerMTA accounting files: bytes to physical lines to records, each line accounted for. */
@NullMarked
package acct.read;

import org.jspecify.annotations.NullMarked;
