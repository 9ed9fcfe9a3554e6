package acct.verify;

/**
 * What a copy of a store holds.
 *
 * @param rows accounting rows that are kept
 * @param loads how many loads the ledger knows
 * @param bytes of the file
 */
public record BackedUp(long rows, long loads, long bytes) {}
